"""The event log: one SQLite file, append-only, durable after every event.

`events` is the truth; triggers refuse to change or delete. `attempts` and `cards` are derived rows, written in the
event's own transaction, so that reading stays flat however long the log grows. They carry the name of the rules that
made them: under other rules they are computed anew, by a writer in the file and by a reader in memory. Reading creates
nothing in the home but SQLite's side files: no file is an empty history.

A log of an older format is brought up to date by a writer (after a backup) and read through a copy in memory. Where
the home cannot be written, SQLite can read neither a log that was left open nor one without its side files: then a
copy in the temporary folder is read, or the file as it lies there.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Protocol

from amzprep.domain.event import Event
from amzprep.errors import AmzprepError, ContentError, NotReadyError
from amzprep.store.backup import back_up, newest_backup
from amzprep.store.formats import FORMATS, migrate

BUSY_S = 5.0  # how long to wait for another process
STEP_BACK_US = 60_000_000  # a clock that steps back by less is held, so that the events of one device stay in order
COLUMNS = "id, device, n, at, day, name, body"


class Projector(Protocol):
    """What the derived rows are made by: the events of an attempt to its row, a question's rows to its card.

    `rules` names the version of both. An attempt's row comes with its question, its start, and what its card hangs
    on: an empty review means that it is not rated.
    """

    @property
    def rules(self) -> str: ...

    def attempt(self, events: list[Event]) -> tuple[str, int, str, dict[str, Any]] | None: ...

    def card(self, question: str, attempts: list[dict[str, Any]]) -> dict[str, Any] | None: ...


@dataclass(frozen=True)
class Added:
    """What a union brought.

    New events, those known already, known ids with other content (left out), and devices whose id two machines used.
    """

    new: int = 0
    known: int = 0
    differing: int = 0
    cloned: tuple[str, ...] = ()


class Log:
    """An open log; use it as a context manager. `path` may not exist yet: then it is empty until something is kept."""

    def __init__(self, path: str, projector: Projector) -> None:
        self.path, self.projector = path, projector
        self._db: sqlite3.Connection | None = None
        self._writable = False
        self._copy: str | None = None

    def __enter__(self) -> Log:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._db is not None:
            self._db.close()
        if self._copy is not None:
            import shutil

            shutil.rmtree(self._copy, ignore_errors=True)
        self._db, self._writable, self._copy = None, False, None

    # -- writing

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
            before = _derived(db)
            self._derive(db)
            return before == _derived(db)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, all or nothing, with derived rows that follow the present rules."""
        try:
            db = self._open_to_write()
            db.execute("BEGIN IMMEDIATE")
            if _rules(db) != self.projector.rules:
                self._derive(db)
            yield db
            db.execute("COMMIT")
        except BaseException as error:
            if self._db is not None:
                with suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error | OSError):
                raise self._refusal(error, "the last step was not recorded, everything before it was") from error
            raise

    def _keep(self, db: sqlite3.Connection, events: Iterable[Event]) -> Added:
        touched: dict[str, None] = {}
        new = known = differing = 0
        cloned: dict[str, None] = {}
        for event in events:
            found = db.execute(f"SELECT {COLUMNS} FROM events WHERE id = ?", (event.id,)).fetchone()
            if found is not None:
                known += 1
                differing += _content(_event(found)) != _content(event)
                continue
            if db.execute("SELECT 1 FROM events WHERE device = ? AND n = ?", (event.device, event.n)).fetchone():
                cloned[event.device] = None
            body = json.dumps(dict(event.body))
            row = (event.id, event.device, event.n, event.at, event.day, event.name, body, event.attempt)
            db.execute(f"INSERT INTO events ({COLUMNS}, attempt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            new += 1
            if event.attempt is not None:
                touched[event.attempt] = None
        self._project(db, touched)
        return Added(new, known, differing, tuple(cloned))

    def _derive(self, db: sqlite3.Connection) -> None:
        db.execute("DELETE FROM attempts")
        db.execute("DELETE FROM cards")
        self._project(
            db, [row[0] for row in db.execute("SELECT DISTINCT attempt FROM events WHERE attempt IS NOT NULL")]
        )
        db.execute("INSERT OR REPLACE INTO meta VALUES ('rules', ?)", (self.projector.rules,))

    def _project(self, db: sqlite3.Connection, attempts: Iterable[str]) -> None:
        """Make the rows of some attempts anew, and the cards of the questions whose reviews this changed."""
        questions: dict[str, None] = {}
        for name in attempts:
            before = db.execute("SELECT question, review FROM attempts WHERE id = ?", (name,)).fetchone()
            rows = db.execute(f"SELECT {COLUMNS} FROM events WHERE attempt = ?", (name,)).fetchall()
            made = self.projector.attempt([_event(row) for row in rows])
            if made is None:
                db.execute("DELETE FROM attempts WHERE id = ?", (name,))
            else:
                question, at, review, body = made
                row = (name, question, at, review, json.dumps(body))
                query = "INSERT OR REPLACE INTO attempts (id, question, at, review, body) VALUES (?, ?, ?, ?, ?)"
                db.execute(query, row)
            after = (made[0], made[2]) if made is not None else None
            if after != before:
                questions |= {each[0]: None for each in (before, after) if each is not None and each[1]}
        for question in questions:
            found = db.execute("SELECT body FROM attempts WHERE question = ? AND review != ''", (question,))
            card = self.projector.card(question, [json.loads(row[0]) for row in found])
            if card is None:
                db.execute("DELETE FROM cards WHERE question = ?", (question,))
            else:
                db.execute("INSERT OR REPLACE INTO cards (question, body) VALUES (?, ?)", (question, json.dumps(card)))

    # -- reading

    def events(self) -> Iterator[Event]:
        """All events in the order of the fold, so that two logs with the same events tell them alike."""
        db = self.reading()
        if db is None:
            return
        try:
            for row in db.execute(f"SELECT {COLUMNS} FROM events ORDER BY at, id"):
                yield _event(row)
        except sqlite3.Error as error:
            raise self._refusal(error, "the log cannot be read now") from error

    def count(self) -> int:
        """How many events there are."""
        rows = self._rows("SELECT count(*) FROM events")
        return int(rows[0][0]) if rows else 0

    def device(self) -> str:
        """This device's id, empty before its first event."""
        rows = self._rows("SELECT value FROM meta WHERE key = 'device'")
        return str(rows[0][0]) if rows else ""

    def events_of(self, attempt: str) -> list[Event]:
        """The events of one attempt."""
        rows = self._rows(f"SELECT {COLUMNS} FROM events WHERE attempt = ? ORDER BY at, id", attempt)
        return [_event(row) for row in rows]

    def named(self, name: str) -> list[Event]:
        """Events of one name (setting, undone, flagged), in order of time."""
        return [_event(row) for row in self._rows(f"SELECT {COLUMNS} FROM events WHERE name = ? ORDER BY at, id", name)]

    def attempts(self) -> list[dict[str, Any]]:
        """The derived rows of all attempts, in order of time."""
        return [json.loads(row[0]) for row in self._rows("SELECT body FROM attempts ORDER BY at, id")]

    def cards(self) -> list[dict[str, Any]]:
        """The derived rows of all cards."""
        return [json.loads(row[0]) for row in self._rows("SELECT body FROM cards ORDER BY question")]

    def reading(self) -> sqlite3.Connection | None:
        """A connection for reading, None where there is no log yet.

        Raises ContentError for a damaged or newer log, NotReadyError when it cannot be opened.
        """
        if self._db is None and os.path.exists(self.path):
            try:
                self._db = self._open_to_read()
            except sqlite3.Error as error:
                raise self._refusal(error, "the log cannot be read now") from error
        return self._db

    def _rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        db = self.reading()
        if db is None:
            return []
        try:
            return db.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self._refusal(error, "the log cannot be read now") from error

    # -- opening

    def _open_to_read(self) -> sqlite3.Connection | None:
        db = self._connect_to_read()
        try:
            version = self._format(db)
            if version == 0:  # made, but nothing was kept yet
                db.close()
                return None
            if version < len(FORMATS) or _rules(db) != self.projector.rules:
                db = _in_memory(db)
                migrate(db)
                self._derive(db)
        except BaseException:
            db.close()
            raise
        return db

    def _connect_to_read(self) -> sqlite3.Connection:
        try:
            return _tried(f"file:{_quoted(self.path)}?mode=ro")
        except sqlite3.OperationalError:
            if os.access(os.path.dirname(self.path), os.W_OK):
                raise
            if _size(f"{self.path}-wal"):
                return _tried(f"file:{_quoted(self._copied())}?mode=rw")
            return _tried(f"file:{_quoted(self.path)}?immutable=1")

    def _copied(self) -> str:
        import shutil
        import tempfile

        self._copy = tempfile.mkdtemp(prefix="amzprep-")
        for suffix in ("", "-wal"):
            shutil.copyfile(self.path + suffix, os.path.join(self._copy, "log.db" + suffix))
        return os.path.join(self._copy, "log.db")

    def _open_to_write(self) -> sqlite3.Connection:
        if self._db is not None and self._writable:
            return self._db
        self.close()
        folder = os.path.dirname(self.path)
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if not os.path.exists(self.path):
            _create(self.path)
        self._db = sqlite3.connect(self.path, timeout=BUSY_S, isolation_level=None)
        self._writable = True
        if self._format(self._db):
            back_up(self._db, self.path, always=self._format(self._db) < len(FORMATS))
        _use_wal(self._db)
        self._db.execute("PRAGMA synchronous = FULL")
        migrate(self._db)
        return self._db

    def _format(self, db: sqlite3.Connection) -> int:
        version: int = db.execute("PRAGMA user_version").fetchone()[0]
        if version > len(FORMATS):
            raise ContentError(f"{self.path} was written by a newer amzprep (format {version}); update amzprep")
        return version

    def _refusal(self, error: Exception, loss: str) -> AmzprepError:
        """What stopped us, as one line: the file's damage, or the environment's refusal and what it means."""
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            return self._damaged(error)
        if isinstance(error, sqlite3.Error | OSError):
            text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            if "malformed" in text:
                return self._damaged(error)
            cause = "another amzprep holds it" if "locked" in text else text
            return NotReadyError(f"{self.path}: {cause}; {loss}")
        return NotReadyError(f"{self.path}: {error}; {loss}")

    def _damaged(self, error: Exception) -> ContentError:
        backup = newest_backup(self.path)
        way = f"the newest backup is {backup}: copy it over the log" if backup else "there is no backup yet"
        if backup and _size(f"{self.path}-wal"):
            way += f" and delete {self.path}-wal"
        return ContentError(f"{self.path} is damaged ({error}); {way}")


def _device(db: sqlite3.Connection) -> str:
    found = db.execute("SELECT value FROM meta WHERE key = 'device'").fetchone()
    return str(found[0]) if found else ""


def _new_device(db: sqlite3.Connection, device: str) -> str:
    db.execute("INSERT OR REPLACE INTO meta VALUES ('device', ?)", (device,))
    return device


def _rules(db: sqlite3.Connection) -> str:
    found = db.execute("SELECT value FROM meta WHERE key = 'rules'").fetchone()
    return str(found[0]) if found else ""


def _derived(db: sqlite3.Connection) -> list[tuple[Any, ...]]:
    return [row for table in ("attempts", "cards") for row in db.execute(f"SELECT * FROM {table} ORDER BY 1")]


def _content(event: Event) -> tuple[Any, ...]:
    return event.at, event.day, event.name, dict(event.body)


def _event(row: tuple[Any, ...]) -> Event:
    return Event(row[0], row[1], row[2], row[3], row[4], row[5], json.loads(row[6]))


def _tried(uri: str) -> sqlite3.Connection:
    """A connection for reading that has read something: opening alone finds no fault."""
    db = sqlite3.connect(uri, uri=True, timeout=BUSY_S, isolation_level=None)
    try:
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        db.close()
        raise
    return db


def _use_wal(db: sqlite3.Connection) -> None:
    """Write ahead; on a new file SQLite refuses the second of two processes at once instead of letting it wait."""
    end = time.monotonic() + BUSY_S
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.01)


def _in_memory(db: sqlite3.Connection) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", isolation_level=None)
    db.backup(copy)
    db.close()
    return copy


def _create(path: str) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    folder = os.open(os.path.dirname(path), os.O_RDONLY)
    try:
        os.fsync(folder)  # the name must survive a power cut as well as the first event
    finally:
        os.close(folder)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(os.path.abspath(path))
