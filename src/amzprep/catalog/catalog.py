"""The compiled questions: one SQLite file in the cache, brought up to date file by file, safe to delete at any time.

A file is read again when its size, its modification time or its inode changed. Processes that race write the same
rows inside a transaction each. Where the cache cannot be written the catalog is built in memory.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from amzprep.domain.finding import Finding, Severity
from amzprep.domain.question import Question

FORMAT = 3
NAME = "catalog.db"
SCHEMA = """
CREATE TABLE files (path TEXT PRIMARY KEY, pack TEXT, stamp TEXT, findings TEXT) WITHOUT ROWID;
CREATE TABLE questions (
  id TEXT PRIMARY KEY, slug TEXT, pack TEXT, kind TEXT, category TEXT, title TEXT, difficulty TEXT, minutes REAL,
  levels TEXT, topics TEXT, after TEXT, libraries TEXT, reserve INTEGER, path TEXT, body TEXT
) WITHOUT ROWID;
CREATE INDEX by_path ON questions (path);
CREATE INDEX by_slug ON questions (slug);
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
FULL_TEXT = "CREATE VIRTUAL TABLE words USING fts5 (id UNINDEXED, title, topics, text, tokenize='porter unicode61')"
COLUMNS = "id, slug, pack, kind, category, title, difficulty, minutes, levels, topics, after, libraries, reserve, path"


@dataclass(frozen=True)
class Row:
    """A question as listings need it: everything but its body."""

    id: str
    slug: str
    pack: str
    kind: str
    category: str
    title: str
    difficulty: str
    minutes: float
    levels: tuple[str, ...]
    topics: tuple[str, ...]
    after: tuple[str, ...]
    libraries: tuple[str, ...]
    reserve: bool
    path: str


Load = Callable[[str, str], tuple[Iterable[Question], Iterable[Finding]]]


