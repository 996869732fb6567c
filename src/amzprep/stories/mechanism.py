"""What keeps an outcome in place: the mechanisms a story says were put there, by their wordings and what is near them.

A mechanism that is only named keeps nothing: one that was switched off or weighed and not taken, the history of the
alerts that a figure comes from, or a review that the Situation has already and that nobody changed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from amzprep.domain.story import Story
from amzprep.domain.text.prose import Prose
from amzprep.domain.text.sentence import Sentence
from amzprep.stories.lexicon import lexicon

PAUSE = re.compile(r"[,;:()–—]")
TURN = frozenset(("but", "because", "since", "while", "whereas", "although", "though"))
NEAR = 2  # words that may stand between a wording such as "instead of" and what it is about
Span = tuple[int, int]


@lru_cache(1)  # a rule asks, and the profile of the same story after it
def mechanisms(story: Story) -> tuple[str, ...]:
    """The wordings of Action, Result and Learning that name what keeps the outcome, each once."""
    told = _Told(story.action + story.result + story.learning)
    old = _said_before(story) if told.named else set()
    found: dict[str, None] = {}
    for span in told.named:
        said = told.said(span)
        if told.was_put_there(span) and (said not in old or told.is_anew(span)):
            found[said] = None
    return tuple(found)


def _said_before(story: Story) -> set[str]:
    """The mechanisms that Situation or Task already have, without those they say were not there."""
    told = _Told(story.situation + story.task)
    return {told.said(span) for span in told.named if not told.is_lacking(span)}


class _Told:
    """A stretch of prose with the mechanisms it names, as spans of words, and what is said about them."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self.named = prose.find(lexicon("mechanisms"))
        self._about: dict[str, list[Span]] = {}

    def said(self, span: Span) -> str:
        return " ".join(self._prose.words[slice(*span)])

    def was_put_there(self, span: Span) -> bool:
        lo, hi = span
        first, last = self._clause(span)
        return not (
            self._stands("option", first, lo)
            or self._stands("near", first, lo, within=NEAR)
            or self._stands("gone", hi, last)
            or self._stands("about", hi, min(hi + 1, last))
        )

    def is_anew(self, span: Span) -> bool:
        return self._stands("anew", *self._clause(span))

    def is_lacking(self, span: Span) -> bool:
        sentence = self._prose.sentence_of(span[0])
        return sentence is None or self._stands("lacking", sentence.lo, span[0])

    def _stands(self, group: str, lo: int, hi: int, *, within: int | None = None) -> bool:
        """Whether a wording of a group begins and ends within some words, and at most so many before the last."""
        found = self._about.get(group)
        if found is None:
            found = self._about[group] = self._prose.find(lexicon("unkept", group))
        least = lo if within is None else hi - within
        return any(lo <= start and least <= end <= hi for start, end in found)

    def _clause(self, span: Span) -> Span:
        """The words around a wording up to the next pause or turn of its sentence."""
        lo, hi = span
        sentence = self._prose.sentence_of(lo)
        if sentence is None:
            return span
        begin = self._clauses(sentence)
        before, after = bisect_right(begin, lo), bisect_left(begin, hi)
        return (begin[before - 1] if before else sentence.lo), (begin[after] if after < len(begin) else sentence.hi)

    def _clauses(self, sentence: Sentence) -> list[int]:
        """The words of a sentence that begin a clause: a pause stands before them, or they are a turn."""
        prose = self._prose
        found = {i for i in range(sentence.lo + 1, sentence.hi) if prose.words[i] in TURN}
        places = prose.places(sentence)
        for pause in PAUSE.finditer(prose.text.bare, sentence.start, sentence.end):
            i = sentence.lo + bisect_right(places, pause.start())
            if sentence.lo < i < sentence.hi and pause.start() >= prose.end(i - 1):  # not the comma of 40,000
                found.add(i)
        return sorted(found)
