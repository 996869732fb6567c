"""The table of ratings for coding, row by row and edge by edge."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzprep.domain.evidence import problem_with_signals, read_signals, signals_json
from amzprep.domain.rating import Rating, Signals, suggest

FINE = Signals(accepted=True, elapsed_s=600.0, limit_s=1200.0)
ROOM = replace(FINE, room=True, mode="room", first_run_accepted=True, days_since_last=1)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"accepted": False}, "not all hidden cases pass"),
        ({"elapsed_s": 1801.0}, "took 1.5 × the target time"),
        ({"solution_seen": True}, "saw the solution"),
        ({"approaches": 1}, "a hint named the approach (1)"),
        ({"gave_up": True, "accepted": False}, "gave up"),
    ],
)
def test_again(change: dict[str, object], reason: str) -> None:
    found = suggest(replace(FINE, **change))  # type: ignore[arg-type]
    assert (found.rating, found.reasons) == (Rating.AGAIN, (reason,))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"elapsed_s": 1201.0}, "over the target time (1.00 ×)"),
        ({"elapsed_s": 1800.0}, "over the target time (1.50 ×)"),
        ({"nudges": 1}, "1 nudging hint"),
        ({"nudges": 2}, "2 nudging hints"),
        ({"failed_submissions": 3}, "3 failed submissions"),
        ({"growth_worse": True}, "growth worse than asked"),
        ({"state_kept": True}, "keeps state between calls"),
    ],
)
def test_hard(change: dict[str, object], reason: str) -> None:
    found = suggest(replace(FINE, **change))  # type: ignore[arg-type]
    assert (found.rating, found.reasons) == (Rating.HARD, ("accepted", reason))


@pytest.mark.parametrize("change", [{}, {"elapsed_s": 1200.0}, {"failed_submissions": 2}, {"elapsed_s": 60.0}])
def test_good(change: dict[str, object]) -> None:
    assert suggest(replace(FINE, **change)).rating is Rating.GOOD  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [{}, {"days_since_last": None}, {"days_since_last": 30}, {"elapsed_s": 1.0}])
def test_easy_in_room_mode(change: dict[str, object]) -> None:
    assert suggest(replace(ROOM, **change)).rating is Rating.EASY  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change", [{"room": False}, {"first_run_accepted": False}, {"elapsed_s": 601.0}, {"days_since_last": 0}]
)
def test_short_of_easy_is_good(change: dict[str, object]) -> None:
    assert suggest(replace(ROOM, **change)).rating is Rating.GOOD  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [{"nudges": 1}, {"failed_submissions": 3}])
def test_easy_needs_no_help(change: dict[str, object]) -> None:
    assert suggest(replace(ROOM, **change)).rating is Rating.HARD  # type: ignore[arg-type]


signals = st.builds(
    Signals,
    accepted=st.booleans(),
    elapsed_s=st.floats(0, 5000),
    limit_s=st.sampled_from([0.0, 300.0, 1200.0]),
    nudges=st.integers(0, 3),
    approaches=st.integers(0, 1),
    failed_submissions=st.integers(0, 5),
    growth_worse=st.booleans(),
    gave_up=st.booleans(),
    solution_seen=st.booleans(),
    room=st.booleans(),
    first_run_accepted=st.booleans(),
    days_since_last=st.none() | st.integers(0, 9),
    state_kept=st.booleans(),
)


@given(signals)
def test_every_rating_has_reasons_and_comes_back_from_the_log(evidence: Signals) -> None:
    found = suggest(evidence)
    assert found.reasons
    assert suggest(read_signals({**signals_json(evidence), "later": "key"})) == found
    assert problem_with_signals(signals_json(evidence), None) is None


@given(signals, st.floats(0, 600))
def test_more_time_never_rates_better(evidence: Signals, more: float) -> None:
    later = replace(evidence, elapsed_s=evidence.elapsed_s + more)
    assert suggest(later).rating <= suggest(evidence).rating


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"accepted": 1}, "rated: signals.accepted is no bool: 1"),
        ({"elapsed_s": "long"}, "rated: signals.elapsed_s is no float: 'long'"),
        ({"limit_s": float("inf")}, "rated: signals.limit_s is no float: inf"),
        ({"nudges": 1.5}, "rated: signals.nudges is no int: 1.5"),
    ],
)
def test_unsound_signals_are_named(change: dict[str, object], problem: str) -> None:
    assert problem_with_signals({**signals_json(FINE), **change}, None) == problem
    assert problem_with_signals(signals_json(FINE), 5) == "rated: override is 1 to 4, not 5"
