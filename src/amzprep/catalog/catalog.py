"""The compiled questions: one SQLite file in the cache, brought up to date file by file, safe to delete at any time.

A kept catalog is never changed, it is replaced: a copy is brought up to date under another name and renamed over it.
So readers need no locks and see one whole catalog, a crash leaves the old one, and of two processes that build at once
the later one wins; what it may lack is noticed by the stamps at the next opening. Where the cache cannot be written
the catalog is built in memory. Whatever proves to be damaged is built anew.
"""

from __future__ import annotations

import json
import math
import os
import sqlite3
import time
import weakref
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from amzprep.catalog.body import load_body
from amzprep.catalog.schema import COLUMNS, NAME, has_full_text, open_kept, open_to_build
from amzprep.catalog.sources import Sources, difference, fill, path_of, words_of
from amzprep.catalog.stamps import settled, stamp, state
from amzprep.domain.finding import Finding, Severity
from amzprep.domain.question import Question

STRAY_S = 600
T = TypeVar("T")


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


class Catalog:
    """Questions by id, filter and word. Open with `Catalog.open`, then `refresh` with the files that exist."""

    def __init__(self, cache: str) -> None:
        self.cache, self.path = cache, os.path.join(cache, NAME)
        self._hold(open_kept(self.path) or open_to_build(":memory:"))
        self.sources: Sources | None = None

    @classmethod
    def open(cls, cache: str) -> Catalog:
        """The catalog in the cache folder, an empty one where there is none of this format."""
        try:
            return cls(cache)
        except sqlite3.DatabaseError:  # it opens, and is damaged
            with suppress(OSError):
                os.unlink(os.path.join(cache, NAME))
            return cls(cache)

    def swept(self) -> float:
        """Seconds since all files were looked at, as far as the clock can tell; infinite where that is unknown."""
        try:
            age = time.time() - os.stat(self.path).st_mtime
        except OSError:
            return math.inf
        return age if age >= 0 else math.inf

    def note_sweep(self) -> None:
        """Remember that all files were looked at just now."""
        with suppress(OSError):
            os.utime(self.path)

    def known(self) -> dict[str, str]:
        """Every file with its whole stamp."""
        try:
            return {path_of(path): stamp for path, stamp in self.db.execute("SELECT path, stamp FROM files")}
        except sqlite3.DatabaseError:
            return {}

    def is_current(self, path: str) -> bool:
        """Whether a file is still as it was read."""
        query = "SELECT stamp FROM files WHERE path = ?"
        found = self._read(lambda: self.db.execute(query, (os.fsencode(path),)).fetchone())
        return found is not None and found[0].rstrip("?") == stamp(path, time.time_ns()).rstrip("?")

    def document(self, path: str, stamp: str) -> Any:
        """The JSON value kept for a file with this stamp, None where there is none."""
        try:
            query = "SELECT body FROM documents WHERE path = ? AND stamp = ?"
            found = self.db.execute(query, (os.fsencode(path), stamp)).fetchone()
            return json.loads(found[0]) if found is not None and settled(stamp) else None
        except (sqlite3.DatabaseError, ValueError):
            return None

    def refresh(self, sources: Sources) -> None:
        """Make the catalog agree with its sources; nothing is written when it does already."""
        self.sources = sources
        try:
            if not difference(self.db, sources):
                return
        except (sqlite3.DatabaseError, ValueError):
            self._use(open_to_build(":memory:"))
        self._build(sources)

    def _build(self, sources: Sources) -> None:
        """Bring a copy up to date and rename it over the kept catalog; in memory where that cannot be done."""
        import shutil  # loaded only where something changed: they cost more than reading a catalog
        import tempfile

        name = None
        try:
            os.makedirs(self.cache, mode=0o700, exist_ok=True)
            _sweep_strays(self.cache)
            fd, name = tempfile.mkstemp(dir=self.cache, prefix=f"{NAME}.")  # 0600
            os.close(fd)
            with suppress(OSError):
                shutil.copyfile(self.path, name)
            with suppress(sqlite3.DatabaseError, ValueError):
                _bring_up_to_date(name, sources)
                self._keep(name)
                return
            os.truncate(name, 0)  # the copy was damaged, or of another format
            _bring_up_to_date(name, sources)
            self._keep(name)
        except (OSError, sqlite3.Error):
            if name is not None:
                with suppress(OSError):
                    os.unlink(name)
            db = open_to_build(":memory:")
            fill(db, sources)
            self._use(db)

    def _keep(self, name: str) -> None:
        db = open_kept(name)
        if db is None:
            raise sqlite3.DatabaseError("the copy cannot be read back")
        try:
            os.replace(name, self.path)
        except OSError:
            db.close()
            raise
        self._use(db)

    def _use(self, db: sqlite3.Connection) -> None:
        self.db.close()
        self._hold(db)

    def _hold(self, db: sqlite3.Connection) -> None:
        """Read from this database; it is closed when the catalog goes."""
        weakref.finalize(self, db.close)
        self.db, self.full_text = db, has_full_text(db)

    def _read(self, read: Callable[[], T]) -> T:
        """Read something; from a catalog made anew where this one proves to be damaged."""
        try:
            return read()
        except (sqlite3.DatabaseError, ValueError):
            if self.sources is None:
                raise
            db = open_to_build(":memory:")
            fill(db, self.sources)
            self._use(db)
            with suppress(OSError):
                os.unlink(self.path)  # the next opening makes a sound one
            return read()

    def stamps(self) -> dict[str, str]:
        """Every file with time, size and inode as it was read."""
        return self._read(
            lambda: {
                path_of(path): state(stamp)
                for path, stamp in self.db.execute("SELECT path, stamp FROM files ORDER BY path")
            }
        )

    def rows(self) -> list[Row]:
        """All questions without their bodies, in order of id; of an id that is there twice the first by path."""
        query = f"SELECT {COLUMNS} FROM questions ORDER BY id, path, n"

        def read() -> list[Row]:
            found: dict[str, Row] = {}
            for values in self.db.execute(query):
                if values[0] not in found:
                    found[values[0]] = _row(values)
            return list(found.values())

        return self._read(read)

    def question(self, id_: str) -> Question | None:
        """A question with its body, by id."""
        query = "SELECT pack, path, body FROM questions JOIN bodies USING (n) WHERE id = ? ORDER BY path, n LIMIT 1"

        def read() -> Question | None:
            found = self.db.execute(query, (id_,)).fetchone()
            if found is None:
                return None
            return Question.from_plain(load_body(found[2]), pack=found[0], path=path_of(found[1]))

        return self._read(read)

    def ids_of_slug(self, slug: str) -> list[str]:
        query = "SELECT DISTINCT id FROM questions WHERE slug = ? ORDER BY id"
        return self._read(lambda: [each[0] for each in self.db.execute(query, (slug,))])

    def search(self, text: str) -> list[str]:
        """Ids by relevance: full-text search with prefixes, or beginnings of words where SQLite has no FTS5."""
        words = words_of(text)
        if not words:
            return []
        if self.full_text:
            query = (
                "SELECT id FROM words JOIN questions ON questions.n = words.rowid WHERE words MATCH ? "
                "ORDER BY bm25(words, 8, 5, 1), id"
            )
            values = [" ".join(f'"{word}"*' for word in words)]
        else:
            where = " AND ".join(["words.title || words.topics || words.text LIKE ?"] * len(words))
            query = (
                f"SELECT id FROM words JOIN questions ON questions.n = words.rowid WHERE {where} "
                "ORDER BY words.title LIKE ? DESC, id"
            )
            values = [f"% {word}%" for word in [*words, words[0]]]
        return self._read(lambda: list(dict.fromkeys(each[0] for each in self.db.execute(query, values))))

    def findings(self) -> list[Finding]:
        """Findings of all files, as they were when each was read, and ids that are there twice."""
        kept = "SELECT findings FROM files WHERE findings != '[]' ORDER BY path"
        query = (
            "SELECT id, path, line, col FROM questions WHERE id IN "
            "(SELECT id FROM questions GROUP BY id HAVING count(*) > 1) ORDER BY id, path, n"
        )

        def read() -> list[Finding]:
            found = [_finding(each) for (text,) in self.db.execute(kept) for each in json.loads(text)]
            first: dict[str, str] = {}
            for id_, path, line, col in self.db.execute(query):
                taken = first.setdefault(id_, f"{path_of(path)}:{line}")
                if taken != f"{path_of(path)}:{line}":
                    message = f"id {id_} is taken by {taken}; rename one"
                    found.append(Finding(path_of(path), line, col, "PK019", message))
            return found

        return self._read(read)


def _bring_up_to_date(name: str, sources: Sources) -> None:
    """Update the file, and see it on the disk before it gets its name. Raises sqlite3.Error, OSError, ValueError."""
    db = open_to_build(name)
    try:
        fill(db, sources)
    finally:
        db.close()
    fd = os.open(name, os.O_RDWR)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _row(values: tuple[Any, ...]) -> Row:
    texts: tuple[str, str, str, str, str, str, str, float] = values[:8]
    levels, topics, after, libraries = map(_list, values[8:12])
    return Row(*texts, levels, topics, after, libraries, bool(values[12]), path_of(values[13]))


@cache
def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _finding(f: Mapping[str, Any]) -> Finding:
    return Finding(f["path"], f["line"], f["col"], f["code"], f["message"], Severity(f["severity"]))


def _sweep_strays(cache: str) -> None:
    """Remove what builds that were killed left behind."""
    for entry in os.scandir(cache):
        if entry.name.startswith(f"{NAME}.") or entry.name in (f"{NAME}-journal", f"{NAME}-wal", f"{NAME}-shm"):
            with suppress(OSError):
                if time.time() - entry.stat().st_mtime > STRAY_S:
                    os.unlink(entry.path)
