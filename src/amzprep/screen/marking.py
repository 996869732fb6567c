"""The learner marks the answer: musts first, each with a line of their own, then the other points, then red flags.

Lines are proposed by the words they share with a point; nothing is ticked before a key says so. The whole of it has
four minutes, and the clock is in every line.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping, Sequence
from itertools import zip_longest
from textwrap import wrap

from rich.console import Console

from amzprep.app.answering import SCORING_LIMIT_S, Answering
from amzprep.app.closing import clock
from amzprep.domain.report import Block, Heading, Paragraph, Span
from amzprep.domain.rubric import Point
from amzprep.render.drawing import draw
from amzprep.screen import prompt
from amzprep.screen.rating import read_line
from amzprep.screen.red_flags import ask_flags
from amzprep.screen.terminal import keys

LETTERS = "abcdefghijkoprstuvwxyz"  # without l (lines), m (memory), n (no), q
ENTER, YES = ("\r", "\n"), "ENTER"
OTHER_LINE = ("l another line", "m said it, wrote no line")
WHICH = "  With which of your lines? Only a claim with a line counts."
NO_LINE = "  No line stands out for it. Only a claim with a line counts: l finds the one you mean."
FIXED = "\u00a0"  # a space at which no line is broken
TICKS = (
    "a letter ticks a point: once with the line proposed, again with the next or from memory, then off; "
    "l picks a line for the last one"
)
LONG = 300  # letters of a line shown whole: a paragraph is not
AROUND = 6  # rows of a page that are not its points: heading, help, cursor


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
        if not self.by_lines:
            self._forget_keys()
        try:
            asked = self.rubric.musts(self.level)
            for i, point in enumerate(asked, 1):
                if point.id not in self.answering.state.decided:
                    self._must(point, f"must {i} of {len(asked)}")
            self._others(self.rubric.others(self.level))
            self._flags()
        finally:
            self._spend()
            self.answering.save()
        self.answering.marked(self.seconds)

    def _forget_keys(self) -> None:
        """A key pressed while the answer still ran must not tick a point."""
        prompt.typed_ahead()
        with keys() as keyboard:
            keyboard.drop()

    def _spend(self) -> None:
        self.answering.state.scoring_s = round(self.seconds, 1)

    def _clock(self) -> str:
        over = " over" if self.seconds > SCORING_LIMIT_S else ""
        return f"marking {clock(self.seconds)} of {clock(SCORING_LIMIT_S)}{over}"

    def _must(self, point: Point, title: str) -> None:
        """Yes or no; a yes takes a line, which ENTER or a number confirms, or counts as from memory."""
        found = [self.answering.lines[n] for n in self.answering.proposed(point)]
        while True:
            self._show(point, title, found)
            key = self._wanted(("y", "n", "m", "l", *_numbers(found)))
            if key == "y":
                self._say(WHICH if found else NO_LINE)
                self._say(_menu(*(["ENTER with line 1"] if found else []), *OTHER_LINE))
                key = self._wanted(("n", "m", "l", *_numbers(found), *((YES,) if found else ())))
            if key == "l":
                line = self._own_line()
                if line is None:
                    continue
            else:
                line = None if key == "n" else "" if key == "m" else found[0 if key == YES else int(key) - 1]
            self.answering.decide(point.id, line)
            self._say(f"  {self._mark(point)}")
            return

    def _show(self, point: Point, title: str, found: Sequence[str]) -> None:
        head = [Span(f"{title}: ", "dim"), Span(point.says, "strong"), Span(f"  [{self._clock()}]", "dim")]
        self._print([Paragraph(["", head])])
        for i, line in enumerate(found, 1):
            self._say(f"{i} {_short(line.strip(), LONG)}")
        with_line = [f"1-{len(found)} yes, with that line" if len(found) > 1 else "1 yes, with it"] if found else []
        self._say(_menu("did you say it? y yes", "n no", *with_line, *OTHER_LINE))

    def _own_line(self) -> str | None:
        """Any line by its number, found by a word where there are many; None for none."""
        lines = self.answering.lines
        shown, searched = list(enumerate(lines, 1)), False
        while True:
            for i, line in shown:
                self._say(f"{i:>3} {_short(line, self.console.width - 6)}")
            only = searched and len(shown) == 1
            typed = read_line(
                f"number of the line, or a word in it; ENTER {'takes this one, 0 none' if only else 'none'} > "
            )
            if typed.isdecimal() and 0 <= int(typed) <= len(lines):
                return lines[int(typed) - 1] if int(typed) else None
            if not typed:
                return shown[0][1] if only else None
            shown, searched = (
                [(i, line) for i, line in enumerate(lines, 1) if typed.casefold() in line.casefold()],
                True,
            )

    def _others(self, points: Sequence[Point]) -> None:
        if not points:
            return
        by_letter = dict(zip(LETTERS, points, strict=False))
        pages = self._pages({letter: f"{letter} {self._mark(point)}" for letter, point in by_letter.items()})
        for page, following in zip_longest(pages, pages[1:]):
            part = f", {page[0][0]} to {page[-1][0]} of {len(by_letter)}" if len(pages) > 1 else ""
            self._print([Paragraph([""]), Heading(f"The other points{part}  [{self._clock()}]")])
            for text in page:
                self._say(text)
            self._say(f"{TICKS} · ENTER {f'shows {following[0][0]} on' if following else 'goes on'}")
            self._tick(by_letter)

    def _pages(self, texts: Mapping[str, str]) -> list[list[str]]:
        """The points in portions that fit the screen, so that none scrolls off; by lines all at once."""
        room = max(3, self.console.height - AROUND)
        pages: list[list[str]] = [[]]
        free = room
        for text in texts.values():
            needs = len(self._wrapped(text))
            if pages[-1] and needs > free and not self.by_lines:
                pages.append([])
                free = room
            pages[-1].append(text)
            free -= needs
        return pages

    def _tick(self, by_letter: Mapping[str, Point]) -> None:
        """Keys until ENTER: a letter ticks its point, `l` picks a line for the last one."""
        last: Point | None = None
        while (key := self._key()) not in ENTER:
            if key == "l" and last is not None:
                line = self._own_line()
                if line is not None:
                    self.answering.claim(last.id, line)
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
        perhaps = "perhaps " if claim is None else ""
        most = self.console.width - 9 - len(perhaps)
        note = f'\n{perhaps}"{_short(words.strip(), most)}"' if words else "  from memory" if claim == "" else ""
        return f"{box} {point.says}{level}{note}"

    def _flags(self) -> None:
        flags = self.answering.body.red_flags
        if not flags:
            return
        self._print([Paragraph([""]), Heading(f"Red flags: did you?  [{self._clock()}]")])
        ask_flags(flags, lambda: self.answering.state.flags, self.answering.own_up, say=self._say,
                  pressed=self._pressed)  # fmt: skip

    def _key(self) -> str:
        """One key; by lines the first letter of a line, ENTER for an empty one."""
        return (self._pressed()[:1] or "\n").lower()

    def _pressed(self) -> str:
        """One key; by lines a whole line."""
        key = ""
        if self.by_lines:
            key = read_line(f"[{self._clock()}] > ")
        else:
            with keys() as keyboard:
                while not key:
                    key = keyboard.read(1.0)
        self._spend()
        return key

    def _wanted(self, wanted: Collection[str]) -> str:
        """The first of the wanted keys; ENTER is YES."""
        while (key := YES if (pressed := self._key()) in ENTER else pressed) not in wanted:
            pass
        return key

    def _print(self, blocks: Sequence[Block]) -> None:
        self.console.print(draw(blocks))

    def _say(self, text: str) -> None:
        """A text, wrapped below its beginning: behind `a [x] ` or `1 `."""
        self.console.print("\n".join(self._wrapped(text)), markup=False, highlight=False)
        sys.stdout.flush()

    def _wrapped(self, text: str) -> list[str]:
        box = text.find("[", 0, 3)
        indent = " " * (box + 4 if box >= 0 else 2 if text[1:2] == " " else 0)
        width = max(20, self.console.width - 1)
        first, *more = text.split("\n")
        lines = wrap(first, width, subsequent_indent=indent)
        lines += [line for each in more for line in wrap(each, width, initial_indent=indent, subsequent_indent=indent)]
        return [line.replace(FIXED, " ") for line in lines]


def _menu(*keys: str) -> str:
    """What the keys do, in a line that breaks between two of them only."""
    return f"  {' · '.join(each.replace(' ', FIXED) for each in keys)}"


def _numbers(found: Sequence[str]) -> list[str]:
    return [str(i) for i, _ in enumerate(found, 1)]


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
