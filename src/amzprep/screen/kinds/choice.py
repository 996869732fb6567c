"""Kind `choice`: a letter, sure or unsure, then why; by keys, or by lines where the cursor cannot move."""

from __future__ import annotations

import sys
from collections import deque
from typing import Any

from rich.console import Console

from amzprep.app.choice_report import answer_blocks, choice_ending, item_blocks, left, rating_line
from amzprep.app.choosing import Choosing
from amzprep.app.underway import Underway
from amzprep.domain.rating import Rating
from amzprep.domain.report import Block, Paragraph, Report
from amzprep.errors import Interrupted
from amzprep.render.drawing import draw
from amzprep.screen import prompt
from amzprep.screen.console import make_console
from amzprep.screen.how import How
from amzprep.screen.rating import RATINGS, read_line
from amzprep.screen.terminal import is_dumb, keys, restored

INTERRUPTED = "interrupted; what was answered is kept"
ENTER, STOP, FLAG = "", "q", "!"
ASK = "a b c d answers · ! flags · q stops"
SURE = "s sure · u unsure"
ON = "ENTER goes on · 1-4 rates it Again, Hard, Good, Easy · ! flags · q stops"
FLAGGED = "Noted; `amzprep questions flags` lists it."


class Stopped(Exception):
    """The learner asked to stop before answering."""


class Items:
    """A person answering items, one after the other, on one terminal."""

    def __init__(self, *, plain: bool) -> None:
        self.console: Console = make_console(plain=plain)
        self.by_lines = plain or is_dumb()

    def answer(self, choosing: Choosing, head: str = "") -> None:
        """Ask one item until it is answered, and show why. Raises Stopped, KeyboardInterrupt."""
        with choosing:
            self.show([Paragraph([""]), *item_blocks(choosing, head)])
            letters = [choosing.letter(option) for option in choosing.order]
            letter = self._one_of(choosing, ASK, [*letters, STOP])
            if letter == STOP:
                raise Stopped
            sure = self._one_of(choosing, f"{letter} · {SURE}", ["s", "u"]) == "s"
            option = choosing.option(letter)
            assert option is not None
            choosing.choose(option, sure=sure)
        self.show([Paragraph([""]), *answer_blocks(choosing)])

    def settle(self, choosing: Choosing) -> tuple[Rating, bool]:
        """The rating, and whether the learner goes on."""
        rating = choosing.rate()
        self.show([Paragraph([rating_line(choosing, rating)])])
        while True:
            key = self._one_of(choosing, ON, [ENTER, STOP, *RATINGS])
            if key not in RATINGS:
                return rating, key == ENTER
            rating = choosing.rate(RATINGS[key])
            self.show([Paragraph([rating_line(choosing, rating)])])

    def show(self, blocks: list[Block]) -> None:
        self.console.print(draw(blocks))

    def _one_of(self, choosing: Choosing, text: str, allowed: list[str]) -> str:
        """One of some keys (or lines); `!` flags the question and asks again."""
        while True:
            said = self._line(text) if self.by_lines else self._key(text, {*allowed, FLAG})
            word, _, rest = said.partition(" ")
            if word == FLAG:
                self._flag(choosing, rest)
            elif said.lower() in allowed:
                return said.lower()
            else:
                self.console.print(f"no answer {said!r}; {text}", markup=False)

    def _flag(self, choosing: Choosing, why: str) -> None:
        why = why.strip() or read_line("What is wrong with it? > ")
        choosing.flag(why)
        self.console.print(FLAGGED, markup=False)

    def _line(self, text: str) -> str:
        return read_line(f"{text}\n> ")

    def _key(self, text: str, allowed: set[str]) -> str:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
        with keys() as keyboard:
            waiting = deque(prompt.typed_ahead())
            while True:
                key = waiting.popleft() if waiting else keyboard.read(1.0)
                found = ENTER if key in ("\r", "\n") else key.lower()
                if key and found in allowed:
                    return found


def run(underway: Underway[Any], how: How) -> Report:
    """One item from its situation to its rating. Raises Interrupted on Ctrl-C."""
    choosing: Choosing = underway  # type: ignore[assignment]
    items = Items(plain=how.plain)
    try:
        with restored():
            items.answer(choosing)
            rating, go_on = items.settle(choosing)
            return choice_ending(choosing, rating, person=True, go_on=go_on)
    except Stopped:
        return left(choosing)
    except KeyboardInterrupt as stop:
        sys.stdout.write("\n")
        raise Interrupted(INTERRUPTED) from stop


PRACTISE = run
