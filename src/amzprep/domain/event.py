"""An event: a fact that happened, appended to the log and never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Event:
    """`id` is a UUIDv7, `at` UTC microseconds, `day` the learner's day (ISO) recorded when it happened.

    `device` and `n` count the events of one machine; names, bodies and their versions: docs/events.md.
    """

    id: str
    device: str
    n: int
    at: int
    day: str
    name: str
    body: Mapping[str, Any]
