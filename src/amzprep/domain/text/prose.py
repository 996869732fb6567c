"""Prose: a stretch of a text with its words, sentences, numbers and pronouns, each worked out when first asked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from amzprep.domain.text import markup, number, pronouns, sentence
from amzprep.domain.text.number import Change, Number
from amzprep.domain.text.phrases import Phrases
from amzprep.domain.text.pronouns import Pronouns
from amzprep.domain.text.sentence import Sentence

WORD = re.compile(r"\w+(?:['-]\w+|,\d{3}(?!\d)|\.(?![A-Z](?:[a-z]|\b))\w+|[@/&]\w+)*")


class Text:
    """A whole file's text, with its markup and without (`bare`); both have the same places."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.bare = markup.bare(raw)

    @cached_property
    def quotes(self) -> tuple[list[int], list[int]]:
        """Starts and ends of quotations and code."""
        spans = markup.quoted(self.raw)
        return [start for start, _ in spans], [end for _, end in spans]

    @cached_property
    def line_starts(self) -> list[int]:
        found = [0]
        at = self.raw.find("\n")
        while at >= 0:
            found.append(at + 1)
            at = self.raw.find("\n", at + 1)
        return found

    def place(self, at: int) -> tuple[int, int]:
        """Line and column of a place, counted from 1."""
        line = bisect_right(self.line_starts, at)
        return line, at - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """A line by its number, without its end."""
        start = self.line_starts[number - 1]
        end = self.raw.find("\n", start)
        return self.raw[start : len(self.raw) if end < 0 else end]


class Prose:
    """One or more spans of a text, read as one. All places (`starts`, of sentences, of numbers) are the text's.

    `words` are in lower case with straight apostrophes; word `i` stands at `starts[i]`.
    """

    def __init__(self, text: Text, spans: tuple[tuple[int, int], ...]) -> None:
        self.text, self.spans = text, spans

    def __bool__(self) -> bool:
        return bool(self.words)

    def __len__(self) -> int:
        """How many words it has."""
        return len(self.words)

    def __add__(self, other: Prose) -> Prose:
        """Both stretches of one text, in the order of the text; a span in both counts once."""
        return Prose(self.text, tuple(sorted({*self.spans, *other.spans})))

    @cached_property
    def _tokens(self) -> list[re.Match[str]]:
        return [match for start, end in self.spans for match in WORD.finditer(self.text.bare, start, end)]

    @cached_property
    def words(self) -> list[str]:
        return [match[0].lower() for match in self._tokens]

    @cached_property
    def starts(self) -> list[int]:
        return [match.start() for match in self._tokens]

    @cached_property
    def index(self) -> dict[str, list[int]]:
        """The places of each word among `words`."""
        found: dict[str, list[int]] = {}
        for i, word in enumerate(self.words):
            if word in found:
                found[word].append(i)
            else:
                found[word] = [i]
        return found

    def raw(self, i: int) -> str:
        """Word `i` as it is written."""
        return self._tokens[i][0]

    def end(self, i: int) -> int:
        """Where word `i` ends."""
        return self._tokens[i].end()

    def written(self, start: int, end: int) -> str:
        """What stands between two places, on one line."""
        return " ".join(self.text.raw[start:end].split())

    def said(self, lo: int, hi: int) -> str:
        """Words `lo` to `hi` (not included) as they are written."""
        return self.written(self.starts[lo], self.end(hi - 1))

    @cached_property
    def sentences(self) -> list[Sentence]:
        found: list[Sentence] = []
        starts = self.starts
        hi = 0
        for start, end in self.spans:
            for each in sentence.split(self.text.bare, self.text.raw, start, end):
                lo = bisect_left(starts, each.start, hi)
                hi = bisect_left(starts, each.end, lo)
                found.append(replace(each, lo=lo, hi=hi))
        return found

    def sentence_at(self, at: int) -> Sentence | None:
        """The sentence that covers a place of the text."""
        return next((each for each in self.sentences if each.start <= at < each.end), None)

    def sentence_of(self, i: int) -> Sentence | None:
        """The sentence that word `i` stands in."""
        return next((each for each in self.sentences if each.lo <= i < each.hi), None)

    @cached_property
    def entries(self) -> list[tuple[int, int]]:
        """The items of a list: its bullets and numbered lines, sub-headings, else its paragraphs."""
        found = [each for start, end in self.spans for each in _entries(self.text, start, end)]
        items = [(start, end) for start, end, item in found if item]
        return items or [(start, end) for start, end, _ in found]

    @cached_property
    def numbers(self) -> list[Number]:
        """Every number, spelled out or in figures, in order; identifiers and dates too (see `kind`)."""
        return number.find(self)

    @cached_property
    def changes(self) -> list[Change]:
        """Every "from A to B"."""
        return number.changes(self)

    @cached_property
    def pronouns(self) -> Pronouns:
        return pronouns.count(self)

    def says_i(self, each: Sentence) -> bool:
        """Whether the teller acts in a sentence: I, I've, my, myself outside quotations."""
        return pronouns.says_i(self, range(each.lo, each.hi))

    def is_quoted(self, at: int) -> bool:
        """Whether a place of the text is inside a quotation or code."""
        starts, ends = self.text.quotes
        i = bisect_right(starts, at) - 1
        return i >= 0 and at < ends[i]

    def find(self, phrases: Phrases, *, quotes: bool = True) -> list[tuple[int, int]]:
        """Where wordings stand, as (first word, word after the last); `quotes` off leaves out quoted ones."""
        found = phrases.find(self.words, self.index)
        return found if quotes else [each for each in found if not self.is_quoted(self.starts[each[0]])]

    def has(self, phrases: Phrases) -> bool:
        """Whether any of these wordings occurs, quotations included."""
        return bool(phrases.find(self.words, self.index))


def _entries(text: Text, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    yield from sentence.units(text.bare, text.raw, start, end)
    for match in re.compile(r"^ {0,3}#{3,6} +\S.*$", re.MULTILINE).finditer(text.raw, start, end):
        yield match.start(), match.end(), True
