"""A card is the replay of its question's reviews."""

from __future__ import annotations

from amzprep.domain.attempt import Attempt
from amzprep.domain.card import Card, fold_card
from amzprep.domain.rating import Rating


class Diary:
    """A scheduler that notes what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[int, str]] = []

    def review(self, card: Card | None, question: str, rating: Rating, day: str) -> Card:
        self.told.append((int(rating), day))
        return Card(question, 1.0, 5.0, day, day, int(rating), len(self.told))

    def recall(self, card: Card, day: str) -> float:
        return 1.0


def reviews(*given: tuple[int | None, str]) -> list[tuple[int, str]]:
    """What the scheduler hears of attempts with a rating and a day, one after the other."""
    diary = Diary()
    attempts = [
        Attempt(f"a{i}", "core/q", rating=rating, rated_day=day, rated_at=i) for i, (rating, day) in enumerate(given)
    ]
    fold_card("core/q", reversed(attempts), diary)
    return diary.told


def test_reviews_are_replayed_in_order_of_time() -> None:
    assert reviews((1, "2026-01-01"), (3, "2026-01-03")) == [(1, "2026-01-01"), (3, "2026-01-03")]


def test_repeats_on_one_day_cannot_exceed_good() -> None:
    assert reviews((4, "2026-01-01"), (4, "2026-01-01"), (2, "2026-01-01")) == [
        (4, "2026-01-01"),
        (3, "2026-01-01"),
        (2, "2026-01-01"),
    ]
    assert reviews((1, "2026-01-01"), (4, "2026-01-02"))[1] == (4, "2026-01-02")


def test_a_day_before_the_last_one_counts_as_the_same_day() -> None:
    assert reviews((3, "2026-01-02"), (4, "2026-01-01"))[1] == (3, "2026-01-02")


def test_attempts_without_a_rating_make_no_card() -> None:
    assert reviews((None, ""), (None, "")) == []
    assert fold_card("core/q", [], Diary()) is None
