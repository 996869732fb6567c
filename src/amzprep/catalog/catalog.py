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
import sys
import time
import weakref
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from amzprep.catalog.body import dump_body, load_body
from amzprep.catalog.schema import NAME, has_full_text, open_kept, open_to_build
from amzprep.catalog.stamps import settled, stamp, state
from amzprep.domain.finding import Finding, Severity
from amzprep.domain.question import Question

COLUMNS = "id, slug, pack, kind, category, title, difficulty, minutes, levels, topics, after, libraries, reserve, path"
SEARCHED = ("statement", "constraints", "why", "room", "ideas", "clarify", "prompt", "question", "stem")
STRAY_S = 600
FILE_NAMES = sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()
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


Placed = tuple[Question, tuple[int, int]]
Load = Callable[[str, str], tuple[Iterable[Placed], Iterable[Finding]]]


@dataclass(frozen=True)
class Sources:
    """What a catalog is made of: files (path to pack and stamp), documents (path to stamp and JSON), the loader.

    `version` says what the loader is: a catalog made by another one is made anew.
    """

    files: Mapping[str, tuple[str, str]]
    load: Load
    version: str
    documents: Mapping[str, tuple[str, str]]


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
            return {_path(path): stamp for path, stamp in self.db.execute("SELECT path, stamp FROM files")}
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
            if not _difference(self.db, sources):
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
            _update(db, sources)
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
            _update(db, self.sources)
            self._use(db)
            with suppress(OSError):
                os.unlink(self.path)  # the next opening makes a sound one
            return read()

    def stamps(self) -> dict[str, str]:
        """Every file with time, size and inode as it was read."""
        return self._read(
            lambda: {
                _path(path): state(stamp)
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
            return Question.from_plain(load_body(found[2]), pack=found[0], path=_path(found[1]))

        return self._read(read)

    def ids_of_slug(self, slug: str) -> list[str]:
        query = "SELECT DISTINCT id FROM questions WHERE slug = ? ORDER BY id"
        return self._read(lambda: [each[0] for each in self.db.execute(query, (slug,))])

    def search(self, text: str) -> list[str]:
        """Ids by relevance: full-text search with prefixes, or beginnings of words where SQLite has no FTS5."""
        words = _words(text)
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
                taken = first.setdefault(id_, f"{_path(path)}:{line}")
                if taken != f"{_path(path)}:{line}":
                    message = f"id {id_} is taken by {taken}; rename one"
                    found.append(Finding(_path(path), line, col, "PK019", message))
            return found

        return self._read(read)


def _difference(db: sqlite3.Connection, sources: Sources) -> tuple[list[str], list[str]] | None:
    """Files to read and files to forget; None when the catalog agrees with its sources."""
    kept = dict(db.execute("SELECT key, value FROM meta"))
    known = {_path(path): (pack, stamp) for path, pack, stamp in db.execute("SELECT path, pack, stamp FROM files")}
    documents = {_path(path): stamp for path, stamp in db.execute("SELECT path, stamp FROM documents")}
    if kept.get("version") != sources.version:
        return list(sources.files), list(known)
    changed = [path for path, it in sources.files.items() if known.get(path) != it or not settled(it[1])]
    gone = [path for path in known if path not in sources.files]
    same_documents = documents == {path: stamp for path, (stamp, _) in sources.documents.items()}
    return None if not changed and not gone and same_documents else (changed, gone)


def _bring_up_to_date(name: str, sources: Sources) -> None:
    """Update the file, and see it on the disk before it gets its name. Raises sqlite3.Error, OSError, ValueError."""
    db = open_to_build(name)
    try:
        _update(db, sources)
    finally:
        db.close()
    fd = os.open(name, os.O_RDWR)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _update(db: sqlite3.Connection, sources: Sources) -> None:
    changed, gone = _difference(db, sources) or ([], [])
    full_text = has_full_text(db)
    db.execute("BEGIN")
    known = {_path(path) for (path,) in db.execute("SELECT path FROM files")}
    for path in dict.fromkeys([*gone, *changed]):
        if path in known:
            _forget(db, path)
    for path in changed:
        questions, findings = _loaded(sources, path)
        _keep_file(db, path, sources.files[path], questions, findings, full_text=full_text)
    db.execute("DELETE FROM documents")
    rows = [(os.fsencode(path), stamp, body) for path, (stamp, body) in sources.documents.items()]
    db.executemany("INSERT INTO documents VALUES (?, ?, ?)", rows)
    db.execute("INSERT OR REPLACE INTO meta VALUES ('version', ?)", (sources.version,))
    db.execute("COMMIT")


def _loaded(sources: Sources, path: str) -> tuple[list[Placed], list[Finding]]:
    """What the loader says; should it fail, that hides no other file."""
    try:
        questions, findings = sources.load(path, sources.files[path][0])
        return list(questions), list(findings)
    except Exception as error:
        message = f"a bug of ours: the loader fails on this file ({type(error).__name__}); please report it"
        return [], [Finding(path, 1, 1, "PK099", message)]


def _forget(db: sqlite3.Connection, path: str) -> None:
    key = os.fsencode(path)
    numbers = list(db.execute("SELECT n FROM questions WHERE path = ?", (key,)))
    for statement in ("DELETE FROM words WHERE rowid = ?", "DELETE FROM bodies WHERE n = ?"):
        db.executemany(statement, numbers)
    db.execute("DELETE FROM questions WHERE path = ?", (key,))
    db.execute("DELETE FROM files WHERE path = ?", (key,))


def _keep_file(
    db: sqlite3.Connection,
    path: str,
    file: tuple[str, str],
    questions: Sequence[Placed],
    findings: Sequence[Finding],
    *,
    full_text: bool,
) -> None:
    for question, place in questions:
        values = [_text(each) if isinstance(each, str) else each for each in (*_values(question), *place)]
        number = db.execute(f"INSERT INTO questions ({COLUMNS}, line, col) VALUES ({'?, ' * 15}?)", values).lastrowid
        db.execute("INSERT INTO bodies VALUES (?, ?)", (number, dump_body(question.raw)))
        texts = (f"{question.title} {question.slug}", " ".join(question.topics), _searched(question))
        words = [_text(each) if full_text else f" {' '.join(_words(_text(each)))} " for each in texts]
        db.execute("INSERT INTO words (rowid, title, topics, text) VALUES (?, ?, ?, ?)", (number, *words))
    kept = json.dumps([each.as_json() for each in findings])
    db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", (os.fsencode(path), *file, kept))


def _searched(question: Question) -> str:
    return " ".join(str(question.raw.get(key, "")) for key in SEARCHED)


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in text.casefold()).split()


def _text(text: str) -> str:
    """Text that SQLite can keep: half of a surrogate pair cannot be written as UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _values(question: Question) -> tuple[Any, ...]:
    lists = (question.levels, question.topics, question.after, tuple(question.raw.get("libraries", ())))
    return (question.id, question.slug, question.pack, question.kind, question.category, question.title,
            question.difficulty, question.minutes, *(" ".join(each) for each in lists), int(question.reserve),
            os.fsencode(question.path))  # fmt: skip


def _row(values: tuple[Any, ...]) -> Row:
    texts: tuple[str, str, str, str, str, str, str, float] = values[:8]
    levels, topics, after, libraries = map(_list, values[8:12])
    return Row(*texts, levels, topics, after, libraries, bool(values[12]), _path(values[13]))


def _path(raw: bytes) -> str:
    return raw.decode(*FILE_NAMES)


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
