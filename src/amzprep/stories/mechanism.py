"""What keeps an outcome in place: the mechanisms a story says were put there, by their wordings and what is near them.

A mechanism that is only named keeps nothing: one that was switched off or weighed and not taken, the history of the
alerts that a figure comes from, or a review that the Situation has already and that nobody changed.
"""

from __future__ import annotations

import re

from amzprep.domain.story import Story
from amzprep.domain.text.prose import Prose
from amzprep.stories.lexicon import lexicon

PAUSE = re.compile(r"[,;:()–—]")
TURN = frozenset(("but", "because", "since", "while", "whereas", "although", "though"))
NEAR = 2  # words that may stand between a wording such as "instead of" and what it is about
Span = tuple[int, int]


def mechanisms(story: Story) -> list[str]:
    """The wordings of Action, Result and Learning that name what keeps the outcome, each once."""
    prose = story.action + story.result + story.learning
    old = _said_before(story)
    found: dict[str, None] = {}
    for lo, hi in prose.find(lexicon("mechanisms")):
        said = " ".join(prose.words[lo:hi])
        if _was_put_there(prose, (lo, hi)) and (said not in old or _anew(prose, (lo, hi))):
            found[said] = None
    return list(found)


def _said_before(story: Story) -> set[str]:
    """The mechanisms that Situation or Task already have, without those they say were not there."""
    prose = story.situation + story.task
    found = set()
    for lo, hi in prose.find(lexicon("mechanisms")):
        sentence = prose.sentence_of(lo)
        if sentence is not None and not _stands(prose, "lacking", sentence.lo, lo):
            found.add(" ".join(prose.words[lo:hi]))
    return found


def _was_put_there(prose: Prose, span: Span) -> bool:
    lo, hi = span
    first, last = _clause(prose, span)
    return not (
        _stands(prose, "option", first, lo)
        or _stands(prose, "near", first, lo, within=NEAR)
        or _stands(prose, "gone", hi, last)
        or _stands(prose, "about", hi, min(hi + 1, last))
    )


def _anew(prose: Prose, span: Span) -> bool:
    return _stands(prose, "anew", *_clause(prose, span))


def _stands(prose: Prose, group: str, lo: int, hi: int, *, within: int | None = None) -> bool:
    """Whether a wording of a group begins and ends within some words, and at most so many before the last."""
    least = lo if within is None else hi - within
    return any(lo <= start and least <= end <= hi for start, end in prose.find(lexicon("unkept", group)))


def _clause(prose: Prose, span: Span) -> Span:
    """The words around a wording up to the next pause or turn of its sentence."""
    lo, hi = span
    sentence = prose.sentence_of(lo)
    if sentence is None:
        return span
    while lo > sentence.lo and not _turns(prose, lo):
        lo -= 1
    while hi < sentence.hi and not _turns(prose, hi):
        hi += 1
    return lo, hi


def _turns(prose: Prose, i: int) -> bool:
    """Whether a clause begins with a word: a pause stands before it, or it is a turn itself."""
    between = prose.text.bare[prose.end(i - 1) : prose.starts[i]]
    return prose.words[i] in TURN or PAUSE.search(between) is not None
