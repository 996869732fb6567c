"""FSRS-6 with its default weights, behind one adapter over py-fsrs.

What the library would do by default and we do not: random fuzz (a replay would differ), learning steps of minutes
(intervals are whole days here), ids from the clock. Every day is handed over as noon UTC, so that the difference of two
days is a whole number of 24-hour blocks whatever the hour of practice was.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import Any

from amzprep.domain.card import Card
from amzprep.domain.day import days_between, plus
from amzprep.domain.rating import Rating

ALGO = "fsrs-6"
RETENTION = 0.75  # a card is due when its recall falls below this; lower than usual, because the date is near
LONGEST = 3650  # days


class FsrsMemory:
    """The memory model; the library is imported when it is first needed."""

    @cached_property
    def _scheduler(self) -> Any:
        import fsrs

        return fsrs.Scheduler(desired_retention=RETENTION, learning_steps=(), relearning_steps=(),
                              maximum_interval=LONGEST, enable_fuzzing=False)  # fmt: skip

    def review(self, card: Card | None, question: str, rating: Rating, day: str) -> Card:
        """The card after one review on an ISO day."""
        import fsrs

        before = _theirs(card) if card is not None else fsrs.Card(card_id=1, due=_noon(day))
        after, _ = self._scheduler.review_card(before, fsrs.Rating(int(rating)), _noon(day))
        reviews = card.reviews + 1 if card is not None else 1
        new = Card(question, after.stability, after.difficulty, after.due.date().isoformat(), day, int(rating), reviews)
        return replace(new, due=self._due(new))

    def _due(self, card: Card) -> str:
        """The first day after its last on which recall is below the wanted one; the library rounds to the nearest."""
        due = card.due
        while days_between(card.last, due) < LONGEST and self.recall(card, due) >= RETENTION:
            due = plus(due, 1)
        while days_between(card.last, due) > 1 and self.recall(card, plus(due, -1)) < RETENTION:
            due = plus(due, -1)
        return due

    def recall(self, card: Card, day: str) -> float:
        """The chance that the card is recalled on an ISO day, 0 to 1."""
        return float(self._scheduler.get_card_retrievability(_theirs(card), _noon(day)))


def _theirs(card: Card) -> Any:
    import fsrs

    return fsrs.Card(
        card_id=1,
        state=fsrs.State.Review,
        stability=card.stability,
        difficulty=card.difficulty,
        due=_noon(card.due),
        last_review=_noon(card.last),
    )


def _noon(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(12), tzinfo=UTC)
