"""The derived rows of a log: one per attempt and one per card, made from the events by the rules of a projector.

They are written in the transaction of the events they follow from, and carry the name of the rules that made them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any, Protocol

from amzprep.domain.event import Event
from amzprep.store.row import COLUMNS, event_of


class Projector(Protocol):
    """What the derived rows are made by: the events of an attempt to its row, a question's rows to its card.

    `rules` names the version of both. An attempt's row comes with its question, its start, and what its card hangs
    on: an empty review means that it is not rated.
    """

    @property
    def rules(self) -> str: ...

    def attempt(self, events: list[Event]) -> tuple[str, int, str, dict[str, Any]] | None: ...

    def card(self, question: str, attempts: list[dict[str, Any]]) -> dict[str, Any] | None: ...


class Derived:
    """Keeps the tables `attempts` and `cards` of a database in step with its events."""

    def __init__(self, projector: Projector) -> None:
        self.projector = projector

    def is_current(self, db: sqlite3.Connection) -> bool:
        """Whether the present rules made the rows."""
        found = db.execute("SELECT value FROM meta WHERE key = 'rules'").fetchone()
        return found is not None and str(found[0]) == self.projector.rules

    def rows(self, db: sqlite3.Connection) -> list[tuple[Any, ...]]:
        """All rows, in a fixed order."""
        return [row for table in ("attempts", "cards") for row in db.execute(f"SELECT * FROM {table} ORDER BY 1")]

    def make_anew(self, db: sqlite3.Connection) -> None:
        """All rows, from all events."""
        db.execute("DELETE FROM attempts")
        db.execute("DELETE FROM cards")
        self.update(db, [row[0] for row in db.execute("SELECT DISTINCT attempt FROM events WHERE attempt IS NOT NULL")])
        db.execute("INSERT OR REPLACE INTO meta VALUES ('rules', ?)", (self.projector.rules,))

    def update(self, db: sqlite3.Connection, attempts: Iterable[str]) -> None:
        """Make the rows of some attempts anew, and the cards of the questions whose reviews this changed."""
        questions: dict[str, None] = {}
        for name in attempts:
            before = db.execute("SELECT question, review FROM attempts WHERE id = ?", (name,)).fetchone()
            rows = db.execute(f"SELECT {COLUMNS} FROM events WHERE attempt = ?", (name,)).fetchall()
            made = self.projector.attempt([event_of(row) for row in rows])
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
