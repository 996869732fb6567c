"""The learner's day: it starts at 4:00 local time by default, so practice after midnight counts for the evening."""

from __future__ import annotations

from datetime import date, datetime, timedelta

DEFAULT_START = 4


def day_of(local: datetime, start_hour: int = DEFAULT_START) -> str:
    """The ISO day a local wall-clock time belongs to; 03:59 is still yesterday, 04:00 is today."""
    return (local.replace(tzinfo=None) - timedelta(hours=start_hour)).date().isoformat()


def plus(day: str, days: int) -> str:
    """The ISO day some days later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def days_between(earlier: str, later: str) -> int:
    """Whole days from one ISO day to another."""
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
