"""Question ids for a shell that completes: read from the catalog as it lies there, with nothing imported but SQLite."""

from __future__ import annotations

import os


def slugs(cache: str, prefix: str) -> list[str]:
    """Slugs that begin with `prefix`, reserve left out; none where there is no catalog yet."""
    if not os.path.exists(os.path.join(cache, "catalog.db")):
        return []
    import sqlite3

    from amzprep.catalog.schema import NAME, open_kept

    db = open_kept(os.path.join(cache, NAME))
    if db is None:
        return []
    query = "SELECT DISTINCT slug FROM questions WHERE reserve = 0 AND substr(slug, 1, ?) = ? ORDER BY slug"
    try:
        return [each[0] for each in db.execute(query, (len(prefix), prefix))]
    except sqlite3.Error:
        return []
    finally:
        db.close()
