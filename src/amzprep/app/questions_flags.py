"""The questions that the learner marked as bad, with the learner's words: what an author should look at."""

from __future__ import annotations

from amzprep.app.questions import short_names
from amzprep.app.workspace import Workspace
from amzprep.domain.question import PART
from amzprep.domain.report import Block, Line, Paragraph, Report, Span, Table


def flags(workspace: Workspace) -> Report:
    """Every flag of the log, the newest first; `path` is null where the question is not at hand any more."""
    paths = {row.id: row.path for row in workspace.content.all(reserve=True)}
    events = sorted(workspace.log.named("flagged"), key=lambda event: (event.at, event.id), reverse=True)
    items = [
        {
            "day": event.day,
            "question": event.body["question"],
            "why": event.body["why"],
            "path": paths.get(event.body["question"].partition(PART)[0]),
        }
        for event in events
    ]
    blocks: list[Block] = [Paragraph([Span("no question is flagged; `!` in a drill flags one", "dim")])]
    if items:
        names = short_names(workspace)
        rows: list[list[Line]] = [
            [names.get(each["question"], each["question"]), each["day"], each["why"] or "–"] for each in items
        ]
        blocks = [Table(["question", "day", "why"], rows)]
    following = f"amzprep questions show {items[0]['question']}" if items and items[0]["path"] else "amzprep drill"
    return Report("flags", {"items": items}, blocks, next=following)
