"""What this machine's SQLite can do."""

from __future__ import annotations

import sqlite3


def sqlite_facts() -> tuple[str, bool, bool]:
    """Version, whether it has STRICT tables (3.37), whether it has FTS5."""
    db = sqlite3.connect(":memory:")
    options = {row[0] for row in db.execute("PRAGMA compile_options")}
    db.close()
    return sqlite3.sqlite_version, sqlite3.sqlite_version_info >= (3, 37), "ENABLE_FTS5" in options
