"""How long an item takes, and what fits into a day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzprep.domain.agenda import Candidate, Item, expected_minutes, within
from amzprep.domain.card import Card


def candidate(minutes: float = 20.0) -> Candidate:
    return Candidate("core/q", "q", "Q", "area", "easy", minutes, ("L5",), (), ())


def card(reviews: int) -> Card:
    return Card("core/q", 3.0, 5.0, "2026-01-01", "2026-01-01", 3, reviews)


@pytest.mark.parametrize(
    ("reviews", "recall", "minutes"), [(0, 0.0, 23), (1, 1.0, 13), (1, 0.0, 16), (2, 1.0, 10), (3, 1.0, 9), (9, 1.0, 9)]
)
def test_repeats_take_less_and_half_forgotten_ones_more(reviews: int, recall: float, minutes: int) -> None:
    assert expected_minutes(candidate(), card(reviews) if reviews else None, recall) == minutes


def test_nothing_takes_no_time() -> None:
    assert expected_minutes(candidate(0.2), None, 0.0) == expected_minutes(candidate(0.2), card(3), 1.0) == 1


items = st.lists(st.integers(1, 90).map(lambda n: Item(candidate(), "new", n, True)), max_size=12)


@given(items, st.floats(-30, 300))
def test_a_day_holds_its_minutes_but_for_one_item_alone(offered: list[Item], minutes: float) -> None:
    chosen = within(offered, minutes)
    total = sum(item.minutes for item in chosen)
    assert all(item in offered for item in chosen)
    assert total <= max(minutes, 0) or (len(chosen) == 1 and total <= 2 * minutes)
    assert chosen or not any(item.minutes <= 2 * minutes for item in offered)


def test_what_is_longer_than_the_day_comes_alone_when_its_turn_has_come() -> None:
    long, short = Item(candidate(), "due", 69, False), Item(candidate(), "due", 16, False)
    assert within([long, short], 59) == [long]
    assert within([short, long], 59) == [short]
    assert within([long, short], 30) == [short]


def test_an_item_is_named_by_what_the_command_takes() -> None:
    assert Item(candidate(), "new", 23, True).as_json() == {
        "question": "core/q",
        "title": "Q",
        "category": "area",
        "why": "new",
        "minutes": 23,
        "new": True,
        "command": "amzprep drill q",
    }
