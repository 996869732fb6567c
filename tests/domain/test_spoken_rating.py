"""The table of ratings for answers in words, row by row and edge by edge."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzprep.domain.evidence import problem_with_signals, read_signals, signals_json
from amzprep.domain.rating import Rating, suggest
from amzprep.domain.spoken_rating import ChoiceSignals, RubricSignals, TellingSignals

RUBRIC = RubricSignals(percent=75.0, bar=60.0, missed=0, elapsed_s=800.0, limit_s=900.0)
TOLD = TellingSignals("strong", 0, 600.0, 720.0, told_s=150.0, words=0)


@pytest.mark.parametrize(
    ("change", "rating"),
    [
        ({}, Rating.GOOD),
        ({"missed": 1}, Rating.AGAIN),
        ({"percent": 59.9}, Rating.AGAIN),
        ({"percent": 60.0}, Rating.HARD),
        ({"percent": 69.9}, Rating.HARD),
        ({"percent": 70.0}, Rating.GOOD),
        ({"elapsed_s": 1126.0}, Rating.HARD),
        ({"elapsed_s": 1125.0}, Rating.GOOD),
        ({"flags": 1}, Rating.HARD),
        ({"gave_up": True}, Rating.AGAIN),
        ({"percent": 95.0, "elapsed_s": 300.0}, Rating.GOOD),
        ({"percent": 95.0, "elapsed_s": 300.0, "confirmed": True}, Rating.EASY),
        ({"percent": 79.0, "elapsed_s": 300.0, "confirmed": True}, Rating.GOOD),
        ({"percent": 95.0, "elapsed_s": 700.0, "confirmed": True}, Rating.GOOD),
        ({"percent": 95.0, "elapsed_s": 300.0, "confirmed": True, "prompted": True}, Rating.GOOD),
    ],
)
def test_a_rubric_is_rated_by_the_table(change: dict[str, Any], rating: Rating) -> None:
    assert suggest(replace(RUBRIC, **change)).rating is rating


@pytest.mark.parametrize(
    ("change", "rating"),
    [
        ({}, Rating.GOOD),
        ({"signal": "weak"}, Rating.HARD),
        ({"signal": "mixed"}, Rating.HARD),
        ({"signal": "none"}, Rating.AGAIN),
        ({"told_s": 2.0}, Rating.AGAIN),
        ({"told_s": 2.0, "words": 3}, Rating.GOOD),
        ({"told_s": 2.0, "words": None}, Rating.GOOD),
        ({"told_s": None}, Rating.GOOD),
        ({"flags": 1}, Rating.AGAIN),
        ({"elapsed_s": 1081.0}, Rating.HARD),
        ({"elapsed_s": 60.0}, Rating.GOOD),
        ({"gave_up": True}, Rating.AGAIN),
    ],
)
def test_a_telling_is_never_easy(change: dict[str, Any], rating: Rating) -> None:
    assert suggest(replace(TOLD, **change)).rating is rating


@pytest.mark.parametrize(
    ("right", "sure", "rating"),
    [(True, True, 3), (True, False, 2), (False, True, 1), (False, False, 1)],
)
def test_a_lucky_guess_is_hard(right: bool, sure: bool, rating: int) -> None:
    assert suggest(ChoiceSignals(right, sure, 20.0, 120.0)).rating == rating


rubrics = st.builds(
    RubricSignals,
    percent=st.floats(0, 100),
    bar=st.floats(40, 90),
    missed=st.integers(0, 3),
    elapsed_s=st.floats(0, 5000),
    limit_s=st.sampled_from([0.0, 900.0]),
    flags=st.integers(0, 2),
    confirmed=st.booleans(),
)


@given(rubrics, st.floats(0, 600), st.floats(0, 40))
def test_more_time_or_fewer_points_never_rate_better(signals: RubricSignals, more: float, less: float) -> None:
    worse = replace(signals, elapsed_s=signals.elapsed_s + more, percent=max(0.0, signals.percent - less))
    assert suggest(worse).rating <= suggest(signals).rating


@given(rubrics)
def test_signals_of_a_kind_come_back_from_the_log(signals: RubricSignals) -> None:
    raw = signals_json(signals)
    assert raw["kind"] == "open"
    assert problem_with_signals(raw, None) is None
    assert read_signals({**raw, "later": 1}) == signals


def test_signals_of_an_unknown_kind_cannot_be_rated() -> None:
    assert problem_with_signals({"kind": "poem"}, None) == "rated: signals.kind is not known: 'poem'"
    raw = {**signals_json(TOLD), "flags": "many"}
    assert problem_with_signals(raw, None) == "rated: signals.flags is no int: 'many'"
