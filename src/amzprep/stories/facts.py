"""The named facts of a bank and its resume, and where two of them do not agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeGuard

from amzprep.domain.story import Story
from amzprep.domain.story_bank import Entry, StoryBank
from amzprep.domain.text.prose import Prose, Text
from amzprep.domain.text.units import SIGNS
from amzprep.domain.words import words


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
    """The named facts of every story and of the resume, in order of their names.

    A claim of the resume that speaks of a story's fact, by all words of its name and a figure of its kind, states it.
    """
    found = [
        Stated(name, said, value_of(said, name), story.path, story.places.get(f"facts.{name}", (1, 1))[0], story)
        for story in bank.stories
        for name, said in story.facts.items()
    ]
    if bank.resume is not None:
        path = bank.resume.path
        told = {each.name: each for each in found}.values()
        claims = [(claim, words(claim.said)) for claim in bank.resume.claims]
        found += [Stated(e.name, e.said, value_of(e.said, e.name), path, e.line) for e in bank.resume.facts]
        for fact in told:
            topic = _topic(fact.name)
            for claim, said in claims:
                stated = _claimed(fact, claim, path) if topic and topic <= said else None
                if stated is not None:
                    found.append(stated)
    return sorted(found, key=lambda each: (each.name, each.path))


def _topic(name: str) -> set[str]:
    """The words of a fact's name that say what it is about, without its unit."""
    return {stem for part in _parts(name) if not is_unit(part) for stem in words(part)}


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[\W_]+", name.lower()) if part]


def is_unit(part: str) -> bool:
    """Whether a word is a unit of measure: days, percent, dollars; "a" and "per" go with one."""
    return part in SIGNS or part in ("a", "per", "usd", "share", "rate")


def _claimed(fact: Stated, claim: Entry, path: str) -> Stated | None:
    """What a claim says of a fact: the change where the fact is one, else its only figure in that unit."""
    text = Text(claim.said)
    prose = Prose(text, ((0, len(text.raw)),))
    spans = [(each.before.start, each.after.end) for each in prose.changes]
    if len(fact.value) == 1:
        spans = [(each.start, each.end) for each in prose.numbers if each.measures]
    units = [unit for _, unit in filter(_is_figure, fact.value)]
    said = [" ".join(claim.said[start:end].split()) for start, end in spans]
    fits = [each for each in said if [unit for _, unit in filter(_is_figure, value_of(each, fact.name))] == units]
    if not units or len(fits) != 1:
        return None
    return Stated(fact.name, fits[0], value_of(fits[0], fact.name), path, claim.line)


def _is_figure(value: object) -> TypeGuard[tuple[float, str]]:
    return isinstance(value, tuple)


def value_of(said: str, name: str = "") -> tuple[object, ...]:
    """What a fact amounts to: its numbers in base units, or its words where it has none.

    A number without a unit has that of the fact's name: `detection_days: 21` are three weeks.
    """
    text = Text(said)
    numbers = Prose(text, ((0, len(text.raw)),)).numbers
    if not numbers:
        return (" ".join(said.lower().split()),)
    units = {(each.unit, each.factor) for each in numbers if each.unit}
    unit, factor = next(iter(units)) if len(units) == 1 else ("", 1.0)
    if not units:
        unit, factor = next(((SIGNS[part].name, SIGNS[part].factor) for part in _parts(name) if part in SIGNS), ("", 1))
    return tuple((round(each.amount if each.unit else each.value * factor, 6), each.unit or unit) for each in numbers)


def conflicts_of(facts: Sequence[Stated]) -> list[tuple[str, list[Stated]]]:
    """Facts of one name that say different things, each with every place.

    A resume may say a name more than once, for one employer and the next: it disagrees only where none of them agrees.
    """
    groups: dict[str, list[Stated]] = {}
    for each in facts:
        groups.setdefault(each.name, []).append(each)
    return [(name, found) for name, found in groups.items() if _differ(found)]


def _differ(found: Sequence[Stated]) -> bool:
    told = {each.value for each in found if each.story is not None}
    resume = {each.value for each in found if each.story is None}
    return len(told) > 1 or bool(told and resume and not told & resume)
