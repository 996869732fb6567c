"""A sentence too long to say.

What: A sentence of Situation, Task, Action or Result has more than 40 words; one that dashes or
brackets break into pieces of 30 at most is left alone.

Why: Nobody says 40 words in one breath; read aloud, such a sentence loses the listener and the teller.

Remedy: Split it where the second verb begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms

MOST, LIST, SAYABLE = 40, 3, 30
BREAKS = re.compile(r"\s+[—–-]\s+|—|[:()]")


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Every sentence of more than 40 words that is no enumeration."""
    for section in story.told:
        for each in section.prose.sentences:
            if len(each) > MOST and not _enumerates(section.prose.text.bare[each.start : each.end]):
                yield Hit(f"a sentence of {len(each)} words", at=each.start, end=each.end)


def _enumerates(sentence: str) -> bool:
    """A list: parted by semicolons, or by many commas close to each other."""
    pieces = [piece for piece in sentence.replace(";", ",").split(",") if piece.strip()]
    short = sum(len(piece.split()) <= 5 for piece in pieces)
    return sentence.count(";") >= LIST - 1 or short > LIST or _is_broken(sentence)


def _is_broken(sentence: str) -> bool:
    """Whether dashes, brackets or a colon break it into pieces that can each be said."""
    pieces = BREAKS.split(sentence)
    return len(pieces) > 1 and max(len(piece.split()) for piece in pieces) <= SAYABLE


RULE = Rule(
    "AZ106",
    INFO,
    check,
    "split it where the second verb begins",
    bad=Sample(
        result="""Time to detect fell from 21 days to 2 days over the six months after launch as the incident log shows
because the check that I had written compared every input of the model with its own past each night before the release
went out to the shops and blocked it."""
    ),
    weight=2,
)
