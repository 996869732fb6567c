"""Prose: a stretch of a text with its words, sentences, numbers and pronouns, each worked out when first asked for.

A story is read by many rules, over many unions of its sections. So a text reads each span once (`Piece`), and a union
is put together from its pieces; where a word stands is worked out per sentence, and only for words that matter.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import overload

from amzprep.domain.text import change, markup, numerals, pronouns, sentence
from amzprep.domain.text.change import Change
from amzprep.domain.text.finder import Finder
from amzprep.domain.text.number import Number
from amzprep.domain.text.phrases import Phrases
from amzprep.domain.text.pronouns import Pronouns
from amzprep.domain.text.sentence import Sentence

WORD = re.compile(r"\w+(?:['-]\w+|,\d{3}(?!\d)|\.(?![A-Z](?:[a-z]|\b))\w+|[@/&]\w+)*")
ALNUM = re.compile(r"[^\W_]")
Span = tuple[int, int]


class Text:
    """A whole file's text, with its markup and without (`bare`); both have the same places.

    What stands before `start` (front matter) is no prose and is left as it is.
    """

    def __init__(self, raw: str, start: int = 0) -> None:
        self.raw = raw
        self.bare = raw[:start] + markup.bare(raw[start:]) if start else markup.bare(raw)
        self._pieces: dict[Span, Piece] = {}
        self._proses: dict[tuple[Span, ...], Prose] = {}
        self._starts: dict[int, list[int]] = {}

    def prose(self, *spans: Span) -> Prose:
        """The prose of some spans; the same object for the same spans."""
        found = self._proses.get(spans)
        if found is None:
            found = self._proses[spans] = Prose(self, spans)
        return found

    def piece(self, span: Span) -> Piece:
        """What one span holds."""
        found = self._pieces.get(span)
        if found is None:
            found = self._pieces[span] = Piece(self, span)
        return found

    @cached_property
    def quotes(self) -> tuple[list[int], list[int]]:
        """Starts and ends of quotations and code."""
        spans = markup.quoted(self.raw)
        return [start for start, _ in spans], [end for _, end in spans]

    def starts(self, sentence: Sentence, words: Sequence[str]) -> list[int]:
        """Where each of the words of a sentence stands."""
        found = self._starts.get(sentence.start)
        if found is None:
            found = self._starts[sentence.start] = list(self._places(sentence.start, sentence.end, words))
        return found

    def _places(self, start: int, end: int, words: Sequence[str]) -> Iterator[int]:
        lower = self.bare[start:end].lower()
        if len(lower) != end - start:  # a letter that has two signs in lower case
            yield from (each.start() for each in WORD.finditer(self.bare, start, end))
            return
        at = 0
        for word in words:  # between two words stands nothing that a word could begin with
            at = lower.find(word, at)
            yield start + at
            at += len(word)

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


class Piece:
    """One span of a text: its sentences and its words in lower case, as many per sentence as `lo` and `hi` say."""

    def __init__(self, text: Text, span: Span) -> None:
        self.text, self.span = text, span
        self._found: dict[Phrases, Sequence[Span]] = {}
        self.words: list[str] = []
        self.sentences: list[Sentence] = []
        bare = text.bare
        for start, end, bullet in sentence.split(bare, text.raw, *span):
            lo = len(self.words)
            self.words += words_of(bare[start:end])
            self.sentences.append(Sentence(start, end, bullet, lo, len(self.words)))

    @cached_property
    def quoted(self) -> frozenset[int]:
        """Which of its words stand inside a quotation or code."""
        starts, ends = self.text.quotes
        found: list[int] = []
        first, after = bisect_right(ends, self.span[0]), bisect_left(starts, self.span[1])
        for start, end in zip(starts[first:after], ends[first:after], strict=True):
            for each in self.sentences[bisect_right(self.sentences, start, key=_end_of) :]:
                if each.start >= end:
                    break
                places = self.text.starts(each, self.words[each.lo : each.hi])
                found += range(each.lo + bisect_left(places, start), each.lo + bisect_left(places, end))
        return frozenset(found)

    def find(self, phrases: Phrases) -> Sequence[Span]:
        """Where wordings stand: a piece is searched once, for all wordings that were asked for of any piece."""
        if phrases not in self._found:
            if phrases not in _FINDER:
                _FINDER.add(phrases)
            self._found = _FINDER.find(self.words)
        return self._found[phrases]

    @cached_property
    def numbers(self) -> list[Number]:
        return numerals.find(self.text.prose(self.span))

    @cached_property
    def changes(self) -> list[Change]:
        return change.changes(self.text.bare, self.numbers)


def words_of(bare: str) -> list[str]:
    """The words of a text without markup, in lower case."""
    return list(chain.from_iterable(map(_TOKENS.__getitem__, bare.split())))


class _Tokens(dict[str, tuple[str, ...]]):
    """The words of what stands between two spaces: people say the same few thousand, so each is taken apart once."""

    MOST = 100_000

    def __missing__(self, token: str) -> tuple[str, ...]:
        if len(self) >= self.MOST:
            self.clear()
        found = self[token] = tuple(word.lower() for word in WORD.findall(token))
        return found


_TOKENS = _Tokens()
_FINDER = Finder()


class Starts(Sequence[int]):
    """Where each word of some prose stands; the places of a sentence are worked out when one of them is asked for."""

    def __init__(self, prose: Prose) -> None:
        self._text, self._words, self._sentences = prose.text, prose.words, prose.sentences
        self._los = [each.lo for each in self._sentences]

    def __len__(self) -> int:
        return len(self._words)

    @overload
    def __getitem__(self, i: int) -> int: ...
    @overload
    def __getitem__(self, i: slice) -> list[int]: ...
    def __getitem__(self, i: int | slice) -> int | list[int]:
        if isinstance(i, slice):
            return [self[each] for each in range(*i.indices(len(self._words)))]
        if i < 0:
            i += len(self._words)
        if not 0 <= i < len(self._words):
            raise IndexError(i)
        each = self._sentences[bisect_right(self._los, i) - 1]
        return self.of(each)[i - each.lo]

    def of(self, sentence: Sentence) -> list[int]:
        """Where each word of a sentence stands."""
        return self._text.starts(sentence, self._words[sentence.lo : sentence.hi])

    def end(self, i: int) -> int:
        """Where word `i` ends."""
        start, word = self[i], self._words[i]
        end = start + len(word)
        if self._text.bare[start:end].lower() == word:
            return end
        match = WORD.match(self._text.bare, start)
        return match.end() if match is not None else start


class Prose:
    """One or more spans of a text, read as one. All places (`starts`, of sentences, of numbers) are the text's.

    `words` are in lower case with straight apostrophes; word `i` stands at `starts[i]`. Headings are not said, so their
    words are not among them.
    """

    def __init__(self, text: Text, spans: tuple[Span, ...]) -> None:
        self.text, self.spans = text, spans

    def __bool__(self) -> bool:
        return bool(self.words)

    def __len__(self) -> int:
        """How many words it has."""
        return len(self.words)

    @property
    def is_written(self) -> bool:
        """Whether there is any text, without reading it."""
        return any(ALNUM.search(self.text.bare, start, end) for start, end in self.spans)

    def __add__(self, other: Prose) -> Prose:
        """Both stretches of one text, in the order of the text; a span in both counts once."""
        return self.text.prose(*sorted({*self.spans, *other.spans}))

    @cached_property
    def words(self) -> list[str]:
        pieces = [self.text.piece(span) for span in self.spans]
        return pieces[0].words if len(pieces) == 1 else [word for each in pieces for word in each.words]

    @cached_property
    def sentences(self) -> list[Sentence]:
        pieces = [self.text.piece(span) for span in self.spans]
        if len(pieces) == 1:
            return pieces[0].sentences
        found: list[Sentence] = []
        base = 0
        for piece in pieces:
            found += [Sentence(s.start, s.end, s.bullet, s.lo + base, s.hi + base) for s in piece.sentences]
            base += len(piece.words)
        return found

    @cached_property
    def starts(self) -> Starts:
        """Where each word stands."""
        return Starts(self)

    def where(self, words: Container[str]) -> list[int]:
        """The places of some words among its words."""
        return [i for i, word in enumerate(self.words) if word in words]

    def places(self, sentence: Sentence) -> list[int]:
        """Where each word of a sentence stands."""
        return self.starts.of(sentence)

    def raw(self, i: int) -> str:
        """Word `i` as it is written."""
        return self.text.bare[self.starts[i] : self.starts.end(i)]

    def end(self, i: int) -> int:
        """Where word `i` ends."""
        return self.starts.end(i)

    def written(self, start: int, end: int) -> str:
        """What stands between two places, on one line."""
        return " ".join(self.text.raw[start:end].split())

    def said(self, lo: int, hi: int) -> str:
        """Words `lo` to `hi` (not included) as they are written."""
        return self.written(self.starts[lo], self.end(hi - 1))

    def sentence_at(self, at: int) -> Sentence | None:
        """The sentence that covers a place of the text."""
        return next((each for each in self.sentences if each.start <= at < each.end), None)

    def sentence_of(self, i: int) -> Sentence | None:
        """The sentence that word `i` stands in."""
        return next((each for each in self.sentences if each.lo <= i < each.hi), None)

    @cached_property
    def entries(self) -> list[Span]:
        """The items of a list: its bullets and numbered lines, sub-headings, else its paragraphs."""
        found = [each for start, end in self.spans for each in _entries(self.text, start, end)]
        items = [(start, end) for start, end, item in found if item]
        return items or [(start, end) for start, end, _ in found]

    @cached_property
    def numbers(self) -> list[Number]:
        """Every number, spelled out or in figures, in order; identifiers and dates too (see `kind`)."""
        return [each for span in self.spans for each in self.text.piece(span).numbers]

    @cached_property
    def changes(self) -> list[Change]:
        """Every "from A to B"."""
        return [each for span in self.spans for each in self.text.piece(span).changes]

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

    @cached_property
    def _quoted(self) -> frozenset[int]:
        pieces = [self.text.piece(span) for span in self.spans]
        if len(pieces) == 1:
            return pieces[0].quoted
        bases = accumulate((len(each.words) for each in pieces), initial=0)
        return frozenset(i + base for base, piece in zip(bases, pieces, strict=False) for i in piece.quoted)

    def word_is_quoted(self, i: int) -> bool:
        """Whether word `i` is inside a quotation or code."""
        return i in self._quoted

    def find(self, phrases: Phrases, *, quotes: bool = True) -> list[Span]:
        """Where wordings stand, as (first word, word after the last); `quotes` off leaves out quoted ones."""
        found: list[Span] = []
        base = 0
        for piece in (self.text.piece(span) for span in self.spans):  # no wording goes from one section to the next
            here = piece.find(phrases)
            if here:
                found += [(lo + base, hi + base) for lo, hi in here] if base else here
            base += len(piece.words)
        return found if quotes else [each for each in found if not self.word_is_quoted(each[0])]

    def has(self, phrases: Phrases) -> bool:
        """Whether any of these wordings occurs, quotations included."""
        return any(self.text.piece(span).find(phrases) for span in self.spans)


def _end_of(sentence: Sentence) -> int:
    return sentence.end


_SUB_HEADING = re.compile(r"^ {0,3}#{3,6} +\S.*$", re.MULTILINE)


def _entries(text: Text, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    yield from sentence.units(text.bare, text.raw, start, end)
    for match in _SUB_HEADING.finditer(text.raw, start, end):
        yield match.start(), match.end(), True
