"""The named facts of a bank and its resume, and where two of them do not agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from amzprep.domain.story import Story
from amzprep.domain.story_bank import StoryBank
from amzprep.domain.text.prose import Prose, Text


@dataclass(frozen=True)
class Stated:
    """One fact as one file states it; `value` is what is compared, `story` None where it is the resume's."""

    name: str
    said: str
    value: tuple[object, ...]
    path: str
    line: int
    story: Story | None = None


def facts_of(bank: StoryBank) -> list[Stated]:
    """The named facts of every story and of the resume, in order of their names."""
    found = [
        Stated(name, said, value_of(said), story.path, story.places.get(f"facts.{name}", (1, 1))[0], story)
        for story in bank.stories
        for name, said in story.facts.items()
    ]
    if bank.resume is not None:
        found += [
            Stated(name, said, value_of(said), bank.resume.path, bank.resume.places.get(name, (1, 1))[0])
            for name, said in bank.resume.facts.items()
        ]
    return sorted(found, key=lambda each: (each.name, each.path))


def value_of(said: str) -> tuple[object, ...]:
    """What a fact amounts to: its numbers in base units, or its words where it has none."""
    text = Text(said)
    numbers = Prose(text, ((0, len(text.raw)),)).numbers
    if not numbers:
        return (" ".join(said.lower().split()),)
    units = {(each.unit, each.factor) for each in numbers if each.unit}
    unit, factor = next(iter(units)) if len(units) == 1 else ("", 1.0)
    return tuple((round(each.amount if each.unit else each.value * factor, 6), each.unit or unit) for each in numbers)


def conflicts_of(facts: Sequence[Stated]) -> list[tuple[str, list[Stated]]]:
    """Facts of one name that say different things, each with every place."""
    groups: dict[str, list[Stated]] = {}
    for each in facts:
        groups.setdefault(each.name, []).append(each)
    return [(name, found) for name, found in groups.items() if len({each.value for each in found}) > 1]
