"""Question ids for a shell that completes: read from the catalog as it lies there, with nothing imported but SQLite."""

from __future__ import annotations

import os


def slugs(cache: str, prefix: str) -> list[str]:
    """Slugs that begin with `prefix`, reserve left out; none where there is no catalog yet."""
    path = os.path.join(cache, "catalog.db")
    if not os.path.exists(path):
        return []
    import sqlite3

    try:
        db = sqlite3.connect(path)
        found = db.execute("SELECT slug FROM questions WHERE reserve = 0 AND substr(slug, 1, ?) = ? ORDER BY slug",
                           (len(prefix), prefix))  # fmt: skip
        return [each[0] for each in found]
    except sqlite3.Error:
        return []
