"""FSRS-6 with its default weights, behind one adapter over py-fsrs.

What the library would do by default and we do not: random fuzz (a replay would differ), learning steps of minutes
(intervals are whole days here), ids from the clock. Every day is handed over as noon UTC, so that the difference of two
days is a whole number of 24-hour blocks whatever the hour of practice was.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import Any

from amzprep.domain.card import Card
from amzprep.domain.rating import Rating

ALGO = "fsrs-6"
RETENTION = 0.75  # a card is due when its recall falls to this; lower than usual, because the date is near


class FsrsMemory:
    """The memory model; the library is imported when it is first needed."""

    @cached_property
    def _scheduler(self) -> Any:
        import fsrs

        return fsrs.Scheduler(desired_retention=RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False)

    def review(self, card: Card | None, question: str, rating: Rating, day: str) -> Card:
        """The card after one review on an ISO day."""
        import fsrs

        before = _theirs(card) if card is not None else fsrs.Card(card_id=1, due=_noon(day))
        after, _ = self._scheduler.review_card(before, fsrs.Rating(int(rating)), _noon(day))
        due = after.due.date().isoformat()
        reviews = card.reviews + 1 if card is not None else 1
        return Card(question, after.stability, after.difficulty, due, day, int(rating), reviews)

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
