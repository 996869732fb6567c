"""The history: what all attempts and cards add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from amzprep.domain.attempt import Attempt
from amzprep.domain.card import Card
from amzprep.domain.day import days_between, plus

ALOUD = ("room", "loop")  # modes in which nobody is asked to tick
STEPS = ("restate", "clarify", "approach", "code", "cases")

SUBMITTED = ("", "coding", "sql")  # kinds in which a submission is what counts


@dataclass(frozen=True)
class Rate:
    """A count of successes among n."""

    passed: int = 0
    n: int = 0


@dataclass(frozen=True)
class History:
    """Attempts in order of time, cards by question, settings by key."""

    attempts: tuple[Attempt, ...] = ()
    cards: Mapping[str, Card] | None = None
    settings: Mapping[str, str] | None = None

    @cached_property
    def by_question(self) -> dict[str, list[Attempt]]:
        found: dict[str, list[Attempt]] = {}
        for attempt in self.attempts:
            found.setdefault(attempt.question, []).append(attempt)
        return found

    @property
    def open(self) -> list[Attempt]:
        """Attempts that can be resumed, the newest first."""
        return [attempt for attempt in reversed(self.attempts) if attempt.open]

    @property
    def last(self) -> str | None:
        """The question practised last."""
        return self.attempts[-1].question if self.attempts else None

    @property
    def latest(self) -> Attempt | None:
        """The attempt begun or rated last: what an undo takes back."""
        return max(self.attempts, key=lambda each: (max(each.at, each.rated_at), each.id), default=None)

    def card(self, question: str) -> Card | None:
        return (self.cards or {}).get(question)

    def seen(self, question: str) -> bool:
        return question in self.by_question

    @cached_property
    def begun(self) -> frozenset[str]:
        """Questions that were practised, be it without an end; a glance in rapid fire does not count."""
        return frozenset(attempt.question for attempt in self.attempts if not attempt.glance)

    def status(self, question: str, day: str) -> str:
        """new, started (never rated), due, failed (last rating Again, not due yet) or passed."""
        card = self.card(question)
        if card is None:
            return "started" if question in self.begun else "new"
        if card.due <= day:
            return "due"
        return "failed" if card.rating == 1 else "passed"

    def practised_s(self, day: str) -> float:
        """Active seconds of the attempts that started on a day."""
        return sum(attempt.elapsed_s for attempt in self.attempts if attempt.day == day)

    def done_on(self, day: str) -> set[str]:
        """Questions rated on a day."""
        return {attempt.question for attempt in self.attempts if attempt.rated_day == day}

    def first_try(self, questions: Iterable[str]) -> Rate:
        """First attempts that passed in time, among questions tried to an end: of code the first submission counts."""
        tries = [found[0] for each in questions if (found := self.by_question.get(each))]
        firsts = [
            each for each in tries if each.submissions or (each.kind not in SUBMITTED and each.rating is not None)
        ]
        return Rate(sum(each.passed_first for each in firsts), len(firsts))

    def streak(self, day: str) -> int:
        """Days in a row with practice up to a day; today may still be empty."""
        days = {attempt.day for attempt in self.attempts}
        length, current = 0, day if day in days else plus(day, -1)
        while current in days:
            length, current = length + 1, plus(current, -1)
        return length

    @property
    def by_hand(self) -> list[Attempt]:
        """Attempts with a submission at the terminal whose steps are ticked: in a room they are said aloud instead."""
        return [
            each for each in self.attempts if each.submissions and not (each.handed or each.loop or each.mode in ALOUD)
        ]

    def skipped_steps(self) -> dict[str, int]:
        """How many finished attempts of a person skipped each step of the guide's template."""
        return {step: sum(step not in attempt.ticks for attempt in self.by_hand) for step in STEPS}

    def days_since(self, question: str, day: str) -> int | None:
        """Days since the question was last rated, None if never."""
        card = self.card(question)
        return days_between(card.last, day) if card is not None else None
