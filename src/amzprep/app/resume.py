"""Go on with an interrupted attempt, of whatever kind."""

from __future__ import annotations

from typing import Any

from amzprep.app.folder import find_folder
from amzprep.app.practice import practice_of
from amzprep.app.underway import Underway
from amzprep.app.workspace import Workspace
from amzprep.domain.attempt import Attempt
from amzprep.domain.report import Paragraph, Report, Table
from amzprep.errors import UsageError


def resume(workspace: Workspace, name: str | None = None) -> Underway[Any]:
    """Go on with an open attempt: the newest, or the one whose id or question is named. Raises UsageError."""
    attempt = _waiting(workspace, name)
    question, folder = workspace.content.get(attempt.question), find_folder(workspace.places.attempts, attempt.id)
    assert folder is not None
    return practice_of(question).reopen(workspace, question, folder)


def loop_of(workspace: Workspace, name: str | None = None) -> tuple[str, str] | None:
    """The mock loop and its round that the attempt belongs to; None for one of its own. Raises UsageError."""
    loop, _, rest = _waiting(workspace, name).loop.partition("/")
    return (loop, rest.partition("/")[0]) if loop else None


def _waiting(workspace: Workspace, name: str | None) -> Attempt:
    waiting = [each for each in workspace.history.open if find_folder(workspace.places.attempts, each.id)]
    if name is not None:
        waiting = [
            each for each in waiting if name in (each.id, each.id[-6:], each.question, each.question.partition("/")[2])
        ]
    if not waiting:
        what = f"no interrupted attempt {name!r}" if name else "no interrupted attempt"
        raise UsageError(f"{what}; `amzprep drill` starts one")
    return waiting[0]


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
