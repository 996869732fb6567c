"""One question as a learner may see it before a drill: the whole statement, never hints, cases or solutions."""

from __future__ import annotations

from typing import Any

from amzprep.app.practice import practice_of
from amzprep.app.questions import levels
from amzprep.app.workspace import Workspace
from amzprep.domain.question import Question
from amzprep.domain.report import Block, Facts, Heading, Line, Report
from amzprep.errors import UsageError


def show_question(workspace: Workspace, name: str, *, reserve: bool = False) -> Report:
    """Statement, constraints, examples, signature, levels and minutes. Raises UsageError for an unknown name.

    The reserve is refused until a loop has used it: reading it would spoil it. `reserve` shows it all the same.
    """
    question = workspace.content.get(name)
    if question.reserve and not reserve and not workspace.history.seen(question.id):
        raise UsageError(f"{question.id} is kept in reserve for a mock loop; authors read it with --reserve")
    status = workspace.history.status(question.id, workspace.today)
    unique = len(workspace.content.catalog.ids_of_slug(question.slug)) == 1
    blocks: list[Block] = [Heading(question.title), Facts(_facts(question, status))]
    shown, data = practice_of(question).show(question)
    return Report(
        "question",
        _data(question, status) | data,
        [*blocks, *shown],
        next=f"amzprep drill {question.slug if unique else question.id}",
    )


def _facts(question: Question, status: str) -> list[tuple[str, Line]]:
    rows: list[tuple[str, Line]] = [
        ("id", question.id),
        ("category", f"{question.category} ({', '.join(question.topics)})"),
        ("levels", f"{levels(question.levels)}, {question.difficulty or question.kind}, {question.minutes:g} minutes"),
        ("status", status),
        ("why", " ".join(question.why.split())),
    ]
    libraries = ", ".join(question.raw.get("libraries", ()))
    return [*rows, ("libraries", libraries)] if libraries else rows


def _data(question: Question, status: str) -> dict[str, Any]:
    return {
        "question": question.id, "title": question.title, "kind_of_question": question.kind,
        "category": question.category, "topics": list(question.topics), "levels": list(question.levels),
        "minutes": question.minutes, "difficulty": question.difficulty, "why": question.why, "source": question.source,
        "revision": question.revision, "reserve": question.reserve, "status": status,
    }  # fmt: skip
