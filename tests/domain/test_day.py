"""The learner's day begins at 4:00 by the wall clock, whatever the clock does."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzprep.domain.day import day_of, days_between, plus

ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "Australia/Lord_Howe"]


@pytest.mark.parametrize(
    ("wall", "day"),
    [
        ("2026-11-25 03:59:59", "2026-11-24"),
        ("2026-11-25 04:00:00", "2026-11-25"),
        ("2026-11-25 04:01:00", "2026-11-25"),
        ("2026-11-26 00:30:00", "2026-11-25"),
        ("2026-01-01 00:00:00", "2025-12-31"),
        ("2028-03-01 03:59:59", "2028-02-29"),
    ],
)
def test_practice_before_four_belongs_to_the_evening(wall: str, day: str) -> None:
    assert day_of(datetime.fromisoformat(wall)) == day


@pytest.mark.parametrize("start", range(24))
def test_any_hour_can_begin_the_day(start: int) -> None:
    assert day_of(datetime(2026, 5, 10, start, 0), start) == "2026-05-10"
    assert day_of(datetime(2026, 5, 10, start, 0) - timedelta(seconds=1), start) == "2026-05-09"


def hours(zone: str, day: str) -> float:
    """How long a learner's day lasts in a zone, found minute by minute."""
    start = datetime.fromisoformat(f"{day}T00:00").replace(tzinfo=UTC) - timedelta(hours=14)
    minutes = [start + timedelta(minutes=i) for i in range(60 * 56)]
    return sum(day_of(each.astimezone(ZoneInfo(zone))) == day for each in minutes) / 60


@pytest.mark.parametrize(
    ("zone", "day", "length"),
    [
        ("Europe/Berlin", "2026-03-28", 23),  # the hour is lost in the night that still belongs to Saturday
        ("Europe/Berlin", "2026-10-24", 25),
        ("Europe/Berlin", "2026-06-10", 24),
        ("America/New_York", "2026-03-07", 23),
        ("Australia/Lord_Howe", "2026-04-04", 24.5),
    ],
)
def test_days_of_23_and_25_hours_are_whole(zone: str, day: str, length: float) -> None:
    assert hours(zone, day) == length


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)), st.sampled_from(ZONES), st.integers(0, 23))
def test_the_day_depends_on_the_wall_clock_alone(wall: datetime, zone: str, start: int) -> None:
    assert day_of(wall.replace(tzinfo=ZoneInfo(zone)), start) == day_of(wall, start)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)), st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_a_journey_shifts_the_day_by_at_most_two(at: datetime, here: str, there: str) -> None:
    moment = at.replace(tzinfo=UTC)
    one, other = (day_of(moment.astimezone(ZoneInfo(zone))) for zone in (here, there))
    assert abs(days_between(one, other)) <= 2


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-5000, 5000))
def test_days_are_counted_by_the_calendar(day: date, n: int) -> None:
    assert days_between(day.isoformat(), plus(day.isoformat(), n)) == n
