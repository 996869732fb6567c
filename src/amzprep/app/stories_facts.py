"""Every number and claim over stories and resume, conflicts first: interviewers compare notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from amzprep.app.stories_drawing import near
from amzprep.app.story_bank import open_bank
from amzprep.domain.report import Block, Bullets, Heading, Line, Paragraph, Report, Span, Table
from amzprep.errors import DONE, NO, ContentError
from amzprep.stories.facts import Stated, conflicts_of, facts_of

if TYPE_CHECKING:
    from amzprep.app.workspace import Workspace
    from amzprep.domain.story_bank import StoryBank

AROUND = 40  # characters of text around a number


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
            [Span(name, "strong"), ": ", "; ".join(f"{each.said} ({_place(each)})" for each in found)]
            for name, found in conflicts
        ]
        blocks.append(Bullets(lines))
    blocks += [
        Heading("Facts by name"),
        Table(["fact", "says", "where"], [[each.name, each.said, _place(each)] for each in facts], "lll")
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


def _place(stated: Stated) -> str:
    return f"{near(stated.path)}:{stated.line}"


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
