"""Every number and claim over stories and resume, conflicts first: interviewers compare notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amzprep.app.stories_drawing import near
from amzprep.app.story_bank import open_bank
from amzprep.domain.report import Block, Bullets, Heading, Line, Paragraph, Report, Span, Table
from amzprep.errors import DONE, NO, ContentError

if TYPE_CHECKING:
    from amzprep.app.workspace import Workspace
    from amzprep.domain.story_bank import StoryBank

AROUND = 40  # characters of text around a number


@dataclass(frozen=True)
class Stated:
    """One fact as one file states it; `value` is what is compared, None where it is only text."""

    name: str
    said: str
    value: tuple[object, ...]
    path: str
    line: int

    @property
    def place(self) -> str:
        return f"{near(self.path)}:{self.line}"


def facts_of(bank: StoryBank) -> list[Stated]:
    """The named facts of every story and of the resume, in order of their names."""
    found = [
        Stated(name, said, value_of(said), story.path, story.places.get(f"facts.{name}", (1, 1))[0])
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
    from amzprep.domain.text.prose import Prose, Text

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


def stories_facts(workspace: Workspace, paths: Sequence[str] = ()) -> Report:
    """Conflicts, then named facts, then every number in the prose with its place. Exit 1 on a conflict."""
    opened = open_bank(workspace, paths)
    bank = opened.bank
    if not bank.stories:
        raise ContentError(f"no stories in {opened.target.folder}; `amzprep stories new` writes the first")
    facts = facts_of(bank)
    conflicts = conflicts_of(facts)
    numbers = _numbers(bank)
    blocks: list[Block] = [Heading(f"{len(conflicts)} conflict{'s' * (len(conflicts) != 1)}")]
    if conflicts:
        lines: list[Line] = [
            [Span(name, "strong"), ": ", "; ".join(f"{each.said} ({each.place})" for each in found)]
            for name, found in conflicts
        ]
        blocks.append(Bullets(lines))
    blocks += [
        Heading("Facts by name"),
        Table(["fact", "says", "where"], [[each.name, each.said, each.place] for each in facts], "lll")
        if facts
        else Paragraph(["None is named; `facts: {detection_days: 21 -> 2}` in a story names one."]),
        Heading("Numbers in the stories"),
        Table(["where", "number", "in"], [[place, said, around] for place, said, around in numbers], "lll"),
    ]
    data: dict[str, Any] = {
        "items": [{"fact": e.name, "says": e.said, "path": e.path, "line": e.line} for e in facts],
        "conflicts": [
            {"fact": name, "places": [{"says": e.said, "path": e.path, "line": e.line} for e in found]}
            for name, found in conflicts
        ],
        "numbers": [{"place": place, "says": said, "around": around} for place, said, around in numbers],
    }
    return Report("stories_facts", data, blocks, next="amzprep stories check", exit_code=NO if conflicts else DONE)


def _numbers(bank: StoryBank) -> list[tuple[str, str, str]]:
    """Every measure in the prose: place, as written, and the words around it."""
    found = []
    for story in bank.stories:
        prose = story.star
        for each in prose.numbers:
            if each.measures:
                line, _ = story.text.place(each.start)
                written = " ".join(story.text.raw[each.start : each.end].split())
                around = story.text.raw[max(0, each.start - AROUND) : each.end + AROUND]
                found.append((f"{near(story.path)}:{line}", written, " ".join(around.split())))
    return found
