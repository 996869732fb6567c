"""Ratings: suggested from evidence, overridden by the learner. Pass means an interviewer would accept the answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

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
class Suggestion:
    rating: Rating
    reasons: tuple[str, ...]


class Evidence(Protocol):
    """The raw signals of an attempt of some kind: plain fields, logged as they are, rated by the present rules."""

    def suggest(self) -> Suggestion: ...


def suggest(evidence: Evidence) -> Suggestion:
    """The rating the evidence supports, with reasons."""
    return evidence.suggest()


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

    def suggest(self) -> Suggestion:
        """The rating the evidence supports, with reasons (the table of ratings for coding)."""
        over = self.elapsed_s / self.limit_s if self.limit_s > 0 else 1.0
        again = [
            *(["gave up"] if self.gave_up else []),
            *(["saw the solution"] if self.solution_seen and not self.gave_up else []),
            *(["not all hidden cases pass"] if not self.accepted and not self.gave_up else []),
            *([f"a hint named the approach ({self.approaches})"] if self.approaches else []),
            *([f"took {over:.1f} × the target time"] if over > 1.5 else []),
        ]
        if again:
            return Suggestion(Rating.AGAIN, tuple(again))
        hard = [
            *([f"over the target time ({over:.2f} ×)"] if over > 1 else []),
            *([f"{self.nudges} nudging hint{'s' * (self.nudges > 1)}"] if self.nudges else []),
            *([f"{self.failed_submissions} failed submissions"] if self.failed_submissions >= 3 else []),
            *(["growth worse than asked"] if self.growth_worse else []),
            *(["keeps state between calls"] if self.state_kept else []),
        ]
        if hard:
            return Suggestion(Rating.HARD, ("accepted", *hard))
        rested = self.days_since_last is None or self.days_since_last >= 1
        if self.room and self.first_run_accepted and over <= 0.5 and rested:
            return Suggestion(Rating.EASY, ("room mode, first run accepted, no hint, within half the target time",))
        return Suggestion(Rating.GOOD, ("accepted, no hint, in time",))
