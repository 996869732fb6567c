"""Find the level to practise, say why, and set it when asked."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from amzprep.app.workspace import Workspace
from amzprep.domain.level import LevelTable, recommend
from amzprep.domain.report import Block, Facts, Heading, Line, Paragraph, Report, Span, Table
from amzprep.errors import ContentError, UsageError
from amzprep.packs.levels import load_levels

NOT_THEIRS = "A level to practise, not Amazon's judgement: theirs follows from what people heard."


def level_table(workspace: Workspace) -> LevelTable:
    """The questionnaire and the skills. Raises ContentError with file and line."""
    table, findings = load_levels(os.path.join(workspace.places.questions, "levels.yaml"))
    if table is None:
        raise ContentError(str(findings[0]))
    return table


def read_answers(table: LevelTable, text: str) -> list[int]:
    """Option numbers, from 0, out of `2,3,2,…` counted from 1. Raises UsageError."""
    words = [word for word in text.replace(",", " ").split() if word]
    if len(words) != len(table.questions):
        raise UsageError(f"--answers takes {len(table.questions)} numbers, one a question, not {len(words)}")
    found = []
    for question, word in zip(table.questions, words, strict=True):
        if not word.isdecimal() or not 1 <= int(word) <= len(question.options):
            raise UsageError(f"--answers: {question.id} takes 1 to {len(question.options)}, not {word!r}")
        found.append(int(word) - 1)
    return found


def recommended(workspace: Workspace, table: LevelTable, answers: Sequence[int], *, set_it: bool = False) -> Report:
    """The level, with the answers that lie below and above it; `set_it` makes it the learner's."""
    found = recommend(table.questions, answers)
    if set_it:
        workspace.record("setting", {"key": "level", "value": found.level})
    rows: list[list[Line]] = [
        [each.id, each.options[n][0], each.options[n][1]] for each, n in zip(table.questions, answers, strict=True)
    ]
    is_, next_ = table.levels[found.level]
    facts: list[tuple[str, Line]] = [(found.level, is_)]
    if next_:
        facts.append(("the next one", next_))
    if found.below:
        facts.append(("below it", ", ".join(found.below)))
    if found.above:
        facts.append(("above it", ", ".join(found.above)))
    blocks: list[Block] = [
        Heading(f"Practise for {found.level}"),
        Table(["", "you said", "stands for"], rows, "lll"),
        Facts(facts),
        Paragraph([Span(NOT_THEIRS, "dim"), Span(f"Source: {table.source}, {table.as_of}.", "dim")]),
    ]
    if set_it:
        blocks.append(
            Paragraph([f"Set: plans and drills are for {found.level} from now on (`amzprep level` changes it)."])
        )
    given = ",".join(str(n + 1) for n in answers)
    data: dict[str, Any] = {
        "level": found.level,
        "set": set_it,
        "items": [
            {"id": each.id, "answer": each.options[n][0], "level": each.options[n][1]}
            for each, n in zip(table.questions, answers, strict=True)
        ],
        "below": list(found.below),
        "above": list(found.above),
        "as_of": table.as_of,
        "source": table.source,
    }
    return Report(
        "level", data, blocks, next="amzprep readiness" if set_it else f"amzprep level --answers {given} --set"
    )
