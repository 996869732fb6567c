"""What runs inside a child: compile the submission, answer each case with a value, never with a verdict.

Frames in both directions: four bytes of length, then JSON. In: `{code, name, is_class, in_place}`, then `{k, a}` per
case (k a nonce, a the arguments as a tree). Out: `{load: null | error}`, then `{k, v, p}` or `{k, e, p}` (p: how far
the print region is filled). The child knows inputs only, so forging a frame gains nothing: only a right value is right.
Imports nothing of ours but `values`, which is as bare.
"""

from __future__ import annotations

import builtins
import json
import os
import struct
import sys
import types
from typing import Any

from amzprep.grader import values

FILE = "solution.py"
FRAMES, TEXT = 12, 2000
OUT_OF_MEMORY = 71  # the exit code where there was not even room to say so
SIP, GULP = 2**16, 2**20  # bytes read at a time: a large buffer costs more than most requests
SMALL = 2**16  # below it a copy costs less than a second call


class Channel:
    """Frames over one descriptor; reads whatever has arrived and hands out whole frames."""

    def __init__(self, fd: int) -> None:
        self.fd = fd
        self.buffer = bytearray()
        self.start = 0

    def take(self) -> Any | None:
        """The next frame, None at the end."""
        head = self._bytes(4)
        if head is None:
            return None
        body = self._bytes(struct.unpack("<I", head)[0])
        return None if body is None else json.loads(body)

    def _bytes(self, size: int) -> bytes | None:
        while len(self.buffer) - self.start < size:
            if self.start:
                del self.buffer[: self.start]
                self.start = 0
            more = os.read(self.fd, SIP if len(self.buffer) < SIP else GULP)
            if not more:
                return None
            self.buffer += more
        taken = bytes(self.buffer[self.start : self.start + size])
        self.start += size
        return taken

    def send(self, message: Any) -> None:
        self.send_body(values.dump(message))

    def send_body(self, body: bytes) -> None:
        head = struct.pack("<I", len(body))
        for part in [head + body] if len(body) < SMALL else [head, body]:
            data = memoryview(part)
            while data:
                data = data[os.write(self.fd, data) :]


class Prints:
    """Standard output of a submission: a shared region that the parent reads, so a print costs no system call."""

    encoding, errors, newlines = "utf-8", "replace", None

    def __init__(self, region: Any) -> None:
        self.region = region
        self.used = 0
        self.full = False

    def write(self, text: Any) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        data = text.encode("utf-8", "replace")
        room = len(self.region) - self.used
        self.region[self.used : self.used + min(room, len(data))] = data[:room]
        self.used += min(room, len(data))
        if len(data) > room:
            self.full = True
            raise OutputLimit("too much output")
        return len(text)

    def writelines(self, lines: Any) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError("standard output has no descriptor here")


class OutputLimit(BaseException):
    """The print region is full."""


def serve(fd: int, region: Any, arrays: Any) -> None:
    """Read the submission and answer cases until the parent closes the channel."""
    channel, prints = Channel(fd), Prints(region)
    program = channel.take()
    if program is None:
        return
    sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = prints  # type: ignore[misc, assignment]
    sys.stdin = sys.__stdin__ = _no_input  # type: ignore[misc, assignment]
    try:
        entry = _load(program)
    except BaseException as error:  # whatever a submission raises is its own
        channel.send({"load": _error(error), "p": prints.used})
        return
    channel.send({"load": None, "p": prints.used})
    call = _class_call(entry) if program["is_class"] else _function_call(entry, program["in_place"])
    while (request := channel.take()) is not None:
        channel.send_body(_answer(call, request, prints, arrays))


class _NoInput:
    def __getattr__(self, name: str) -> Any:
        raise OSError("there is no standard input here; the arguments are the input")


_no_input = _NoInput()


class MissingEntry(Exception):
    """The submission compiles but does not define what was asked for."""


def _load(program: dict[str, Any]) -> Any:
    module = types.ModuleType("solution")
    module.__file__ = FILE
    sys.modules["solution"] = module
    exec(_compiled(program["code"]), module.__dict__)
    entry = module.__dict__.get(program["name"])
    if not callable(entry):
        kind = "class" if program["is_class"] else "function"
        raise MissingEntry(f"there is no {kind} named {program['name']}")
    return entry


def _compiled(code: str) -> types.CodeType:
    """The program's code. Raises SyntaxError for every text that is no program: NULs, lone surrogates, too deep."""
    try:
        return builtins.compile(code, FILE, "exec", dont_inherit=True)
    except (ValueError, OverflowError, RecursionError, MemoryError) as error:
        raise SyntaxError(str(error) or "nested too deep for the compiler") from None


def _function_call(function: Any, in_place: int | None) -> Any:
    if in_place is None:
        return lambda args: function(*args)

    def mutate(args: list[Any]) -> Any:
        function(*args)
        return args[in_place]

    return mutate


def _class_call(class_: Any) -> Any:
    def drive(args: list[Any]) -> list[Any]:
        made, results = class_(*args[0]), []
        for i, (method, given) in enumerate(args[1]):
            try:
                results.append(getattr(made, method)(*given))
            except BaseException as error:
                error.__amzprep_op__ = i  # type: ignore[attr-defined]
                raise
            if results[-1] is not None and type(results[-1]) not in _FIXED:
                results[-1] = _Encoded(values.encode(results[-1]))  # as it is now: it may change later
        return results

    return drive


_FIXED = frozenset({int, float, str, bool})


class _Encoded:
    __slots__ = ("tree",)

    def __init__(self, tree: Any) -> None:
        self.tree = tree


HANDLERS: dict[type, Any] = {_Encoded: lambda each: each.tree}


def _answer(call: Any, request: dict[str, Any], prints: Prints, arrays: Any) -> bytes:
    try:
        result = call(values.decode(request["a"], arrays))
        tree = values.encode(result, HANDLERS)
        if prints.full:
            raise OutputLimit("too much output")
        return values.dump({"k": request["k"], "v": tree, "p": prints.used})
    except BaseException as error:
        return values.dump({"k": request["k"], "e": _error(error), "p": prints.used})


def _error(error: BaseException) -> dict[str, Any]:
    """What is told of an error: read through the slots of the base class, because the error's own may do anything."""
    name = str(type.__dict__["__name__"].__get__(type(error)))[:80]
    try:
        return {"type": name, **_details(error)}
    except BaseException:
        return {"type": name, "text": "", "frames": [], "op": None}


def _details(error: BaseException) -> dict[str, Any]:
    frames = []
    trace = BaseException.__dict__["__traceback__"].__get__(error)
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == FILE:
            frames.append([trace.tb_lineno, trace.tb_frame.f_code.co_name[:80]])
        trace = trace.tb_next
    if len(frames) > FRAMES:
        skipped = [0, f"{len(frames) - FRAMES} frames"]
        frames = [*frames[: FRAMES // 2], skipped, *frames[-FRAMES // 2 :]]
    if isinstance(error, SyntaxError) and error.filename == FILE:
        frames = [[error.lineno or 0, ""]]
    try:
        text = str(error.msg if isinstance(error, SyntaxError) else error)
        text = str.__getitem__(text, slice(0, TEXT))
    except BaseException:
        text = ""
    op = getattr(error, "__amzprep_op__", None)
    return {"text": text, "frames": frames, "op": op if type(op) is int else None}
