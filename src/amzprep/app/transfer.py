"""Move the log between machines: one JSON line per event, out and in again. Coming in is a union by id."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from amzprep.app.workspace import Workspace
from amzprep.domain.event import Event
from amzprep.domain.report import Line, Paragraph, Report, Span
from amzprep.errors import ContentError, NotReadyError, UsageError
from amzprep.store.log import Added

STDIN = "-"


def exported(workspace: Workspace) -> Iterator[str]:
    """The log as lines, in the order of the fold: two logs with the same events give the same lines."""
    for event in workspace.log.events():
        yield json.dumps(event.as_json()) + "\n"


def export_log(workspace: Workspace, path: str) -> Report:
    """Write the log to a file, whole or not at all. Raises NotReadyError when it cannot be written."""
    part, n = f"{path}.part", 0
    try:
        with open(part, "w", encoding="ascii") as file:
            for line in exported(workspace):
                file.write(line)
                n += 1
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        if os.path.isfile(part):
            os.unlink(part)
        raise NotReadyError(f"{path}: {error.strerror}; nothing was exported") from error
    data = {"file": path, "events": n}
    return Report("export", data, [Paragraph([f"Wrote {_events(n)} to {path}."])], next=f"amzprep log import {path}")


def import_log(workspace: Workspace, path: str) -> Report:
    """The union of the log with exported lines, all or nothing; `-` reads standard input.

    Raises UsageError for a file that is not there and ContentError, with its line, for one that is no export.
    """
    with _opened(path) as file:
        source = _Lines(file, path)
        added = workspace.add(source.events())
    minted = workspace.log.device() if added.cloned else ""
    own = minted if added.cloned and minted not in added.cloned else ""
    data = {"file": path, "new": added.new, "known": added.known, "differing": added.differing, "torn": source.torn,
            "cloned": list(added.cloned)}  # fmt: skip
    return Report(
        "import", data, [Paragraph([_summary(added), *_notes(added, source.torn, own)])], next="amzprep today"
    )


def rebuild(workspace: Workspace) -> Report:
    """Compute attempts and cards anew from the events."""
    if not workspace.log.count():
        data = {"events": 0, "attempts": 0, "cards": 0, "changed": False}
        return Report("rebuild", data, [Paragraph(["The log is empty: nothing to rebuild."])])
    right = workspace.log.rebuild()
    workspace.forget()
    attempts, cards, n = len(workspace.history.attempts), len(workspace.history.cards or {}), workspace.log.count()
    state = "they are as before" if right else "some were wrong and are right now"
    text = f"{_events(n)}: {_count(attempts, 'attempt')} and {_count(cards, 'card')} computed anew; {state}."
    data = {"events": n, "attempts": attempts, "cards": cards, "changed": not right}
    return Report("rebuild", data, [Paragraph([text])], next="amzprep today")


class _Lines:
    """Lines of an export as events; `torn` tells whether the last one was cut off and left out."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self.file, self.name, self.torn = file, "standard input" if name == STDIN else name, False

    def events(self) -> Iterator[Event]:
        previous: tuple[int, bytes] | None = None
        for n, line in enumerate(self.file, 1):
            if not line.strip():
                continue
            if previous is not None:
                yield self._event(*previous, last=False)
            previous = n, line
        if previous is not None:
            try:
                yield self._event(*previous, last=True)
            except EOFError:
                self.torn = True

    def _event(self, n: int, line: bytes, *, last: bool) -> Event:
        try:
            raw = json.loads(line.decode("utf-8-sig"), parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            if last:
                raise EOFError from error
            raise ContentError(f"{self.name}:{n}: not a JSON line ({error}); nothing was imported") from error
        try:
            json.dumps(raw, ensure_ascii=False).encode()  # half a surrogate pair cannot be kept
            return Event.from_json(raw)
        except (ValueError, RecursionError) as error:
            raise ContentError(f"{self.name}:{n}: not an event ({error}); nothing was imported") from error


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == STDIN:
        yield sys.stdin.buffer
        return
    try:
        file = open(path, "rb")  # noqa: SIM115
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; import takes a file of `amzprep log export`") from error
    with file:
        yield file


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _summary(added: Added) -> str:
    known = f"{_count(added.known, 'event')} {'was' if added.known == 1 else 'were'} known already"
    if added.new:
        return f"Imported {_events(added.new)}; {known}." if added.known else f"Imported {_events(added.new)}."
    return f"Nothing new: {known}." if added.known else "Nothing new: there was no event in it."


def _notes(added: Added, torn: bool, own: str) -> Iterator[Line]:
    if torn:
        yield Span("The last line was cut off and is left out; the next export brings it.", "warn")
    if added.differing:
        yield Span(f"{_events(added.differing)} had a known id and other content; what was here first is kept.", "warn")
    if own:
        clone = "Another machine counts its events as this one does (a copied home?)"
        yield Span(f"{clone}; from now on this is device {own}.", "warn")
    elif added.cloned:
        yield Span(f"Two other machines count their events as one device ({', '.join(added.cloned)}).", "warn")


def _events(n: int) -> str:
    return _count(n, "event")


def _count(n: int, word: str) -> str:
    return f"{n:,} {word}{'s' * (n != 1)}"
