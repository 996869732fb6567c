"""A change that a claim of the resume and a sentence of a story both tell, but not to the same figure.

The same change: two words of meaning in common, the same units, and one end; only the other end differs.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.story_bank import Entry, StoryBank
from amzprep.domain.text.change import Change
from amzprep.domain.text.prose import Prose, Text
from amzprep.domain.words import LOOSE, words
from amzprep.stories.facts import Stated, is_unit

SHARED = 2  # words that make two sentences speak of the same thing
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
                shared = words(claim.said) & words(story.star.written(sentence.start, sentence.end))
                if len({each for each in shared if each.isalpha() and not is_unit(each)} - LOOSE) >= SHARED:
                    yield story, told


def _said(prose: Prose, change: Change) -> str:
    return prose.written(change.start, change.after.end)


def _half_same(one: Change, other: Change) -> bool:
    if one.before.unit != other.before.unit or one.after.unit != other.after.unit:
        return False
    return (one.before.amount == other.before.amount) != (one.after.amount == other.after.amount)
