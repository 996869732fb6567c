"""Ratings: suggested from evidence, overridden by the learner. Pass means an interviewer would accept the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, asdict, dataclass, fields
from enum import IntEnum
from math import isfinite
from typing import Any

RULES = 1  # raise it when the rules change: history is rated again from the logged signals


class Rating(IntEnum):
    """How well it was recalled; Hard is a pass."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4

    @property
    def title(self) -> str:
        return self.name.capitalize()


@dataclass(frozen=True)
class Signals:
    """The raw evidence of one coding attempt. Times are active seconds; `room` and `mode` say how it was done."""

    accepted: bool
    elapsed_s: float
    limit_s: float
    nudges: int = 0
    approaches: int = 0
    failed_submissions: int = 0
    growth_worse: bool = False
    gave_up: bool = False
    solution_seen: bool = False
    room: bool = False
    first_run_accepted: bool = False
    days_since_last: int | None = None
    state_kept: bool = False
    mode: str = "full"

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Signals:
        """Signals as logged; what a newer version added is passed over."""
        known = {field.name for field in fields(cls)}
        return cls(**{key: value for key, value in raw.items() if key in known})


def problem_with_signals(raw: Mapping[str, Any], override: int | None) -> str | None:
    """What is wrong with logged signals or an override, None when they can be rated."""
    if override is not None and override not in set(Rating):
        return f"rated: override is 1 to 4, not {override!r:.40}"
    for name, kind in _SIGNALS.items():
        value = raw.get(name, _OPTIONAL.get(name))
        if kind == "float":
            sound = type(value) in (int, float) and isfinite(value)
        elif kind == "int":
            sound = type(value) is int
        else:
            sound = type(value) is (bool if kind == "bool" else str)
        if not sound and not (value is None and name == "days_since_last"):
            return f"rated: signals.{name} is no {kind}: {value!r:.40}"
    return None


_SIGNALS: dict[str, str] = {field.name: str(field.type).removesuffix(" | None") for field in fields(Signals)}
_OPTIONAL: dict[str, Any] = {field.name: field.default for field in fields(Signals) if field.default is not MISSING}


@dataclass(frozen=True)
class Suggestion:
    rating: Rating
    reasons: tuple[str, ...]


def suggest(signals: Signals) -> Suggestion:
    """The rating the evidence supports, with reasons (the table of ratings for coding)."""
    over = signals.elapsed_s / signals.limit_s if signals.limit_s > 0 else 1.0
    again = [
        *(["gave up"] if signals.gave_up else []),
        *(["saw the solution"] if signals.solution_seen and not signals.gave_up else []),
        *(["not all hidden cases pass"] if not signals.accepted and not signals.gave_up else []),
        *([f"a hint named the approach ({signals.approaches})"] if signals.approaches else []),
        *([f"took {over:.1f} × the target time"] if over > 1.5 else []),
    ]
    if again:
        return Suggestion(Rating.AGAIN, tuple(again))
    hard = [
        *([f"over the target time ({over:.2f} ×)"] if over > 1 else []),
        *([f"{signals.nudges} nudging hint{'s' * (signals.nudges > 1)}"] if signals.nudges else []),
        *([f"{signals.failed_submissions} failed submissions"] if signals.failed_submissions >= 3 else []),
        *(["growth worse than asked"] if signals.growth_worse else []),
        *(["keeps state between calls"] if signals.state_kept else []),
    ]
    if hard:
        return Suggestion(Rating.HARD, ("accepted", *hard))
    rested = signals.days_since_last is None or signals.days_since_last >= 1
    if signals.room and signals.first_run_accepted and over <= 0.5 and rested:
        return Suggestion(Rating.EASY, ("room mode, first run accepted, no hint, within half the target time",))
    return Suggestion(Rating.GOOD, ("accepted, no hint, in time",))
