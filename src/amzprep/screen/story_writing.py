"""Write a story on a terminal: title, principles and month, then one section after the other with its seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from shutil import get_terminal_size
from textwrap import fill, shorten
from typing import TYPE_CHECKING, TypeVar

from amzprep.app.stories_new import ASKS, Draft, Writing, create, read_principles, read_when, slug, unfinished
from amzprep.app.story_bank import home_folder
from amzprep.domain.principle import NAMES
from amzprep.domain.principle import slug as principle_slug
from amzprep.domain.rehearsal import BANDS
from amzprep.domain.story import SECTIONS, TITLES
from amzprep.errors import Interrupted, UsageError
from amzprep.screen import prompt
from amzprep.screen.terminal import is_dumb, restored
from amzprep.screen.typed import Board
from amzprep.stories.month import last_month

if TYPE_CHECKING:
    from amzprep.app.workspace import Workspace

T = TypeVar("T")
WIDE = 72  # signs of a title in a list
ENDS_SCREEN = (
    "TAB ends a section, ENTER begins a line, an empty section is left out; Ctrl-C stops and keeps everything."
)
ENDS_LINES = "A line with only . ends a section; Ctrl-C stops and keeps everything."


def write_story(
    workspace: Workspace, start: Draft, rate: float, *, folder: str | None, id_: str | None, force: bool, plain: bool
) -> tuple[str, Draft]:
    """Ask for what `start` lacks, then for every section; the file's path and what it holds.

    Raises Interrupted on Ctrl-C, when what was typed is in the file, UsageError for a name that is taken.
    """
    by_lines = plain or is_dumb()
    begun = _begun(folder or home_folder(workspace.places), by_lines) if not (start.title or id_) else None
    if begun is None:
        draft = _front(start, workspace.today, by_lines)
        path = create(workspace.places, draft, folder=folder, id_=id_ or slug(draft.title), force=force)
        writing = Writing(path, draft)
    else:
        path, draft = begun
        writing = Writing(path, draft)
        writing.draft = _front(_given(draft, start), workspace.today, by_lines)
    _say(ENDS_LINES if by_lines else ENDS_SCREEN)
    try:
        with restored():
            for name in SECTIONS:
                _section(writing, name, rate, by_lines)
    except KeyboardInterrupt as stop:
        raise Interrupted(f"stopped; {writing.path} holds what you typed, `amzprep stories edit` goes on") from stop
    return writing.path, writing.draft


def _begun(folder: str, by_lines: bool) -> tuple[str, Draft] | None:
    """A draft to go on with, of those that are begun, or None for another story."""
    waiting = unfinished(folder)
    if not waiting:
        return None
    sys.stdout.write("Begun and not told yet:\n")
    for i, (_, draft) in enumerate(waiting, 1):
        sys.stdout.write(f"{i:>3}  {shorten(draft.title, WIDE, placeholder=' …')}\n")

    def read(typed: str) -> tuple[str, Draft] | None:
        if typed and not (typed.isdecimal() and 1 <= int(typed) <= len(waiting)):
            raise UsageError(f"a number from 1 to {len(waiting)}, or ENTER")
        return waiting[int(typed) - 1] if typed else None

    return _asked("Which one (ENTER begins another story)?", "--title", read, by_lines)


def _given(draft: Draft, start: Draft) -> Draft:
    """The draft, with what the command line says in place of what it said."""
    return replace(draft, principles=start.principles or draft.principles, when=start.when or draft.when)


def _front(start: Draft, today: str, by_lines: bool) -> Draft:
    title = start.title or _asked("What do you call it?", "--title", str, by_lines)
    if not title:
        raise UsageError("a story needs a title; pass --title")
    principles = start.principles
    if not principles:
        sys.stdout.write("".join(f"{i:>3}  {name}\n" for i, name in enumerate(NAMES, 1)))
        principles = _asked(
            "Which principles, the strongest first (numbers or names)?", "--principles", _chosen, by_lines
        )
    when = start.when or last_month(title, today)
    when = when or _asked("When did it end (2025-03 or Mar 2025)?", "--when", read_when, by_lines)
    return Draft(title, principles, when, start.tags, start.sections, {"status": "draft", **start.front})


def _chosen(text: str) -> tuple[str, ...]:
    """Principles by the numbers of the list, or by name. Raises UsageError."""
    pieces = [each.strip() for each in text.replace(" ", ",").split(",") if each.strip()]
    if pieces and all(each.isdecimal() for each in pieces):
        if not all(1 <= int(each) <= len(NAMES) for each in pieces):
            raise UsageError(f"numbers go from 1 to {len(NAMES)}")
        return tuple(principle_slug(NAMES[int(each) - 1]) for each in pieces)
    return read_principles(text)


def _asked(question: str, flag: str, read: Callable[[str], T], by_lines: bool) -> T:
    """An answer that can be read; asked again with what is wrong until it can."""
    while True:
        typed = prompt.text(question, flag=flag, by_lines=by_lines)
        try:
            return read(typed)
        except UsageError as error:
            sys.stdout.write(f"{error.message}\n")


def _say(text: str) -> None:
    """Text broken between words."""
    sys.stdout.write(f"{fill(text, get_terminal_size().columns - 1)}\n")


def _section(writing: Writing, name: str, rate: float, by_lines: bool) -> None:
    sys.stdout.write("\n")
    _say(f"{TITLES[name]}. {ASKS[name]}")
    before = writing.draft.sections.get(name, "")
    if before and by_lines:
        sys.stdout.write(f"{before}\n")

    def clock() -> str:
        told = sum(writing.seconds(each, rate) for each in SECTIONS[:4])
        band = f" of {BANDS[name][0]}-{BANDS[name][1]}" if name in BANDS else ""
        return f"{TITLES[name]} {writing.seconds(name, rate):.0f}{band} s · story {told // 60:.0f}:{told % 60:02.0f}"

    def keep(text: str) -> None:
        writing.keep(name, "\n".join([*lines, text]) if by_lines else text)

    lines = [before] if before and by_lines else []
    board = Board(clock, keep, plain=by_lines)
    if not by_lines:
        writing.keep(name, board.read(default=before, multiline=True).text)
        return
    while True:
        typed = board.read()
        if typed.next:
            break
        lines.append(typed.text)
    writing.keep(name, "\n".join(lines).strip())