class Catalog:
    """Questions by id, filter and word. Open with `Catalog.open`, then `refresh` with the files that exist."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.full_text = _has(db, "words")

    @classmethod
    def open(cls, cache: str) -> Catalog:
        """The catalog in the cache folder, new where it is missing, of another format or damaged."""
        path = os.path.join(cache, NAME)
        try:
            os.makedirs(cache, mode=0o700, exist_ok=True)
            return cls(_connect(path))
        except sqlite3.DatabaseError:
            try:
                os.unlink(path)
                return cls(_connect(path))
            except (OSError, sqlite3.Error):
                return cls(_prepared(sqlite3.connect(":memory:", isolation_level=None)))
        except OSError:
            return cls(_prepared(sqlite3.connect(":memory:", isolation_level=None)))

    def refresh(self, files: Mapping[str, tuple[str, str]], load: Load, version: str) -> None:
        """Make the rows agree with `files` (path to pack name and stamp); `version`: what the loader is."""
        try:
            self._refresh(files, load, version)
        except sqlite3.OperationalError:  # locked for too long, or a read-only cache: work on a copy in memory
            memory = _prepared(sqlite3.connect(":memory:", isolation_level=None))
            self.db, self.full_text = memory, _has(memory, "words")
            self._refresh(files, load, version)

    def _refresh(self, files: Mapping[str, tuple[str, str]], load: Load, version: str) -> None:
        known = dict(self.db.execute("SELECT path, pack || char(0) || stamp FROM files"))
        if self.meta("version") != version:
            known = dict.fromkeys(known, "")
        changed = [path for path, (pack, stamp) in files.items() if known.get(path) != f"{pack}\0{stamp}"]
        gone = known.keys() - files.keys()
        if not changed and not gone and self.meta("version") == version:
            return
        loaded = [(path, *load(path, files[path][0])) for path in changed]
        self.db.execute("BEGIN IMMEDIATE")
        try:
            for path in (*gone, *changed):
                self._forget(path)
            for path, questions, findings in loaded:
                self._keep(path, *files[path], list(questions), list(findings))
            self._note("version", version)
            self.db.execute("COMMIT")
        except BaseException:
            self.db.execute("ROLLBACK")
            raise

    def _forget(self, path: str) -> None:
        if self.full_text:
            self.db.execute("DELETE FROM words WHERE id IN (SELECT id FROM questions WHERE path = ?)", (path,))
        self.db.execute("DELETE FROM questions WHERE path = ?", (path,))
        self.db.execute("DELETE FROM files WHERE path = ?", (path,))

    def _keep(self, path: str, pack: str, stamp: str, questions: list[Question], findings: list[Finding]) -> None:
        for question in questions:
            taken = self.db.execute("SELECT path FROM questions WHERE id = ?", (question.id,)).fetchone()
            if taken is not None:
                findings.append(Finding(path, 1, 1, "PK019", f"id {question.id} is taken by {taken[0]}; rename one"))
                continue
            self.db.execute(f"INSERT INTO questions ({COLUMNS}, body) VALUES ({'?, ' * 14}?)", _values(question))
            if self.full_text:
                text = " ".join(
                    str(question.raw.get(key, "")) for key in ("statement", "why", "room", "ideas", "clarify")
                )
                words = (question.id, f"{question.title} {question.slug}", " ".join(question.topics), text)
                self.db.execute("INSERT INTO words VALUES (?, ?, ?, ?)", words)
        kept = json.dumps([each.as_json() for each in findings])
        self.db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", (path, pack, stamp, kept))

    def meta(self, key: str) -> str | None:
        found = self.db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(found[0]) if found else None

    def _note(self, key: str, value: str) -> None:
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def stamps(self) -> dict[str, str]:
        """Every file with the stamp it was read under."""
        return dict(self.db.execute("SELECT path, stamp FROM files"))

    def rows(self) -> list[Row]:
        """All questions without their bodies, in order of id."""
        return [_row(each) for each in self.db.execute(f"SELECT {COLUMNS} FROM questions ORDER BY id")]

    def question(self, id_: str) -> Question | None:
        """A question with its body, by id."""
        found = self.db.execute("SELECT pack, path, body FROM questions WHERE id = ?", (id_,)).fetchone()
        return Question.from_plain(json.loads(found[2]), pack=found[0], path=found[1]) if found else None

    def ids_of_slug(self, slug: str) -> list[str]:
        return [each[0] for each in self.db.execute("SELECT id FROM questions WHERE slug = ? ORDER BY id", (slug,))]

    def search(self, text: str) -> list[str]:
        """Ids by relevance: full-text search with prefixes, or plain substrings where SQLite has no FTS5."""
        words = [word for word in "".join(c if c.isalnum() else " " for c in text).split() if word]
        if not words:
            return []
        if not self.full_text:
            where = " AND ".join(["(title || ' ' || topics || ' ' || body) LIKE ?"] * len(words))
            query = f"SELECT id FROM questions WHERE {where} ORDER BY id"
            return [each[0] for each in self.db.execute(query, [f"%{word}%" for word in words])]
        query = "SELECT id FROM words WHERE words MATCH ? ORDER BY bm25(words, 0, 8, 5, 1), id"
        return [each[0] for each in self.db.execute(query, (" ".join(f'"{word}"*' for word in words),))]

    def findings(self) -> list[Finding]:
        """Findings of all files, as they were when each was read."""
        kept = self.db.execute("SELECT findings FROM files WHERE findings != '[]' ORDER BY path")
        return [
            Finding(f["path"], f["line"], f["col"], f["code"], f["message"], Severity(f["severity"]))
            for (text,) in kept
            for f in json.loads(text)
        ]


def _connect(path: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=5.0, isolation_level=None)
    if db.execute("PRAGMA user_version").fetchone()[0] not in (0, FORMAT):
        db.close()
        os.unlink(path)
        db = sqlite3.connect(path, timeout=5.0, isolation_level=None)
    return _prepared(db)


def _prepared(db: sqlite3.Connection) -> sqlite3.Connection:
    if db.execute("PRAGMA user_version").fetchone()[0] == FORMAT:
        return db
    db.execute("BEGIN IMMEDIATE")
    if db.execute("PRAGMA user_version").fetchone()[0] == FORMAT:  # another process was quicker
        db.execute("COMMIT")
        return db
    for statement in SCHEMA.split(";"):
        if statement.strip():
            db.execute(statement)
    with suppress(sqlite3.OperationalError):  # this SQLite has no FTS5: search uses LIKE
        db.execute(FULL_TEXT)
    db.execute(f"PRAGMA user_version = {FORMAT}")
    db.execute("COMMIT")
    return db


def _has(db: sqlite3.Connection, table: str) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone() is not None


def _values(question: Question) -> tuple[Any, ...]:
    lists = (question.levels, question.topics, question.after, tuple(question.raw.get("libraries", ())))
    return (question.id, question.slug, question.pack, question.kind, question.category, question.title,
            question.difficulty, question.minutes, *(json.dumps(each) for each in lists), int(question.reserve),
            question.path, json.dumps(question.raw))  # fmt: skip


def _row(values: tuple[Any, ...]) -> Row:
    lists = [tuple(json.loads(each)) for each in values[8:12]]
    levels, topics, after, libraries = lists
    texts: tuple[str, str, str, str, str, str, str, float] = values[:8]
    return Row(*texts, levels, topics, after, libraries, bool(values[12]), values[13])
