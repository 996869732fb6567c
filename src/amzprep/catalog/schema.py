"""The catalog's SQLite file: its tables, and how it is opened to be read and to be built."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress

FORMAT = 4
NAME = "catalog.db"
SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE documents (path BLOB PRIMARY KEY, stamp TEXT, body TEXT) WITHOUT ROWID;
CREATE TABLE files (path BLOB PRIMARY KEY, pack TEXT, stamp TEXT, findings TEXT) WITHOUT ROWID;
CREATE TABLE questions (
  n INTEGER PRIMARY KEY, id TEXT, slug TEXT, pack TEXT, kind TEXT, category TEXT, title TEXT, difficulty TEXT,
  minutes REAL, levels TEXT, topics TEXT, after TEXT, libraries TEXT, reserve INTEGER, path BLOB, line INTEGER,
  col INTEGER
);
CREATE INDEX by_id ON questions (id);
CREATE INDEX by_slug ON questions (slug);
CREATE INDEX by_path ON questions (path);
CREATE TABLE bodies (n INTEGER PRIMARY KEY, body TEXT);
"""
COLUMNS = "id, slug, pack, kind, category, title, difficulty, minutes, levels, topics, after, libraries, reserve, path"
FULL_TEXT = "CREATE VIRTUAL TABLE words USING fts5 (title, topics, text, tokenize='porter unicode61')"
PLAIN_TEXT = "CREATE TABLE words (rowid INTEGER PRIMARY KEY, title TEXT, topics TEXT, text TEXT)"


def open_kept(path: str) -> sqlite3.Connection | None:
    """The catalog as it lies there, to be read only; None where it is missing, damaged or of another format.

    A kept catalog is never written to, only replaced, so it needs no locks and can be read from a read-only disk.
    """
    try:
        db = _connect(f"file:{_quoted(path)}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error:
        return None
    try:
        if db.execute("PRAGMA user_version").fetchone()[0] == FORMAT:
            return db
    except sqlite3.Error:
        pass
    db.close()
    return None


def open_to_build(path: str) -> sqlite3.Connection:
    """A database to fill, made where it has no tables; nobody else knows its file yet. Raises sqlite3.Error."""
    db = _connect(path)
    try:
        _prepare(db)
    except sqlite3.Error:
        db.close()
        raise
    return db


def _connect(path: str, *, uri: bool = False) -> sqlite3.Connection:
    """A connection that any thread may close: the garbage collector runs in whatever thread it likes."""
    return sqlite3.connect(path, uri=uri, isolation_level=None, check_same_thread=False)


def _prepare(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA journal_mode = MEMORY")
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA cache_size = -65536")  # 64 MB: a large build would write its pages again and again
    if db.execute("PRAGMA user_version").fetchone()[0] == FORMAT:
        return
    for statement in SCHEMA.split(";"):
        if statement.strip():
            db.execute(statement)
    with suppress(sqlite3.OperationalError):  # this SQLite has no FTS5: words are looked for in a plain table
        db.execute(FULL_TEXT)
    if not _has_words(db):
        db.execute(PLAIN_TEXT)
    db.execute(f"PRAGMA user_version = {FORMAT}")


def has_full_text(db: sqlite3.Connection) -> bool:
    """Whether words are indexed by FTS5."""
    found = db.execute("SELECT sql FROM sqlite_master WHERE name = 'words'").fetchone()
    return found is not None and "fts5" in found[0]


def _quoted(path: str) -> str:
    return "".join(chr(byte) if byte < 128 and byte not in b"%?#" else f"%{byte:02x}" for byte in os.fsencode(path))


def _has_words(db: sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'words'").fetchone() is not None
