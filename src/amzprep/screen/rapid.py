"""Rapid fire on a terminal: ten questions, a story and its first sentence for each, and three minutes for all."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from amzprep.app.closing import clock
from amzprep.app.rapid import Asked, Rapid, rapid_ending
from amzprep.app.stories_at_hand import stories_at_hand
from amzprep.domain.report import Block, Paragraph, Report, Span
from amzprep.errors import Interrupted
from amzprep.render.drawing import draw
from amzprep.screen.console import make_console
from amzprep.screen.how import How
from amzprep.screen.key import ENTER, read_key
from amzprep.screen.rating import read_line
from amzprep.screen.terminal import is_dumb, restored
from amzprep.screen.typed import Board, Typed
from amzprep.screen.typed_line import type_line

INTERRUPTED = "stopped; what was answered is kept"
HELP = "For each question: which story, then its first sentence (type it, or say it and press ENTER). No story twice."
PASS = "ENTER alone passes; ! WHY flags."
SAY = "First sentence?"
OVER = "ENTER shows how it went."
FLAG = "!"
FLAGGED = "Noted, and the clock runs; `amzprep questions flags` lists it."
HOW_TO_FLAG = "! WHY flags the question: write what is wrong after the !"


class Countdown(Board):
    """A board whose prompt ends with the time, half typed or not; `over` says that it did."""

    def __init__(self, rapid: Rapid, *, plain: bool) -> None:
        super().__init__(self._left, rapid.keep_draft, plain=plain)
        self.rapid, self.over = rapid, False

    def _left(self) -> str:
        return f"{clock(max(0.0, self.rapid.left_s))} left · {self.rapid.at + 1} of {len(self.rapid.asked)}"

    def _line(self, default: str) -> Typed:
        text, ended = type_line(f"[{self._left()}] > ", self.keep, default=default, left=lambda: self.rapid.left_s)
        self.over = not ended
        return Typed(text, False)

    def _keep_going(self, session: Any) -> None:
        super()._keep_going(session)

        async def end() -> None:
            await asyncio.sleep(max(0.0, self.rapid.left_s))
            self.over = True
            session.app.exit(result=session.default_buffer.text)

        session.app.create_background_task(end())


class Fire:
    """The questions one after the other until all are through or the time is over."""

    def __init__(self, rapid: Rapid, how: How) -> None:
        self.rapid, self.console = rapid, make_console(plain=how.plain)
        self.board = Countdown(rapid, plain=how.plain or is_dumb())

    def run(self) -> None:
        """Raises KeyboardInterrupt when it is stopped; what was typed is kept."""
        bank = stories_at_hand(self.rapid.workspace)
        self._print(Paragraph([f"{len(self.rapid.asked)} questions in {clock(self.rapid.limit_s)}. {HELP} {PASS}",
                               *(f"{i:>3}  {each.title}" for i, each in enumerate(bank, 1))]))  # fmt: skip
        while (asked := self.rapid.current) is not None and not self.board.over:
            self._print(Paragraph(["", [f"{self.rapid.at + 1}. ", Span(asked.text, "strong")]]))
            self._answer(asked)

    def _answer(self, asked: Asked) -> None:
        if not self._name():
            return
        sentence = ""
        if asked.story:
            self._print(Paragraph([SAY]))
            sentence = self._read().text
        self._end(sentence)

    def _name(self) -> bool:
        """Ask for the story, once more after a repeat; False when the time is over."""
        for last in (False, True):
            typed = self._read()
            if self.board.over:
                self._end(typed.text)
                return False
            story = self.rapid.read(typed.text)
            earlier = self.rapid.used_for(story) if story else None
            if earlier is not None and not last:
                number = self.rapid.asked.index(earlier) + 1
                self._print(Paragraph([Span(f"You used that one for question {number}. Another one?", "warn")]))
                continue
            if earlier is not None:
                self._print(Paragraph([Span("The same again: counted as a repeat.", "warn")]))
            if story:
                self.rapid.name(story)
            return True
        return True

    def _read(self) -> Typed:
        """What is typed; a line that begins with `!` flags the question, and is asked for anew."""
        while (typed := self.board.read()).text.startswith(FLAG) and not self.board.over:
            why = typed.text.removeprefix(FLAG).strip()
            if why:
                self.rapid.flag(why)
            self.rapid.keep_draft("")
            self._print(Paragraph([FLAGGED if why else HOW_TO_FLAG]))
        return typed

    def _end(self, typed: str) -> None:
        if self.board.over:
            self._print(Paragraph([Span("Time. What you had typed is kept.", "strong")]))
            self.rapid.close(typed)
            self._pause()
        else:
            self.rapid.answer(typed)

    def _pause(self) -> None:
        """ENTER, so that whoever still types does not type into the shell."""
        if self.board.by_lines:
            read_line(f"{OVER} > ")
        else:
            read_key(OVER, (ENTER,), by_lines=False)

    def _print(self, block: Block) -> None:
        self.console.print(draw([block]))
        sys.stdout.flush()


def run_rapid(rapid: Rapid, how: How) -> Report:
    """Ten questions against one countdown. Raises Interrupted on Ctrl-C; what was answered is recorded by then."""
    try:
        with restored():
            rapid.begin()
            try:
                Fire(rapid, how).run()
            except BaseException:
                rapid.stop(rapid.draft)
                raise
    except KeyboardInterrupt as stop:
        sys.stdout.write("\n")
        raise Interrupted(f"{INTERRUPTED} in {rapid.folder.path}") from stop
    return rapid_ending(rapid)
