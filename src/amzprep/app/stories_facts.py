"""Every number and claim over stories and resume, conflicts first: interviewers compare notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from amzprep.app.stories_drawing import near
from amzprep.app.story_bank import open_bank
from amzprep.domain.report import Block, Bullets, Heading, Line, Paragraph, Report, Span, Table
from amzprep.errors import DONE, NO, ContentError
from amzprep.stories.contradiction import contradictions
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
    facts, resume = facts_of(bank), bank.resume
    if opened.resume_faults:
        fault = opened.resume_faults[0]
        at = f"{near(opened.target.resume)}:{fault.line}:{fault.col}"
        raise ContentError(f"{at}: {fault.message}; mend it, or move it away")
    conflicts = [*conflicts_of(facts), *contradictions(bank)]
    numbers = _numbers(bank)
    blocks: list[Block] = [
        Heading(f"{len(conflicts)} conflict{'s' * (len(conflicts) != 1)}"),
        Paragraph([Span(_read(bank), "dim")]),
    ]
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
        *_claims(bank),
        Heading("Numbers in the stories"),
        Table(["where", "number", "in"], [[short, said, around] for short, _, said, around in numbers], "lll"),
    ]
    data: dict[str, Any] = {
        "items": [{"fact": e.name, "says": e.said, "path": e.path, "line": e.line} for e in facts],
        "conflicts": [
            {"fact": name, "places": [{"says": e.said, "path": e.path, "line": e.line} for e in found]}
            for name, found in conflicts
        ],
        "claims": [{"says": e.said, "path": resume.path, "line": e.line} for e in resume.claims] if resume else [],
        "resume": resume.path if resume else "",
        "numbers": [{"place": place, "says": said, "around": around} for _, place, said, around in numbers],
    }
    return Report("stories_facts", data, blocks, next="amzprep stories check", exit_code=NO if conflicts else DONE)


def _read(bank: StoryBank) -> str:
    """Which resume the stories are held against."""
    if bank.resume is None:
        return "No resume.yaml beside the stories or in the home; one there is held against them."
    facts, claims = len(bank.resume.facts), len(bank.resume.claims)
    return f"Held against {near(bank.resume.path)}: {facts} facts by name, {claims} claims."


def _claims(bank: StoryBank) -> list[Block]:
    """What the resume says in sentences."""
    if bank.resume is None or not bank.resume.claims:
        return []
    rows: list[list[Line]] = [[f"{near(bank.resume.path)}:{each.line}", each.said] for each in bank.resume.claims]
    return [Heading("Claims of the resume"), Table(["where", "says"], rows, "ll")]


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
