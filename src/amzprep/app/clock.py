"""The clock of a run: the one place that asks what time it is."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """`now` is UTC microseconds; `local` the learner's wall clock at such a moment; `steady` seconds for durations."""

    def now(self) -> int: ...

    def local(self, at: int) -> datetime: ...

    def steady(self) -> float: ...


class SystemClock:
    """The machine's clock and time zone."""

    def now(self) -> int:
        return time.time_ns() // 1000

    def local(self, at: int) -> datetime:
        return datetime.fromtimestamp(at / 1e6).astimezone()

    def steady(self) -> float:
        return time.monotonic()
