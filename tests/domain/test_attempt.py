"""An attempt is what its events add up to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from amzprep.domain.attempt import Attempt, fold_attempt
from amzprep.domain.event import Event
from amzprep.domain.rating import Signals
from made_events import DAY, HOUR, NOON, as_stored, histories, made, practice, rated, started, submitted, undone


def fold(*events: Event) -> Attempt:
    found = fold_attempt(events)
    assert found is not None
    return found


def test_a_judge_error_counts_for_nothing() -> None:
    without = fold(started("a", "core/q"), submitted("a", "AC", NOON + 2))
    assert fold(started("a", "core/q"), submitted("a", "JE", NOON + 1), submitted("a", "AC", NOON + 2)) == without
    only = fold(started("a", "core/q"), submitted("a", "JE", NOON + 1))
    assert (only.submissions, only.failed, only.verdict, only.first_submission, only.rating) == (0, 0, "", "", None)


def test_the_first_submission_is_kept_apart_from_the_last() -> None:
    found = fold(
        started("a", "core/q"), submitted("a", "WA", NOON + 1, elapsed_s=1201.0), submitted("a", "AC", NOON + 2)
    )
    assert (found.submissions, found.failed, found.verdict) == (2, 1, "AC")
    assert (found.first_submission, found.first_in_time) == ("WA", False)


def test_time_is_the_longest_clock_reading() -> None:
    found = fold(
        started("a", "core/q"),
        submitted("a", "WA", NOON + 1, elapsed_s=300.0),
        submitted("a", "WA", NOON + 2, elapsed_s=200.0),
    )
    assert found.elapsed_s == 300.0


def test_nothing_is_lost_when_the_clock_was_set_back_after_the_start() -> None:
    found = fold(started("a", "core/q", NOON), rated("a", Signals(True, 60.0, 1200.0), NOON - HOUR))
    assert found.rating == 3


def test_what_never_started_or_was_undone_is_no_attempt() -> None:
    assert fold_attempt([submitted("a", "AC")]) is None
    assert fold_attempt([undone("a", NOON - DAY), *practice("a", "core/q", NOON)]) is None
    assert fold_attempt([]) is None


def test_an_abandoned_attempt_keeps_its_reason_and_has_no_rating() -> None:
    found = fold(
        started("a", "core/q"), made("abandoned", {"attempt": "a", "elapsed_s": 9.0, "reason": "left"}, NOON + 1)
    )
    assert (found.ended, found.rating, found.open, found.review) == ("left", None, False, "")


def test_the_days_are_those_that_were_recorded() -> None:
    late = Event("i", "d", 1, NOON, "2020-02-29", "attempt_started", started("a", "core/q").body)
    found = fold(late, rated("a", Signals(True, 60.0, 1200.0), NOON + DAY))
    assert (found.day, found.rated_day) == ("2020-02-29", "2026-11-26")


@pytest.mark.parametrize("body", [{}, {"attempt": "a"}, {"attempt": "a", "elapsed_s": "x", "signals": {}, "rules": 1}])
def test_an_unsound_body_is_passed_over(body: dict[str, object]) -> None:
    sound = practice("a", "core/q", NOON)
    assert fold(*sound, made("rated", body, NOON + DAY)) == fold(*sound)


@settings(max_examples=50, deadline=None)
@given(histories(attempts=1))
def test_an_attempt_comes_back_from_its_row(events: list[Event]) -> None:
    found = fold_attempt(events)
    if found is not None:
        assert Attempt.from_json(as_stored(found)) == found


def test_which_wording_was_drawn_and_which_story_told_are_kept() -> None:
    start = started("a", "core/q")
    drawn = made("attempt_started", {**start.body, "wording": 2})
    told = made("told", {"attempt": "a", "elapsed_s": 200.0, "story": "drift", "seconds": 150.0}, NOON + 1)
    found = fold(drawn, told)
    assert (found.wording, found.story, found.told_s) == (2, "drift", 150.0)
    assert fold(start).wording is None


def test_a_glance_in_rapid_fire_is_told_from_practice() -> None:
    start = started("a", "core/q")
    assert fold(made("attempt_started", {**start.body, "mode": "rapid"})).glance
    assert not fold(start).glance


def test_a_step_that_its_own_event_shows_is_taken() -> None:
    def said(name: str, **body: object) -> Event:
        return made(name, {"attempt": "a", "elapsed_s": 60.0, **body}, NOON + 1)

    events = [started("a", "core/q"), said("asked", what="constraints"), said("own_case", n=3), said("own_case", n=4)]
    attempt = fold_attempt([*events, said("ticked", step="restate"), submitted("a", "WA", NOON + 2)])
    assert attempt is not None
    assert sorted(attempt.ticks) == ["cases", "clarify", "code", "restate"]
    broken = fold_attempt([started("a", "core/q"), submitted("a", "JE", NOON + 2)])
    assert broken is not None
    assert broken.ticks == ()
