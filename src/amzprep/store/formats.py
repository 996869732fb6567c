"""The formats of the log, one after the other: what each one does to the one before.

`user_version` counts them. A format that was released is never edited; a change is a new one at the end.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress

FORMATS: list[tuple[str, ...]] = [
    (
        """CREATE TABLE events (
             seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, device TEXT NOT NULL, n INTEGER NOT NULL,
             at INTEGER NOT NULL, day TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL, attempt TEXT
           ) STRICT""",
        # not unique: the two machines of a cloned home count on alike, and no event is dropped or relabelled for it
        "CREATE INDEX events_by_device ON events (device, n)",
        "CREATE INDEX events_by_attempt ON events (attempt) WHERE attempt IS NOT NULL",
        "CREATE INDEX events_by_time ON events (at, id)",
        "CREATE INDEX events_by_name ON events (name, at)",
        "CREATE TRIGGER events_keep BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END",
        "CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END",
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        """CREATE TABLE attempts (
             id TEXT PRIMARY KEY, question TEXT NOT NULL, at INTEGER NOT NULL, review TEXT NOT NULL, body TEXT NOT NULL
           ) STRICT""",
        "CREATE INDEX attempts_by_question ON attempts (question)",
        "CREATE INDEX attempts_by_time ON attempts (at, id)",
        "CREATE TABLE cards (question TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT",
    ),
]


def migrate(db: sqlite3.Connection) -> None:
    """Bring a log to the present format, all or nothing; processes that race do it once."""
    if _version(db) == len(FORMATS):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        for steps in FORMATS[_version(db) :]:
            for step in steps:
                db.execute(step if sqlite3.sqlite_version_info >= (3, 37) else step.removesuffix(" STRICT"))
        db.execute(f"PRAGMA user_version = {len(FORMATS)}")
        db.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
