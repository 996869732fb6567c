"""One question as a learner may see it before a drill: the whole statement, never hints, cases or solutions."""

from __future__ import annotations

from typing import Any

from amzprep.app.questions import levels
from amzprep.app.statement import examples
from amzprep.app.workspace import Workspace
from amzprep.domain.question import Question
from amzprep.domain.report import Block, Bullets, Facts, Heading, Line, Markdown, Report, Source
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
    blocks += _coding(question) if question.kind == "coding" else []
    return Report(
        "question", _data(question, status), blocks, next=f"amzprep drill {question.slug if unique else question.id}"
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


def _coding(question: Question) -> list[Block]:
    coding = question.coding
    blocks: list[Block] = [Markdown(coding.statement)]
    if coding.constraints:
        blocks += [Heading("Constraints"), Bullets(list(coding.constraints))]
    return [
        *blocks,
        Heading("Examples"),
        Markdown(examples(coding)),
        Heading("Signature"),
        Source(coding.signature_text),
    ]


def _data(question: Question, status: str) -> dict[str, Any]:
    data = {
        "question": question.id, "title": question.title, "kind_of_question": question.kind,
        "category": question.category, "topics": list(question.topics), "levels": list(question.levels),
        "minutes": question.minutes, "difficulty": question.difficulty, "why": question.why, "source": question.source,
        "revision": question.revision, "reserve": question.reserve, "status": status,
    }  # fmt: skip
    if question.kind != "coding":
        return data
    coding = question.coding
    return data | {
        "statement": coding.statement,
        "constraints": list(coding.constraints),
        "examples": [{"name": e.name, "args": e.args, "want": e.want, "because": e.because} for e in coding.examples],
        "signature": coding.signature_text,
        "libraries": list(coding.libraries),
    }
