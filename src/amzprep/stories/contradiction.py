"""A change that a claim of the resume and a sentence of a story both tell, but not to the same figure.

The same change: the same units and one end, and words of meaning in common, two in the sentence, or one there and two
more in the story. Only the other end differs.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.story_bank import Entry, StoryBank
from amzprep.domain.text.change import Change
from amzprep.domain.text.prose import Prose, Text
from amzprep.domain.text.units import SIGNS
from amzprep.domain.words import LOOSE, words
from amzprep.stories.facts import Stated

SHARED, IN_STORY = 2, 3  # words that make two sentences, or a sentence and a story, speak of the same thing
UNITS = words(" ".join(SIGNS))
OPENING = 6  # words of a claim that name it


def contradictions(bank: StoryBank) -> list[tuple[str, list[Stated]]]:
    """Each with the story's place and the resume's, named by the claim's first words."""
    found = []
    for claim in bank.resume.claims if bank.resume is not None else ():
        text = Text(claim.said)
        prose = Prose(text, ((0, len(text.raw)),))
        for change in prose.changes:
            name = " ".join(claim.said.split()[:OPENING])
            there = Stated(name, _said(prose, change), (), bank.resume.path if bank.resume else "", claim.line)
            for story, told in _told_otherwise(bank, claim, change):
                line, _ = story.text.place(told.start)
                found.append((name, [Stated(name, _said(story.star, told), (), story.path, line, story), there]))
    return found


def _told_otherwise(bank: StoryBank, claim: Entry, change: Change) -> Iterator[tuple[Story, Change]]:
    for story in bank.stories:
        for told in story.star.changes:
            sentence = story.star.sentence_at(told.start)
            if sentence is not None and _half_same(change, told):
                near = _shared(claim.said, story.star.written(sentence.start, sentence.end))
                if near >= SHARED or (near and _shared(claim.said, f"{story.title} {_all(story.star)}") >= IN_STORY):
                    yield story, told


def _shared(one: str, other: str) -> int:
    """How many words of meaning two texts have in common; figures and units are none."""
    shared = words(one) & words(other)
    return len({each for each in shared if any(map(str.isalpha, each))} - LOOSE - UNITS)


def _all(prose: Prose) -> str:
    return prose.said(0, len(prose)) if prose else ""


def _said(prose: Prose, change: Change) -> str:
    return prose.written(change.start, change.after.end)


def _half_same(one: Change, other: Change) -> bool:
    if one.before.unit != other.before.unit or one.after.unit != other.after.unit:
        return False
    return (one.before.amount == other.before.amount) != (one.after.amount == other.after.amount)
