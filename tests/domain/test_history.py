"""The history adds attempts and cards up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amzprep.domain.attempt import Attempt
from amzprep.domain.card import Card
from amzprep.domain.history import History, Rate

DONE = Attempt(
    "a",
    "core/q",
    day="2026-01-05",
    at=10,
    elapsed_s=60.0,
    submissions=1,
    verdict="AC",
    first_submission="AC",
    first_in_time=True,
    rating=3,
    rated_day="2026-01-05",
    rated_at=20,
    ended="rated",
)


def history(*attempts: Attempt, **cards: Card) -> History:
    return History(attempts, {card.question: card for card in cards.values()}, {})


def card(due: str, rating: int = 3) -> Card:
    return Card("core/q", 3.0, 5.0, due, "2026-01-05", rating, 1)


@pytest.mark.parametrize(
    ("found", "status"),
    [
        (history(), "new"),
        (history(replace(DONE, rating=None)), "started"),
        (history(DONE, one=card("2026-01-09")), "passed"),
        (history(DONE, one=card("2026-01-09", rating=1)), "failed"),
        (history(DONE, one=card("2026-01-06")), "due"),
        (history(DONE, one=card("2026-01-05", rating=1)), "due"),
    ],
)
def test_every_question_has_one_status(found: History, status: str) -> None:
    assert found.status("core/q", "2026-01-06") == status


def test_first_try_counts_only_the_first_attempt_with_a_submission() -> None:
    slow = replace(DONE, id="b", question="core/r", first_in_time=False)
    unsent = replace(DONE, id="c", question="core/s", submissions=0)
    again = replace(DONE, id="d", question="core/r", at=99)
    found = history(DONE, slow, unsent, again)
    assert found.first_try({"core/q", "core/r", "core/s", "core/never"}) == Rate(1, 2)
    assert found.first_try([]) == Rate(0, 0)


def test_a_streak_may_still_miss_today_and_nothing_else() -> None:
    days = [replace(DONE, id=day, day=day) for day in ("2026-01-03", "2026-01-04", "2026-01-05")]
    assert [history(*days).streak(day) for day in ("2026-01-05", "2026-01-06", "2026-01-07")] == [3, 3, 0]
    assert history(days[0], days[2]).streak("2026-01-05") == 1
    assert history().streak("2026-01-05") == 0


def test_the_latest_attempt_is_the_one_begun_or_rated_last() -> None:
    begun_later = replace(DONE, id="b", at=15, rated_at=0, rating=None)
    assert history(begun_later, DONE).latest == DONE
    assert history(DONE, replace(begun_later, at=30)).latest == replace(begun_later, at=30)
    assert history().latest is None


def test_only_open_attempts_can_be_resumed_the_newest_first() -> None:
    first, second = replace(DONE, id="b", ended=""), replace(DONE, id="c", ended="")
    assert [each.id for each in history(first, DONE, second).open] == ["c", "b"]


def test_skipped_steps_count_attempts_with_a_submission_of_a_person() -> None:
    unsent, handed = replace(DONE, id="b", submissions=0), replace(DONE, id="c", handed=True)
    asked_aloud = [replace(DONE, id="d", mode="room"), replace(DONE, id="e", loop="one/coding/1")]
    found = history(replace(DONE, ticks=("restate", "code")), unsent, handed, *asked_aloud)
    assert len(found.by_hand) == 1
    assert found.skipped_steps() == {"restate": 0, "clarify": 1, "approach": 1, "code": 0, "cases": 1}


def test_practice_belongs_to_the_day_it_began() -> None:
    found = history(DONE, replace(DONE, id="b", day="2026-01-06", rated_day="2026-01-07"))
    assert (found.practised_s("2026-01-05"), found.practised_s("2026-01-07")) == (60.0, 0)
    assert found.done_on("2026-01-07") == {"core/q"}


def test_a_glance_in_rapid_fire_leaves_a_question_new_but_takes_its_minutes() -> None:
    glance = replace(DONE, mode="rapid", rating=None, rated_day="", rated_at=0, ended="rapid")
    found = history(glance)
    assert (found.status("core/q", "2026-01-06"), found.begun) == ("new", frozenset())
    assert found.practised_s("2026-01-05") == 60.0
    assert history(glance, replace(glance, id="b", mode="full")).status("core/q", "2026-01-06") == "started"
