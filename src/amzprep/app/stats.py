"""How the learner is doing: the first-attempt, in-time pass rate on unseen questions comes first, with its n."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import Any

from amzprep.app.level import level_table
from amzprep.app.workspace import Workspace
from amzprep.catalog.catalog import Row
from amzprep.domain.attempt import Attempt
from amzprep.domain.history import STEPS, History, Rate
from amzprep.domain.level import Skill
from amzprep.domain.question import PART
from amzprep.domain.report import Block, Facts, Heading, Line, Paragraph, Report, Span, Table

CODE = "code"  # a step that whoever hands in code has taken


def stats(workspace: Workspace) -> Report:
    """Rates per area (areas without practice too), verdicts, time per attempt, streak, skipped steps, cards."""
    history, day = workspace.history, workspace.today
    rows = workspace.content.all(reserve=True)
    areas = [
        _area(history, name, [row for row in rows if row.category == name], day)
        for name in workspace.content.categories
        if any(row.category == name for row in rows)
    ]
    total = history.first_try({row.id for row in rows})
    data = {
        "day": day,
        "first_try": {"passed": total.passed, "n": total.n},
        "items": areas,
        "attempts": len(history.attempts),
        "open": len(history.open),
        "verdicts": dict(Counter(each.verdict for each in history.attempts if each.verdict).most_common()),
        "ratings": dict(sorted(Counter(each.rating for each in history.attempts if each.rating is not None).items())),
        "minutes": round(sum(each.elapsed_s for each in history.attempts) / 60),
        "streak": history.streak(day),
        "skipped_steps": history.skipped_steps(),
        "finished": len(history.by_hand),
    }
    return Report("stats", data, _drawing(data, total), next="amzprep today", warnings=workspace.warnings)


def profile(workspace: Workspace) -> Report:
    """The role's skills with the grade that is expected, and what the log shows of the areas that train them.

    No grade of the learner's is made up: the figures are counts.
    """
    table = level_table(workspace)
    areas = {each["category"]: each for each in stats(workspace).data["items"]}
    items = [_skill(skill, [areas[name] for name in skill.areas if name in areas]) for skill in table.skills]
    rows: list[list[Line]] = [
        [each["title"], each["expected"], f"{each['first_try']['passed']} of {each['first_try']['n']}",
         f"{each['seen']} of {each['questions']}", str(each["due"])]
        for each in items
    ]  # fmt: skip
    blocks: list[Block] = [
        Heading("What the role asks for, and what you have practised"),
        Table(["skill", "expected", "first try", "seen", "due"], rows, "llrrr"),
        Facts([(each["title"], ", ".join(each["areas"])) for each in items]),
        Paragraph(
            [Span(f"Expected grades: {table.source}, {table.as_of}. Yours is not graded: these are counts.", "dim")]
        ),
    ]
    return Report("profile", {"items": items, "as_of": table.as_of, "source": table.source}, blocks,
                  next="amzprep readiness")  # fmt: skip


def _skill(skill: Skill, areas: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "skill": skill.id,
        "title": skill.title,
        "expected": skill.expected,
        "areas": [each["category"] for each in areas],
        "first_try": {key: sum(each["first_try"][key] for each in areas) for key in ("passed", "n")},
        "questions": sum(each["questions"] for each in areas),
        "seen": sum(each["seen"] for each in areas),
        "due": sum(each["due"] for each in areas),
    }


def _area(history: History, name: str, rows: Sequence[Row], day: str) -> dict[str, Any]:
    ids = {row.id for row in rows}
    first = history.first_try(ids)
    attempts = [each for each in history.attempts if each.question.partition(PART)[0] in ids]
    states = Counter(history.status(row.id, day) for row in rows if not row.reserve or history.seen(row.id))
    return {
        "category": name,
        "first_try": {"passed": first.passed, "n": first.n},
        "questions": sum(states.values()),
        "seen": sum(states.values()) - states["new"],
        "due": states["due"],
        "failed": states["failed"],
        "attempts": len(attempts),
        "median_time": _median_time(attempts),
    }


def _median_time(attempts: Sequence[Attempt]) -> float | None:
    """Median of active time over target time of the rated attempts; None without any."""
    shares = [each.elapsed_s / each.limit_s for each in attempts if each.rating is not None and each.limit_s > 0]
    return round(median(shares), 2) if shares else None


def _drawing(data: dict[str, Any], total: Rate) -> list[Block]:
    rows: list[list[Line]] = [
        [
            item["category"],
            _rate(item["first_try"]["passed"], item["first_try"]["n"]),
            f"{item['seen']} of {item['questions']}",
            str(item["due"]),
            f"{item['median_time']:g} ×" if item["median_time"] is not None else "–",
        ]
        for item in data["items"]
    ]
    columns = ["area", "first try, in time", "seen", "due", "time / target"]
    head = "Passed at the first attempt, in time, on questions not seen before; of code the first submission counts"
    blocks: list[Block] = [
        Heading(f"First try: {_rate(total.passed, total.n)}"),
        Paragraph([Span(head, "dim")]),
        Table(columns, rows, "lrrrr"),
    ]
    return [*blocks, Facts(_facts(data))]


def _rate(passed: int, n: int) -> str:
    return f"{passed} of {n} ({passed / n:.0%})" if n else "0 of 0"


def _facts(data: dict[str, Any]) -> list[tuple[str, Line]]:
    days = data["streak"]
    verdicts = ", ".join(f"{code} {count}" for code, count in data["verdicts"].items())
    finished = data["finished"]
    skipped = ", ".join(f"{step} {data['skipped_steps'][step]}" for step in STEPS if step != CODE)
    steps: Line = f"{skipped} (of {finished} drill{'s' * (finished != 1)} with a submission, room and loop aside)"
    return [
        ("attempts", f"{data['attempts']}, {data['open']} to resume, {data['minutes']} minutes in all"),
        ("last verdicts", verdicts or "none yet"),
        ("streak", f"{days} day{'s' * (days != 1)}"),
        *([("steps skipped", steps)] if finished else []),
    ]
