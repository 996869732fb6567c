"""An event as a row of the log's table."""

from __future__ import annotations

import json
from typing import Any

from amzprep.domain.event import Event

COLUMNS = "id, device, n, at, day, name, body"


def event_of(row: tuple[Any, ...]) -> Event:
    """The event that stands in `COLUMNS`."""
    return Event(row[0], row[1], row[2], row[3], row[4], row[5], json.loads(row[6]))
