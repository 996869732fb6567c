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
    from amzprep.domain.text.prose import Prose

AROUND = 34  # characters of a sentence that are shown with a number in it


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
        Table(["where", "number", "in"], [[short, said, around] for short, _, said, around in numbers], "lll"),
    ]
    data: dict[str, Any] = {
        "items": [{"fact": e.name, "says": e.said, "path": e.path, "line": e.line} for e in facts],
        "conflicts": [
            {"fact": name, "places": [{"says": e.said, "path": e.path, "line": e.line} for e in found]}
            for name, found in conflicts
        ],
        "numbers": [{"place": place, "says": said, "around": around} for _, place, said, around in numbers],
    }
    return Report("stories_facts", data, blocks, next="amzprep stories check", exit_code=NO if conflicts else DONE)


def _place(stated: Stated) -> str:
    return f"{near(stated.path)}:{stated.line}"


def _numbers(bank: StoryBank) -> list[tuple[str, str, str, str]]:
    """Every measure in the prose: place by id and by path, as written, and the words around it."""
    found = []
    for story in bank.stories:
        prose = story.star
        for each in prose.numbers:
            if each.measures:
                line, _ = story.text.place(each.start)
                written = " ".join(story.text.raw[each.start : each.end].split())
                around = _around(prose, each.start, each.end)
                found.append((f"{story.id}:{line}", f"{near(story.path)}:{line}", written, around))
    return found


def _around(prose: Prose, start: int, end: int) -> str:
    """Whole words of the sentence, as many on both sides of a place as fit."""
    sentence = prose.sentence_at(start)
    if sentence is None:
        return ""
    before = " ".join(prose.text.bare[sentence.start : start].split()).split(" ")
    behind = " ".join(prose.text.bare[end : sentence.end].split()).split(" ")
    said = " ".join(prose.text.bare[start:end].split())
    while before or behind:  # a word from each side in turn
        grown = said
        if before:
            grown = f"{before.pop()} {grown}"
        if behind:
            word = behind.pop(0)
            grown += word if word[:1] in ",;:.)" else f" {word}"
        if len(grown.strip()) > AROUND:
            break
        said = grown.strip()
    return said
