"""The learner marks the answer: musts first, each with a line of their own, then the other points, then red flags.

Lines are proposed by the words they share with a point; nothing is ticked before a key says so. The whole of it has
four minutes, and the clock is in every line.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from textwrap import wrap

from rich.console import Console

from amzprep.app.answering import SCORING_LIMIT_S, Answering
from amzprep.app.closing import clock
from amzprep.domain.report import Block, Bullets, Heading, Paragraph, Span
from amzprep.domain.rubric import Point
from amzprep.render.text import draw
from amzprep.screen.rating import read_line
from amzprep.screen.terminal import keys

LETTERS = "abcdefghijkoprstuvwxyz"  # without l (lines), m (memory), n (no), q
ENTER = ("\r", "\n")


class Marking:
    """The three screens of marking; each decision is saved at once."""

    def __init__(self, answering: Answering, console: Console, *, by_lines: bool) -> None:
        self.answering, self.console, self.by_lines = answering, console, by_lines
        self.rubric, self.level = answering.body.rubric, answering.state.level
        self._start = answering.workspace.clock.steady() - answering.state.scoring_s

    @property
    def seconds(self) -> float:
        return self.answering.workspace.clock.steady() - self._start

    def run(self) -> None:
        """Musts, other points, red flags; then the marks are recorded. Raises KeyboardInterrupt."""
        try:
            musts = [each for each in self.rubric.musts(self.level) if each.id not in self.answering.state.claims]
            for i, point in enumerate(musts, 1):
                self._must(point, f"must {i} of {len(musts)}")
            self._others(self.rubric.others(self.level))
            self._flags()
        finally:
            self.answering.state.scoring_s = round(self.seconds, 1)
            self.answering.save()
        self.answering.marked(self.seconds)

    def _clock(self) -> str:
        return f"marking {clock(self.seconds)} of {clock(SCORING_LIMIT_S)}"

    def _must(self, point: Point, title: str) -> None:
        found = self.answering.proposed(point)
        head = Paragraph([[Span(f"{title}: ", "dim"), Span(point.says, "strong"), Span(f"  [{self._clock()}]", "dim")]])
        lines = [f"{i}  {self.answering.lines[n]}" for i, n in enumerate(found, 1)]
        self._print([Paragraph([""]), head, *([Bullets(lines)] if lines else [])])
        yes = "ENTER yes, with line 1 · 1-3 with that line · " if found else "ENTER no · "
        self._say(f"{yes}l another line · m said it, but wrote no line · n no")
        while True:
            key = self._key()
            if key in ENTER:
                self.answering.claim(point.id, self.answering.lines[found[0]] if found else None)
            elif key.isdigit() and 1 <= int(key) <= len(found):
                self.answering.claim(point.id, self.answering.lines[found[int(key) - 1]])
            elif key == "m":
                self.answering.claim(point.id, "")
            elif key == "l":
                if not self._own_line(point):
                    continue
            elif key != "n":
                continue
            self._say(f"  {self._mark(point)}")
            return

    def _own_line(self, point: Point) -> bool:
        """Ask for the number of any line; whether one was taken."""
        lines = self.answering.lines
        self._print([Bullets([f"{i}  {line}" for i, line in enumerate(lines, 1)])] if lines else [])
        number = read_line("number of the line, ENTER none > ")
        if number.isdigit() and 1 <= int(number) <= len(lines):
            self.answering.claim(point.id, lines[int(number) - 1])
            return True
        return False

    def _others(self, points: Sequence[Point]) -> None:
        if not points:
            return
        self._print([Paragraph([""]), Heading(f"The other points  [{self._clock()}]")])
        by_letter = dict(zip(LETTERS, points, strict=False))
        for letter, point in by_letter.items():
            self._say(f"{letter} {self._mark(point)}")
        self._say("a letter ticks a point: once with the line proposed, again with the next or from memory, then off; "
                  "l picks a line for the last one · ENTER goes on")  # fmt: skip
        last: Point | None = None
        while (key := self._key()) not in ENTER:
            if key == "l" and last is not None:
                self._own_line(last)
            elif key in by_letter:
                last = by_letter[key]
                self._cycle(last)
            else:
                continue
            self._say(f"{next(name for name, each in by_letter.items() if each is last)} {self._mark(last)}")

    def _cycle(self, point: Point) -> None:
        """Off, then each proposed line, then from memory, then off."""
        proposed = [self.answering.lines[n] for n in self.answering.proposed(point)]
        states: list[str | None] = [None, *dict.fromkeys(proposed), ""]
        now = self.answering.state.claims.get(point.id)
        at = states.index(now) if now in states else len(states) - 2
        self.answering.claim(point.id, states[(at + 1) % len(states)])

    def _mark(self, point: Point) -> str:
        claim = self.answering.state.claims.get(point.id)
        box = "[ ]" if claim is None else "[x]" if claim else "[~]"
        proposed = self.answering.proposed(point) if claim is None else []
        level = "" if point.applies(self.rubric.at(self.level)) else f" ({', '.join(point.levels)})"
        words = claim or (self.answering.lines[proposed[0]] if proposed else "")
        note = f'  "{_short(words)}"' if words else "  from memory" if claim == "" else ""
        return f"{box} {point.says}{level}{'' if claim is not None or not words else '  perhaps'}{note}"

    def _flags(self) -> None:
        flags = self.answering.body.red_flags
        if not flags:
            return
        self._print([Paragraph([""]), Heading(f"Red flags: did you?  [{self._clock()}]")])
        for i, flag in enumerate(flags, 1):
            self._say(f"{i} {flag}")
        self._say("a number owns up to one, again takes it back · ENTER: none of the others")
        while (key := self._key()) not in ENTER:
            if key.isdigit() and 1 <= int(key) <= len(flags):
                number = int(key) - 1
                self.answering.own_up(number, yes=number not in self.answering.state.flags)
                self._say(f"{key} {'[x]' if number in self.answering.state.flags else '[ ]'}")

    def _key(self) -> str:
        """One key; by lines the first letter of a line, ENTER for an empty one."""
        if self.by_lines:
            return read_line(f"[{self._clock()}] > ")[:1].lower() or "\n"
        with keys() as keyboard:
            while True:
                key = keyboard.read(1.0)
                if key:
                    return key.lower()

    def _print(self, blocks: Sequence[Block]) -> None:
        self.console.print(draw(blocks))

    def _say(self, text: str) -> None:
        """A line, wrapped below its text: behind `a [x] ` or `1 `."""
        indent = " " * (6 if text[1:3] == " [" else 2 if text[1:2] == " " else 0)
        width = max(20, self.console.width - 1)
        self.console.print("\n".join(wrap(text, width, subsequent_indent=indent)), markup=False, highlight=False)
        sys.stdout.flush()


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
