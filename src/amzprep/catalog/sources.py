"""The sources of a catalog: how a database differs from them, and how it is filled from them."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from amzprep.catalog.body import dump_body
from amzprep.catalog.schema import COLUMNS, has_full_text
from amzprep.catalog.stamps import settled
from amzprep.domain.finding import Finding
from amzprep.domain.question import Question

SEARCHED = ("statement", "constraints", "why", "room", "ideas", "clarify", "prompt", "question", "stem")
FILE_NAMES = sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()
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


def difference(db: sqlite3.Connection, sources: Sources) -> tuple[list[str], list[str]] | None:
    """Files to read and files to forget; None when the catalog agrees with its sources."""
    kept = dict(db.execute("SELECT key, value FROM meta"))
    known = {path_of(path): (pack, stamp) for path, pack, stamp in db.execute("SELECT path, pack, stamp FROM files")}
    documents = {path_of(path): stamp for path, stamp in db.execute("SELECT path, stamp FROM documents")}
    if kept.get("version") != sources.version:
        return list(sources.files), list(known)
    changed = [path for path, it in sources.files.items() if known.get(path) != it or not settled(it[1])]
    gone = [path for path in known if path not in sources.files]
    same_documents = documents == {path: stamp for path, (stamp, _) in sources.documents.items()}
    return None if not changed and not gone and same_documents else (changed, gone)


def fill(db: sqlite3.Connection, sources: Sources) -> None:
    """Forget the files that are gone, read those that changed. Raises sqlite3.Error."""
    changed, gone = difference(db, sources) or ([], [])
    full_text = has_full_text(db)
    db.execute("BEGIN")
    known = {path_of(path) for (path,) in db.execute("SELECT path FROM files")}
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
        words = [_text(each) if full_text else f" {' '.join(words_of(_text(each)))} " for each in texts]
        db.execute("INSERT INTO words (rowid, title, topics, text) VALUES (?, ?, ?, ?)", (number, *words))
    kept = json.dumps([each.as_json() for each in findings])
    db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", (os.fsencode(path), *file, kept))


def _searched(question: Question) -> str:
    return " ".join(str(question.raw.get(key, "")) for key in SEARCHED)


def words_of(text: str) -> list[str]:
    """The words that a search compares."""
    return "".join(char if char.isalnum() else " " for char in text.casefold()).split()


def _text(text: str) -> str:
    """Text that SQLite can keep: half of a surrogate pair cannot be written as UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _values(question: Question) -> tuple[Any, ...]:
    lists = (question.levels, question.topics, question.after, tuple(question.raw.get("libraries", ())))
    return (question.id, question.slug, question.pack, question.kind, question.category, question.title,
            question.difficulty, question.minutes, *(" ".join(each) for each in lists), int(question.reserve),
            os.fsencode(question.path))  # fmt: skip


def path_of(raw: bytes) -> str:
    """A path as the file system names it."""
    return raw.decode(*FILE_NAMES)
