"""A card: a question's memory state, computed by replaying its reviews."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from amzprep.domain.attempt import Attempt
from amzprep.domain.rating import Rating


@dataclass(frozen=True)
class Card:
    """Stability in days, difficulty 1 to 10 (FSRS); `due` and `last` are ISO days, `rating` the last one."""

    question: str
    stability: float
    difficulty: float
    due: str
    last: str
    rating: int
    reviews: int

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Card:
        return cls(**raw)


class Scheduler(Protocol):
    """A memory model: what a review does to a card, and how likely it is recalled on a day."""

    def review(self, card: Card | None, question: str, rating: Rating, day: str) -> Card: ...

    def recall(self, card: Card, day: str) -> float: ...


def fold_card(question: str, attempts: Iterable[Attempt], scheduler: Scheduler) -> Card | None:
    """The card after all rated attempts of a question, in order of time.

    A repeat on one day cannot exceed Good. A day before the last one (a journey westwards, a clock set back) counts as
    the same day.
    """
    card: Card | None = None
    for attempt in sorted(attempts, key=lambda each: (each.rated_at, each.id)):
        if attempt.rating is None:
            continue
        rating = Rating(attempt.rating)
        if card is not None and attempt.rated_day <= card.last:
            card = scheduler.review(card, question, min(rating, Rating.GOOD), card.last)
        else:
            card = scheduler.review(card, question, rating, attempt.rated_day)
    return card
