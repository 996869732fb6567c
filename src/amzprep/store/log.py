"""The event log: one SQLite file, append-only, durable after every event.

`events` is the truth; triggers refuse to change or delete. `attempts`, `cards` and `plan` are derived rows, written in
the event's own transaction and recomputed by `rebuild`, so that reading stays flat however long the log grows. Nothing
is created by reading: no file is an empty history.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, Protocol

from amzprep.domain.event import Event
from amzprep.errors import ContentError, NotReadyError
from amzprep.store.backup import back_up, newest_backup

FORMAT = 1
TABLES = """
CREATE TABLE events (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, device TEXT NOT NULL, n INTEGER NOT NULL, at INTEGER NOT NULL,
  day TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL, attempt TEXT, UNIQUE (device, n)
) STRICT;
CREATE INDEX events_by_attempt ON events (attempt) WHERE attempt IS NOT NULL;
CREATE INDEX events_by_name ON events (name, at) WHERE name IN ('setting', 'flagged');
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE attempts (id TEXT PRIMARY KEY, question TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE INDEX attempts_by_question ON attempts (question);
CREATE INDEX attempts_by_time ON attempts (at, id);
CREATE TABLE cards (question TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE plan (
  day TEXT PRIMARY KEY, stamp TEXT NOT NULL, files TEXT NOT NULL, due INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE TRIGGER events_keep BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
"""
COLUMNS = "id, device, n, at, day, name, body"


class Projector(Protocol):
    """What the derived rows are made by: events of one attempt to its row, a question's rows to its card."""

    def attempt(self, events: list[Event]) -> tuple[str, int, dict[str, Any]] | None: ...

    def card(self, question: str, attempts: list[dict[str, Any]]) -> dict[str, Any] | None: ...


class Log:
    """An open log; use it as a context manager. `path` may not exist yet: then it is empty until something is kept."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._db: sqlite3.Connection | None = None

    def __enter__(self) -> Log:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None

    def append(self, events: Iterable[Event], projector: Projector) -> int:
        """Keep events (those whose id is known already are left out) and bring the derived rows up to date.

        Returns how many were new. They are on disk when this returns. Raises NotReadyError when they cannot be kept.
        """
        with self.writing() as db:
            return _append(db, list(events), projector)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction; all or nothing."""
        try:
            db = self._writable()
            db.execute("BEGIN IMMEDIATE")
        except (sqlite3.Error, OSError) as error:
            raise self._refusal(error) from error
        try:
            yield db
            db.execute("COMMIT")
        except BaseException as error:
            with suppress(sqlite3.Error):
                db.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise self._refusal(error) from error
            raise

    def device(self) -> tuple[str, int]:
        """This device's id ("" before the first event) and the number of its last event."""
        db = self.reading()
        if db is None:
            return "", 0
        found = db.execute("SELECT value FROM meta WHERE key = 'device'").fetchone()
        device = found[0] if found else ""
        last = db.execute("SELECT max(n) FROM events WHERE device = ?", (device,)).fetchone()[0]
        return device, last or 0

    def events(self) -> Iterator[Event]:
        """All events in the order they were kept."""
        db = self.reading()
        if db is not None:
            for row in db.execute(f"SELECT {COLUMNS} FROM events ORDER BY seq"):
                yield _event(row)

    def events_of(self, attempt: str) -> list[Event]:
        """The events of one attempt."""
        db = self.reading()
        rows = db.execute(f"SELECT {COLUMNS} FROM events WHERE attempt = ?", (attempt,)) if db is not None else []
        return [_event(row) for row in rows]

    def attempts(self) -> list[dict[str, Any]]:
        """The derived rows of all attempts, in order of time."""
        db = self.reading()
        return [json.loads(row[0]) for row in db.execute("SELECT body FROM attempts ORDER BY at, id")] if db else []

    def cards(self) -> list[dict[str, Any]]:
        """The derived rows of all cards."""
        db = self.reading()
        return [json.loads(row[0]) for row in db.execute("SELECT body FROM cards ORDER BY question")] if db else []

    def named(self, name: str) -> list[Event]:
        """Events of one name (setting, flagged), in order of time."""
        db = self.reading()
        query = f"SELECT {COLUMNS} FROM events WHERE name = ? ORDER BY at, id"
        return [_event(row) for row in db.execute(query, (name,))] if db else []

    def keep_plan(self, rows: Iterable[tuple[str, str, str, int, str]]) -> None:
        """Replace the stored answers of `today`: (day, stamp, files, due, finished JSON)."""
        with self.writing() as db:
            db.execute("DELETE FROM plan")
            db.executemany("INSERT INTO plan VALUES (?, ?, ?, ?, ?)", rows)

    def rebuild(self, projector: Projector) -> None:
        """Compute every derived row anew from the events."""
        with self.writing() as db:
            for table in ("attempts", "cards", "plan"):
                db.execute(f"DELETE FROM {table}")
            names = [row[0] for row in db.execute("SELECT DISTINCT attempt FROM events WHERE attempt IS NOT NULL")]
            _project(db, names, projector)

    def reading(self) -> sqlite3.Connection | None:
        """A connection for reading, None where there is no log. Raises ContentError for a damaged or newer one."""
        if self._db is None:
            if not os.path.exists(self.path):
                return None
            self._db = self._open_to_read()
        return self._db

    def _open_to_read(self) -> sqlite3.Connection:
        try:
            db = sqlite3.connect(f"file:{_quoted(self.path)}?mode=ro", uri=True, timeout=5.0, isolation_level=None)
            self._check(db)
        except sqlite3.OperationalError:
            # a home that cannot be written has no place for the side files: read it as it lies there
            try:
                db = sqlite3.connect(f"file:{_quoted(self.path)}?immutable=1", uri=True, isolation_level=None)
                self._check(db)
            except sqlite3.DatabaseError as error:
                raise self._damaged(error) from error
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from error
        return db

    def _check(self, db: sqlite3.Connection) -> None:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version > FORMAT:
            raise ContentError(f"{self.path} was written by a newer amzprep (format {version}); update amzprep")
        if version:
            db.execute("SELECT 1 FROM events LIMIT 1").fetchone()

    def _writable(self) -> sqlite3.Connection:
        if self._db is not None and self._db.execute("PRAGMA query_only").fetchone()[0] == 0 and self._writes:
            return self._db
        self.close()
        os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
        if not os.path.exists(self.path):
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        else:
            back_up(self.path)
        self._db = sqlite3.connect(self.path, timeout=5.0, isolation_level=None)
        self._writes = True
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._check(self._db)
        _migrate(self._db)
        return self._db

    _writes = False

    def _refusal(self, error: Exception) -> Exception:
        if isinstance(error, sqlite3.OperationalError | OSError):
            text = str(error)
            cause = "another amzprep holds it" if "locked" in text else text
            return NotReadyError(f"{self.path}: {cause}; the last step was not recorded, everything before it was")
        return self._damaged(error)

    def _damaged(self, error: Exception) -> ContentError:
        backup = newest_backup(self.path)
        way = f"the newest backup is {backup}: copy it over the log" if backup else "there is no backup yet"
        return ContentError(f"{self.path} is damaged ({error}); {way}")


def _migrate(db: sqlite3.Connection) -> None:
    if db.execute("PRAGMA user_version").fetchone()[0] == FORMAT:
        return
    db.execute("BEGIN IMMEDIATE")
    if db.execute("PRAGMA user_version").fetchone()[0] == FORMAT:
        db.execute("COMMIT")
        return
    tables = TABLES if sqlite3.sqlite_version_info >= (3, 37) else TABLES.replace(" STRICT;", ";")
    for statement in tables.replace("; END;", "\\; END;").split(";\n"):
        if statement.strip():
            db.execute(statement.replace("\\;", ";"))
    db.execute(f"PRAGMA user_version = {FORMAT}")
    db.execute("COMMIT")


def _append(db: sqlite3.Connection, events: list[Event], projector: Projector) -> int:
    touched: dict[str, None] = {}
    new = 0
    for event in events:
        attempt = event.body.get("attempt") or (event.body.get("target") if event.name == "undone" else None)
        row = (event.id, event.device, event.n, event.at, event.day, event.name, json.dumps(event.body), attempt)
        query = f"INSERT INTO events ({COLUMNS}, attempt) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
        if db.execute(query, row).rowcount:
            new += 1
            db.execute("INSERT OR IGNORE INTO meta VALUES ('device', ?)", (event.device,))
            if attempt:
                touched[attempt] = None
    _project(db, list(touched), projector)
    return new


def _project(db: sqlite3.Connection, attempts: list[str], projector: Projector) -> None:
    questions: dict[str, None] = {}
    for name in attempts:
        before = db.execute("SELECT question FROM attempts WHERE id = ?", (name,)).fetchone()
        if before:
            questions[before[0]] = None
        rows = db.execute(f"SELECT {COLUMNS} FROM events WHERE attempt = ?", (name,)).fetchall()
        made = projector.attempt([_event(row) for row in rows])
        if made is None:
            db.execute("DELETE FROM attempts WHERE id = ?", (name,))
            continue
        question, at, body = made
        questions[question] = None
        db.execute("INSERT OR REPLACE INTO attempts VALUES (?, ?, ?, ?)", (name, question, at, json.dumps(body)))
    for question in questions:
        found = db.execute("SELECT body FROM attempts WHERE question = ? ORDER BY at, id", (question,))
        card = projector.card(question, [json.loads(row[0]) for row in found])
        if card is None:
            db.execute("DELETE FROM cards WHERE question = ?", (question,))
        else:
            db.execute("INSERT OR REPLACE INTO cards VALUES (?, ?)", (question, json.dumps(card)))


def _event(row: tuple[Any, ...]) -> Event:
    body: Mapping[str, Any] = json.loads(row[6])
    return Event(row[0], row[1], row[2], row[3], row[4], row[5], body)


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(os.path.abspath(path))
