"""Go on with an interrupted attempt, of whatever kind."""

from __future__ import annotations

from typing import Any

from amzprep.app.folder import AttemptFolder, find_folder
from amzprep.app.practice import practice_of
from amzprep.app.underway import Underway
from amzprep.app.workspace import Workspace
from amzprep.domain.question import Question
from amzprep.domain.report import Paragraph, Report, Table
from amzprep.errors import UsageError


def resume(workspace: Workspace, name: str | None = None) -> Underway[Any]:
    """Go on with an open attempt: the newest, or the one whose id or question is named. Raises UsageError."""
    question, folder = _waiting(workspace, name)
    return practice_of(question).reopen(workspace, question, folder)


def _waiting(workspace: Workspace, name: str | None) -> tuple[Question, AttemptFolder]:
    waiting = [each for each in workspace.history.open if find_folder(workspace.places.attempts, each.id)]
    if name is not None:
        waiting = [
            each for each in waiting if name in (each.id, each.id[-6:], each.question, each.question.partition("/")[2])
        ]
    if not waiting:
        what = f"no interrupted attempt {name!r}" if name else "no interrupted attempt"
        raise UsageError(f"{what}; `amzprep drill` starts one")
    folder = find_folder(workspace.places.attempts, waiting[0].id)
    assert folder is not None
    return workspace.content.get(waiting[0].question), folder


def resumable(workspace: Workspace) -> Report:
    """Every attempt that can be resumed, the newest first."""
    items = [
        {"attempt": each.id, "question": each.question, "day": each.day, "elapsed_s": each.elapsed_s}
        for each in workspace.history.open
        if find_folder(workspace.places.attempts, each.id)
    ]
    rows = [[str(each["question"]), str(each["day"]), f"{float(str(each['elapsed_s'])) / 60:.0f}"] for each in items]
    drawing = [Table(["question", "begun", "min"], rows, "llr")] if items else [Paragraph(["Nothing was interrupted."])]
    return Report("attempts", {"items": items}, drawing, next="amzprep resume" if items else "amzprep drill")
