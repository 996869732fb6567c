"""Events made for tests: one at a time, or whole histories drawn by hypothesis."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from amzprep.app.projection import Projection
from amzprep.domain.attempt import Attempt
from amzprep.domain.day import day_of
from amzprep.domain.event import Event
from amzprep.domain.evidence import signals_json
from amzprep.domain.rating import Signals
from amzprep.domain.uuid7 import uuid7
from amzprep.memory.fsrs_memory import FsrsMemory

NOON = 1_795_608_000_000_000  # 2026-11-25 12:00 UTC in microseconds
HOUR, DAY = 3_600_000_000, 86_400_000_000
PROJECTION = Projection(FsrsMemory())


def made(name: str, body: dict[str, Any], at: int = NOON, *, device: str = "one", n: int = 1, v: int = 1) -> Event:
    """An event whose id follows from everything it says."""
    dice = random.Random(f"{name} {at} {device} {n} {body}")
    day = day_of(datetime.fromtimestamp(at / 1e6, UTC))
    return Event(uuid7(at, dice.getrandbits), device, n, at, day, name, {"v": v, **body})


def started(attempt: str, question: str, at: int = NOON, *, n: int = 1, device: str = "one") -> Event:
    body = {"attempt": attempt, "question": question, "revision": 1, "kind": "coding", "language": "python",
            "mode": "full", "level": "L5", "limit_min": 20, "first": True, "seed": None}  # fmt: skip
    return made("attempt_started", body, at, n=n, device=device)


def submitted(attempt: str, verdict: str, at: int = NOON, *, elapsed_s: float = 60.0, n: int = 1) -> Event:
    body = {"attempt": attempt, "elapsed_s": elapsed_s, "n": 1, "verdict": verdict, "passed": 1, "total": 2,
            "failed_groups": [] if verdict == "AC" else ["edge"], "cpu_s": 0.1, "language": "python",
            "state_kept": False, "growth": None, "growth_worse": False, "own_wrong": 0}  # fmt: skip
    return made("submitted", body, at, n=n)


def rated(attempt: str, signals: Signals, at: int = NOON, *, override: int | None = None, n: int = 1) -> Event:
    body = {"attempt": attempt, "elapsed_s": signals.elapsed_s, "signals": signals_json(signals), "rules": 1,
            "override": override}  # fmt: skip
    return made("rated", body, at, n=n)


def undone(target: str, at: int = NOON, *, n: int = 1) -> Event:
    return made("undone", {"target": target}, at, n=n)


def practice(attempt: str, question: str, at: int, *, passed: bool = True, override: int | None = None) -> list[Event]:
    """An attempt from start to rating, four events within twenty minutes."""
    signals = Signals(accepted=passed, elapsed_s=600.0, limit_s=1200.0)
    return [
        started(attempt, question, at, n=1),
        submitted(attempt, "AC" if passed else "WA", at + HOUR // 6, elapsed_s=600.0, n=2),
        rated(attempt, signals, at + HOUR // 5, override=override, n=3),
    ]


@st.composite
def histories(draw: st.DrawFn, attempts: int = 5) -> list[Event]:
    """The events of some attempts at three questions over two months; some undone, some never ended, some from a
    newer version, unsettled in time by up to a day."""
    found: list[Event] = []
    for k in range(draw(st.integers(1, attempts))):
        attempt, question = f"attempt-{k}", draw(st.sampled_from(["core/a", "core/b", "mine/c"]))
        at = NOON + draw(st.integers(0, 60)) * DAY + draw(st.integers(0, 86_399)) * 1_000_000
        found.append(started(attempt, question, at, n=len(found) + 1))
        for step in draw(st.lists(st.sampled_from(STEPS), max_size=5)):
            late = at + draw(st.integers(-HOUR, DAY))
            found.append(_step(draw, step, attempt, late, len(found) + 1))
    return found


STEPS = (
    "submitted",
    "rated",
    "rated",
    "hint_opened",
    "abandoned",
    "undone",
    "from_the_future",
    "newer_body",
    "setting",
)


def _step(draw: st.DrawFn, step: str, attempt: str, at: int, n: int) -> Event:
    elapsed = draw(st.integers(0, 3000)) / 1
    match step:
        case "submitted":
            return submitted(attempt, draw(st.sampled_from(["AC", "WA", "TLE", "JE"])), at, elapsed_s=elapsed, n=n)
        case "rated":
            signals = Signals(accepted=draw(st.booleans()), elapsed_s=elapsed, limit_s=1200.0,
                              nudges=draw(st.integers(0, 1)))  # fmt: skip
            return rated(attempt, signals, at, override=draw(st.sampled_from([None, None, 1, 2, 3, 4])), n=n)
        case "hint_opened":
            body = {
                "attempt": attempt,
                "elapsed_s": elapsed,
                "n": 1,
                "gives": draw(st.sampled_from(["nudge", "approach"])),
            }
            return made("hint_opened", body, at, n=n)
        case "abandoned":
            return made("abandoned", {"attempt": attempt, "elapsed_s": elapsed, "reason": "left"}, at, n=n)
        case "undone":
            return undone(attempt, at, n=n)
        case "newer_body":
            return made("rated", {"attempt": attempt, "verdicts": {}}, at, n=n, v=2)
        case "setting":
            return made("setting", {"key": "level", "value": "L6"}, at, n=n)
    return made("from_the_future", {"attempt": attempt, "story": 7}, at, n=n)


def folded(events: list[Event]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Attempts and cards by the plain fold, without a database: what the derived rows must be."""
    by_attempt: dict[str, list[Event]] = {}
    for event in events:
        if event.attempt is not None:
            by_attempt.setdefault(event.attempt, []).append(event)
    rows = [row for each in by_attempt.values() if (row := PROJECTION.attempt(each)) is not None]
    rows.sort(key=lambda row: (row[1], row[3]["id"]))
    attempts = [row[3] for row in rows]
    questions = sorted({each["question"] for each in attempts})
    cards = [PROJECTION.card(name, [each for each in attempts if each["question"] == name]) for name in questions]
    return attempts, [card for card in cards if card is not None]


def as_stored(attempt: Attempt) -> dict[str, Any]:
    """An attempt's row as JSON brings it back: lists for tuples."""
    import json

    found: dict[str, Any] = json.loads(json.dumps(attempt.as_json()))
    return found
