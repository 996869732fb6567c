"""What runs in the judge's child: a pack's own code (cases, oracle, scale, checker). It never sees a submission's code.

Frames as in `runner`: in `{code, signature, in_place, file}`, then `{k, task, …}`; out `{load}`, then `{k, v}` or
`{k, e}`. It may know expected values; it runs under the same walls, because packs are foreign too.
"""

from __future__ import annotations

import builtins
import sys
import time
import types
from typing import Any

from amzprep.domain.signature import Signature, read_signature
from amzprep.domain.type import DTYPES, Array, conform
from amzprep.grader import runner, values

ORACLE, REFERENCE = "$oracle", "$reference"
ORACLE_SECONDS = 2.0
HANDLERS: dict[type, Any] = {Array: lambda array: ["n", DTYPES[array.dtype], list(array.shape), list(array.flat)]}


class PackError(Exception):
    """The pack's code does not keep to the format; the text says where."""


def serve(fd: int, region: Any, arrays: Any) -> None:
    """Load the pack's file, then answer tasks."""
    channel, prints = runner.Channel(fd), runner.Prints(region)
    program = channel.take()
    if program is None:
        return
    sys.stdout = sys.stderr = prints
    try:
        runner.FILE = program["file"]
        pack = _Pack(program)
    except BaseException as error:
        channel.send({"load": runner._error(error), "p": 0})
        return
    channel.send({"load": None, "p": 0})
    while (request := channel.take()) is not None:
        try:
            channel.send({"k": request["k"], "v": getattr(pack, "task_" + request["task"])(**request["with"]), "p": 0})
        except BaseException as error:
            channel.send({"k": request["k"], "e": runner._error(error), "p": 0})


class _Pack:
    def __init__(self, program: dict[str, Any]) -> None:
        self.signature: Signature = read_signature(program["signature"])
        self.in_place: str | None = program["in_place"]
        self.module = types.ModuleType("cases")
        self.module.__file__ = program["file"]
        sys.modules["cases"] = self.module
        exec(builtins.compile(program["code"], program["file"], "exec", dont_inherit=True), self.module.__dict__)

    def task_cases(self) -> values.Tree:
        """Every hidden case as [group, args, marker, want]; oracle wants are worked out here."""
        groups = getattr(self.module, "GROUPS", None)
        if not isinstance(groups, dict) or not groups:
            raise PackError("cases.py has no GROUPS = {group: [(args, want), …]}")
        return [
            "l",
            *[self.case(group, i, each) for group, each_of in groups.items() for i, each in enumerate(each_of)],
        ]

    def case(self, group: Any, i: int, pair: Any) -> values.Tree:
        where = f"group {group!r}, case {i + 1}"
        if not isinstance(group, str) or not isinstance(pair, tuple | list) or len(pair) != 2:
            raise PackError(f"{where}: a case is (args, want)")
        args, want = pair
        try:
            read = self.signature.read_args(args)
            marker = want if isinstance(want, str) and want in (ORACLE, REFERENCE) else ""
            if marker == ORACLE:
                want = self.answer(read, where)
            tree = None if marker == REFERENCE else self.want(want, read)
        except ValueError as error:
            raise PackError(f"{where}: {error}") from error
        return ["l", group, values.encode(read, HANDLERS), marker, tree]

    def answer(self, args: Any, where: str) -> Any:
        oracle = getattr(self.module, "oracle", None)
        if oracle is None:
            raise PackError(f"{where} wants the oracle, but cases.py has no oracle(…)")
        start = time.process_time()
        answer = oracle(*_plain(args))
        if time.process_time() - start > ORACLE_SECONDS:
            raise PackError(f"{where}: the oracle needs more than {ORACLE_SECONDS:g} s; keep its cases small")
        return answer

    def want(self, want: Any, args: Any) -> values.Tree:
        if self.in_place is not None and self.signature.function is not None:
            type_ = dict(self.signature.function.params)[self.in_place]
            return values.encode(conform(want, type_, "want"), HANDLERS)
        return values.encode(self.signature.read_want(want, args), HANDLERS)

    def task_oracle(self, args: list[values.Tree]) -> values.Tree:
        """The oracle's answer for each argument list; None where there is no oracle."""
        if not hasattr(self.module, "oracle"):
            return None
        read = [values.decode(each, _array) for each in args]
        return ["l", *[self.want(self.answer(each, f"case {i + 1}"), each) for i, each in enumerate(read)]]

    def task_scale(self, n: int) -> values.Tree:
        """Arguments of natural size n; None where the question has no scale(n)."""
        if not hasattr(self.module, "scale"):
            return None
        return values.encode(self.signature.read_args(self.module.scale(n)), HANDLERS)

    def task_check(self, args: values.Tree, want: values.Tree, got: values.Tree) -> values.Tree:
        """The checker's word: True, False or what is wrong."""
        said = self.module.check(*[_plain(values.decode(each, _array)) for each in (args, want, got)])
        if not isinstance(said, bool | str):
            raise PackError("check(args, want, got) returns a bool or a text")
        return said


def _array(kind: str, shape: list[int], flat: list[Any]) -> Array:
    dtype = next(name for name, each in DTYPES.items() if each == kind)
    return Array(dtype, tuple(shape), tuple(flat))


def _plain(value: Any) -> Any:
    """A fresh copy for the pack's code; arrays become numpy arrays where there is numpy, else nested lists."""
    if isinstance(value, Array):
        numpy = sys.modules.get("numpy")
        if numpy is not None:
            return numpy.array(value.flat, dtype=value.dtype).reshape(value.shape)
        raise PackError("this question needs numpy, which is not installed")
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, tuple):
        return tuple(_plain(each) for each in value)
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return set(value) if isinstance(value, set) else value
