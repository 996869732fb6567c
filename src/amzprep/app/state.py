"""What an interrupted attempt needs to go on, written after everything that changes it; each kind adds its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from amzprep.domain.event import Event


@dataclass
class State:
    """What every kind keeps; `level` is the one practised for, `limit_min` the target time.

    The log is the truth: `replay` brings what events tell up to date, so that a process killed between an event and
    this file loses nothing.
    """

    attempt: str
    question: str
    revision: int
    mode: str
    level: str
    language: str
    limit_min: float
    elapsed_s: float = 0.0

    def replay(self, events: Iterable[Event]) -> None:
        """Set everything that events tell to what they tell; the clock never goes back."""
        fresh = self.fresh()
        fresh.elapsed_s = self.elapsed_s
        for event in sorted(events, key=lambda each: (each.at, each.id)):
            fresh.follow(event.name, event.body)
        vars(self).update(vars(fresh))

    def fresh(self) -> Self:
        """The state at the start, with what only the file knows."""
        return type(self)(
            self.attempt, self.question, self.revision, self.mode, self.level, self.language, self.limit_min
        )

    def follow(self, name: str, body: Mapping[str, Any]) -> None:
        """One event more."""
        self.elapsed_s = max(self.elapsed_s, body.get("elapsed_s", 0.0))
