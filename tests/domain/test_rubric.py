"""A rubric's arithmetic: per cent of what applies, musts, distance, and what cost most."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from amzprep.domain.rubric import Bar, Point, Rubric

RUBRIC = Rubric(
    (
        Point("metric", 20, "frame", "names the metric"),
        Point("data", 30, "data", "splits by time"),
        Point("feedback", 25, "data", "notes the loop", ("L6", "L7")),
        Point("cost", 25, "serving", "prices it"),
    ),
    {"L5": Bar(50, ("metric",)), "L6": Bar(70, ("metric", "data")), "L7": Bar(85, ("feedback",))},
)


def test_per_cent_is_of_the_points_that_apply_at_the_level() -> None:
    assert RUBRIC.standing("L5", ["metric", "data"]).percent == 66.7
    assert RUBRIC.standing("L6", ["metric", "data"]).percent == 50.0


def test_a_bar_is_cleared_with_enough_points_and_no_must_missed() -> None:
    assert RUBRIC.standing("L5", ["metric", "data"]).cleared
    without_must = RUBRIC.standing("L5", ["data", "cost"])
    assert (without_must.percent, without_must.missed, without_must.cleared) == (73.3, ("metric",), False)
    exactly = RUBRIC.standing("L6", ["metric", "data", "cost"])
    assert (exactly.percent, exactly.distance, exactly.cleared) == (75.0, 5.0, True)


def test_a_level_without_a_bar_takes_the_nearest_lower_one_else_the_lowest() -> None:
    assert [RUBRIC.at(level) for level in ("L4", "L5", "L7", "L8")] == ["L5", "L5", "L7", "L7"]


def test_the_costliest_misses_are_musts_then_weight() -> None:
    assert [each.id for each in RUBRIC.costliest("L6", ["cost"])] == ["data", "metric", "feedback"]
    assert [each.id for each in RUBRIC.costliest("L5", [])] == ["metric", "data", "cost"]


def test_points_of_other_levels_come_last_among_the_others() -> None:
    assert [each.id for each in RUBRIC.others("L5")] == ["data", "cost", "feedback"]


@given(st.sets(st.sampled_from(["metric", "data", "feedback", "cost"])), st.sampled_from(["metric", "data", "cost"]))
def test_one_more_point_never_lowers_a_standing(claimed: set[str], more: str) -> None:
    for before, after in zip(RUBRIC.standings(claimed), RUBRIC.standings(claimed | {more}), strict=True):
        assert after.percent >= before.percent
        assert after.cleared >= before.cleared
        assert set(after.missed) <= set(before.missed)
