"""Where the learner is, and the one next command: what `amzprep` says when it is asked nothing."""

from __future__ import annotations

from amzprep.app.agenda import agenda
from amzprep.app.workspace import Workspace
from amzprep.domain.report import Block, Facts, Line, Paragraph, Report, Span


def overview(workspace: Workspace) -> Report:
    """An interrupted attempt first, then what today holds; a first visit gets the warm-up."""
    history, day = workspace.history, workspace.today
    if not history.attempts:
        return _first_visit(workspace)
    today = agenda(workspace)
    open_ = history.open
    rate = history.first_try({row.id for row in workspace.content.all(reserve=True)})
    rows: list[tuple[str, Line]] = [
        ("today", _today(today.data)),
        ("practised", f"{history.practised_s(day) / 60:.0f} of {workspace.minutes} minutes today"),
        ("streak", f"{history.streak(day)} day{'s' * (history.streak(day) != 1)}"),
        ("first try", f"{rate.passed} of {rate.n} accepted in time on unseen questions"),
    ]
    if today.data["loop"]:
        rows.insert(1, ("mock loop", today.data["loop"]["says"]))
    if open_:
        minutes = open_[0].elapsed_s / 60
        rows.insert(0, ("interrupted", f"{open_[0].question}, {minutes:.0f} min on the clock"))
    next_ = "amzprep resume" if open_ else today.next
    data = {
        "day": day,
        "level": workspace.level,
        "due": today.data["due"],
        "interrupted": open_[0].question if open_ else None,
        "streak": history.streak(day),
        "first_try": {"passed": rate.passed, "n": rate.n},
        "next": next_,
    }
    return Report("overview", data, [Facts(rows)], next=next_, warnings=workspace.warnings)


def _today(data: dict[str, object]) -> str:
    items = data["items"]
    assert isinstance(items, list)
    if not items:
        return "enough for today"
    minutes = sum(item["minutes"] for item in items)
    return f"{data['due']} due, {len(items)} planned, {minutes} minutes: {', '.join(_slug(item) for item in items[:3])}"


def _slug(item: dict[str, str]) -> str:
    return item["question"].partition("/")[2]


def _first_visit(workspace: Workspace) -> Report:
    questions = len(workspace.content.all())
    warm_up = next((row.slug for row in workspace.content.all() if "warm-up" in row.topics), "")
    command = f"amzprep drill {warm_up}".rstrip()
    data = {"day": workspace.today, "level": workspace.level, "due": 0, "interrupted": None, "streak": 0,
            "first_try": {"passed": 0, "n": 0}, "next": command}  # fmt: skip
    blocks: list[Block] = [
        Paragraph(
            [[Span("amzprep", "strong"), " prepares you for the Amazon MLE interview, one timed drill at a time."]]
        ),
        Facts(
            [
                ("questions", f"{questions} to practise, level {workspace.level} (config.toml changes it)"),
                ("your files", workspace.places.home),
                ("today", "`amzprep today` says what to practise and why"),
                ("start", f"`{command}` takes five minutes and teaches the screen"),
            ]
        ),
    ]
    return Report("overview", data, blocks, next=command, warnings=workspace.warnings)
