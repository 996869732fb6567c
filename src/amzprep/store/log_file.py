"""The log's SQLite file: opened to be read, opened to be written, and what is said when that fails.

Reading creates nothing in the home but SQLite's side files. A log of an older format, or with rows that older rules
made, is brought up to date by a writer (after a backup) and read through a copy in memory. Where the home cannot be
written, SQLite can read neither a log that was left open nor one without its side files: then a copy in the temporary
folder is read, or the file as it lies there.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Self

from amzprep.errors import AmzprepError, ContentError, NotReadyError
from amzprep.store.backup import back_up, newest_backup
from amzprep.store.derived import Derived, Projector
from amzprep.store.formats import FORMATS, migrate

BUSY_S = 5.0  # how long to wait for another process


class LogFile:
    """The file of a log, opened when first read or written; use it as a context manager. It may not exist yet."""

    def __init__(self, path: str, projector: Projector) -> None:
        self.path, self.derived = path, Derived(projector)
        self._db: sqlite3.Connection | None = None
        self._writable = False
        self._copy: str | None = None

    def __enter__(self) -> Self:
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

    def reading(self) -> sqlite3.Connection | None:
        """A connection for reading, None where there is no log yet.

        Raises ContentError for a damaged or newer log, NotReadyError when it cannot be opened.
        """
        if self._db is None and os.path.exists(self.path):
            try:
                self._db = self._open_to_read()
            except sqlite3.Error as error:
                raise self.refusal(error, "the log cannot be read now") from error
        return self._db

    def rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        """What a query gives, nothing where there is no log yet."""
        db = self.reading()
        if db is None:
            return []
        try:
            return db.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self.refusal(error, "the log cannot be read now") from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, all or nothing, with derived rows that follow the present rules."""
        try:
            db = self._open_to_write()
            db.execute("BEGIN IMMEDIATE")
            if not self.derived.is_current(db):
                self.derived.make_anew(db)
            yield db
            db.execute("COMMIT")
        except BaseException as error:
            if self._db is not None:
                with suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error | OSError):
                raise self.refusal(error, "the last step was not recorded, everything before it was") from error
            raise

    def _open_to_read(self) -> sqlite3.Connection | None:
        db = self._connect_to_read()
        try:
            version = self._format(db)
            if version == 0:  # made, but nothing was kept yet
                db.close()
                return None
            if version < len(FORMATS) or not self.derived.is_current(db):
                db = _in_memory(db)
                migrate(db)
                self.derived.make_anew(db)
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

    def refusal(self, error: Exception, loss: str) -> AmzprepError:
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
