"""What to practise now, and why: the full answer of `today`, and its store for the coming days."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any

from amzprep.app.today import quiet_line, stamp
from amzprep.app.workspace import Workspace
from amzprep.catalog.catalog import Row
from amzprep.domain.agenda import Candidate, Inputs, Item, Policy
from amzprep.domain.day import plus
from amzprep.domain.report import Heading, Paragraph, Report, Span, Table
from amzprep.errors import AmzprepError, UsageError
from amzprep.registry import discover
from amzprep.store.plan_row import file_line

AHEAD = 14
WINDOW = 3


def agenda(workspace: Workspace, *, minutes: int | None = None, ahead: int = 0, exit_code: bool = False) -> Report:
    """What to practise on the learner's day (`ahead` days later), as items with reasons, minutes and commands."""
    day = plus(workspace.today, ahead)
    data, _ = _answer(workspace, day, minutes)
    due = data["due"]
    return Report(
        "today",
        data,
        _drawing(data),
        next=data["items"][0]["command"] if data["items"] else "amzprep questions list",
        exit_code=1 if exit_code and due else 0,
        warnings=workspace.warnings,
    )


def quiet(workspace: Workspace, *, exit_code: bool = False) -> tuple[str, int]:
    """The line for cron and its exit code."""
    due = _answer(workspace, workspace.today, None)[0]["due"]
    return quiet_line(due), 1 if exit_code and due else 0


def choose(workspace: Workspace, rows: Iterable[Row], day: str, minutes: float) -> list[Item]:
    """What the configured policy picks among some questions. Raises UsageError for an unknown policy."""
    policies: dict[str, Policy] = discover("amzprep.plan.policies", "POLICY")
    name = workspace.config["policy"]
    if name not in policies:
        raise UsageError(f"{workspace.config.path}: no policy {name!r}; there are {', '.join(policies)}")
    return policies[name](inputs(workspace, rows, day, minutes))


def inputs(workspace: Workspace, rows: Iterable[Row], day: str, minutes: float) -> Inputs:
    """Everything a policy may look at."""
    history = workspace.history
    seen = {attempt.question for attempt in history.attempts}
    categories = {row.id: row.category for row in workspace.content.rows}
    served: dict[str, float] = {}
    for attempt in history.attempts:
        if plus(day, 1 - WINDOW) <= attempt.day <= day and attempt.question in categories:
            category = categories[attempt.question]
            served[category] = served.get(category, 0.0) + attempt.elapsed_s / 60
    return Inputs(
        day=day,
        level=workspace.level,
        minutes=minutes,
        candidates=tuple(_candidate(row) for row in rows if not missing_libraries(row)),
        cards=history.cards or {},
        recall=lambda card: workspace.memory.recall(card, day),
        weights=workspace.content.weights,
        seen=seen,
        done=history.done_on(day),
        topics={topic for row in workspace.content.rows if row.id in seen for topic in row.topics},
        served=served,
    )


def missing_libraries(row: Row) -> list[str]:
    """Libraries a question needs and this installation lacks: such questions are not drawn."""
    return [name for name in row.libraries if find_spec(name) is None]


def keep_agendas(workspace: Workspace) -> None:
    """Store the answers of the coming days, assuming no practice. They are a cache: failing costs a slower `today`."""
    try:
        marker, first = stamp(workspace.places), workspace.today
        rows = []
        for i in range(AHEAD):
            data, items = _answer(workspace, plus(first, i), None)
            files = "\n".join(file_line(item.candidate.path) for item in items)
            body = json.dumps(Report("today", data).as_json(), indent=2, ensure_ascii=False)
            rows.append((data["day"], marker, files, data["due"], body))
        if not workspace.extra_packs:
            workspace.log.keep_plan(rows)
    except (AmzprepError, OSError):
        return


def _answer(workspace: Workspace, day: str, minutes: int | None) -> tuple[dict[str, Any], list[Item]]:
    rows = workspace.content.all()
    budget = float(minutes if minutes is not None else workspace.minutes)
    if day == workspace.today and minutes is None:
        budget = max(0.0, budget - workspace.history.practised_s(day) / 60)
    items = choose(workspace, rows, day, budget)
    cards = workspace.history.cards or {}
    known = {row.id for row in rows}
    due = sum(card.due <= day and question in known for question, card in cards.items())
    lacking = sorted({name for row in rows for name in missing_libraries(row)})
    data = {
        "day": day,
        "level": workspace.level,
        "minutes": round(budget),
        "due": due,
        "items": [item.as_json() for item in items],
        "left_out": [f"questions that need {name}, which is not installed" for name in lacking],
    }
    return data, items


def _candidate(row: Row) -> Candidate:
    return Candidate(row.id, row.slug, row.title, row.category, row.difficulty, row.minutes, row.levels, row.topics,
                     row.after, row.path)  # fmt: skip


def _drawing(data: dict[str, Any]) -> list[Any]:
    items = data["items"]
    total = sum(item["minutes"] for item in items)
    head = f"{data['day']} · {data['level']} · {data['due']} due · {total} of {data['minutes']} minutes planned"
    if not items:
        done = "Enough for today." if data["minutes"] <= 0 else "Nothing to practise: no question fits."
        return [Heading(head), Paragraph([done])]
    rows = [[item["command"].rpartition(" ")[2], item["category"], str(item["minutes"]), item["why"]] for item in items]
    notes = [Paragraph([Span(f"Left out: {each}", "dim") for each in data["left_out"]])] if data["left_out"] else []
    return [Heading(head), Table(["question", "area", "min", "why"], rows, "llrl"), *notes]
