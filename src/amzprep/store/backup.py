"""Backups of the log: one a week, made before the first write of the week, the newest four kept."""

from __future__ import annotations

import os
import sqlite3
import time

WEEK_S = 7 * 24 * 3600
KEPT = 4


def back_up(path: str) -> None:
    """Copy the log into backups/ beside it when the newest copy is a week old; failing costs nothing."""
    newest = newest_backup(path)
    if newest is not None and time.time() - os.stat(newest).st_mtime < WEEK_S:
        return
    folder = _folder(path)
    target = os.path.join(folder, time.strftime("log-%Y%m%d-%H%M%S.db", time.gmtime()))
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        source = sqlite3.connect(path, timeout=5.0)
        try:
            if source.execute("PRAGMA user_version").fetchone()[0]:
                source.execute("VACUUM INTO ?", (target,))
                os.chmod(target, 0o600)
        finally:
            source.close()
        for old in _backups(path)[:-KEPT]:
            os.unlink(old)
    except (OSError, sqlite3.Error):
        return


def newest_backup(path: str) -> str | None:
    """The newest backup of a log, None where there is none."""
    found = _backups(path)
    return found[-1] if found else None


def _folder(path: str) -> str:
    return os.path.join(os.path.dirname(path), "backups")


def _backups(path: str) -> list[str]:
    folder = _folder(path)
    if not os.path.isdir(folder):
        return []
    return sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.startswith("log-"))
