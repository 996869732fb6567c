"""The event log: append-only, durable after every event.

`events` is the truth; triggers refuse to change or delete. `attempts` and `cards` are derived rows, written in the
event's own transaction, so that reading stays flat however long the log grows. They carry the name of the rules that
made them: under other rules they are computed anew, by a writer in the file and by a reader in memory. No file is an
empty history.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from amzprep.domain.event import Event
from amzprep.store.log_file import LogFile
from amzprep.store.row import COLUMNS, event_of

STEP_BACK_US = 60_000_000  # a clock that steps back by less is held, so that the events of one device stay in order


@dataclass(frozen=True)
class Added:
    """What a union brought.

    New events, those known already, known ids with other content (left out), and devices whose id two machines used.
    """

    new: int = 0
    known: int = 0
    differing: int = 0
    cloned: tuple[str, ...] = ()


class Log(LogFile):
    """An open log: what is kept in its file, and what is told of it. Without a file it is empty."""

    def record(self, event: Event, mint: Callable[[], str]) -> Event:
        """Keep one event of this device, durable when this returns; an id that is known already changes nothing.

        Device, number and time are settled here, inside the transaction. Raises NotReadyError when it cannot be kept.
        """
        with self.writing() as db:
            device = _device(db) or _new_device(db, mint())
            last = db.execute("SELECT n, at FROM events WHERE device = ? ORDER BY n DESC LIMIT 1", (device,)).fetchone()
            n, before = last or (0, 0)
            at = before + 1 if 0 <= before - event.at < STEP_BACK_US else event.at
            settled = replace(event, device=device, n=n + 1, at=at)
            self._keep(db, [settled])
        return settled

    def add(self, events: Iterable[Event], mint: Callable[[], str]) -> Added:
        """The union with other events, all or nothing.

        An event keeps its device and number. Where another event has them already, two machines counted on under one
        id; when it is this machine's, a new one is minted for what is recorded from now on.
        """
        waiting = iter(events)
        first = next(waiting, None)
        if first is None:
            return Added()
        with self.writing() as db:
            added = self._keep(db, chain([first], waiting))
            if _device(db) in added.cloned:
                _new_device(db, mint())
        return added

    def rebuild(self) -> bool:
        """Compute every derived row anew from the events; whether the rows were right before."""
        with self.writing() as db:
            before = self.derived.rows(db)
            self.derived.make_anew(db)
            return before == self.derived.rows(db)

    def _keep(self, db: sqlite3.Connection, events: Iterable[Event]) -> Added:
        touched: dict[str, None] = {}
        new = known = differing = 0
        cloned: dict[str, None] = {}
        for event in events:
            found = db.execute(f"SELECT {COLUMNS} FROM events WHERE id = ?", (event.id,)).fetchone()
            if found is not None:
                known += 1
                differing += _content(event_of(found)) != _content(event)
                continue
            if db.execute("SELECT 1 FROM events WHERE device = ? AND n = ?", (event.device, event.n)).fetchone():
                cloned[event.device] = None
            body = json.dumps(dict(event.body))
            row = (event.id, event.device, event.n, event.at, event.day, event.name, body, event.attempt)
            db.execute(f"INSERT INTO events ({COLUMNS}, attempt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            new += 1
            if event.attempt is not None:
                touched[event.attempt] = None
        self.derived.update(db, touched)
        return Added(new, known, differing, tuple(cloned))

    def events(self) -> Iterator[Event]:
        """All events in the order of the fold, so that two logs with the same events tell them alike."""
        db = self.reading()
        if db is None:
            return
        try:
            for row in db.execute(f"SELECT {COLUMNS} FROM events ORDER BY at, id"):
                yield event_of(row)
        except sqlite3.Error as error:
            raise self.refusal(error, "the log cannot be read now") from error

    def count(self) -> int:
        """How many events there are."""
        rows = self.rows("SELECT count(*) FROM events")
        return int(rows[0][0]) if rows else 0

    def device(self) -> str:
        """This device's id, empty before its first event."""
        rows = self.rows("SELECT value FROM meta WHERE key = 'device'")
        return str(rows[0][0]) if rows else ""

    def events_of(self, attempt: str) -> list[Event]:
        """The events of one attempt."""
        rows = self.rows(f"SELECT {COLUMNS} FROM events WHERE attempt = ? ORDER BY at, id", attempt)
        return [event_of(row) for row in rows]

    def named(self, name: str) -> list[Event]:
        """Events of one name (setting, undone, flagged), in order of time."""
        return [
            event_of(row) for row in self.rows(f"SELECT {COLUMNS} FROM events WHERE name = ? ORDER BY at, id", name)
        ]

    def attempts(self) -> list[dict[str, Any]]:
        """The derived rows of all attempts, in order of time."""
        return [json.loads(row[0]) for row in self.rows("SELECT body FROM attempts ORDER BY at, id")]

    def cards(self) -> list[dict[str, Any]]:
        """The derived rows of all cards."""
        return [json.loads(row[0]) for row in self.rows("SELECT body FROM cards ORDER BY question")]


def _device(db: sqlite3.Connection) -> str:
    found = db.execute("SELECT value FROM meta WHERE key = 'device'").fetchone()
    return str(found[0]) if found else ""


def _new_device(db: sqlite3.Connection, device: str) -> str:
    db.execute("INSERT OR REPLACE INTO meta VALUES ('device', ?)", (device,))
    return device


def _content(event: Event) -> tuple[Any, ...]:
    return event.at, event.day, event.name, dict(event.body)
