"""Backups of the log: one a week, made before the first write of the week, the newest four kept."""

from __future__ import annotations

import os
import sqlite3
import time

WEEK_S = 7 * 24 * 3600
KEPT = 4


def back_up(db: sqlite3.Connection, path: str, *, always: bool = False) -> None:
    """Copy the log into backups/ beside it when the newest copy is a week old, or always.

    A weekly copy that fails costs nothing; one that was asked for raises.
    """
    newest = newest_backup(path)
    if not always and newest is not None and time.time() - os.stat(newest).st_mtime < WEEK_S:
        return
    try:
        _copy(db, path)
    except (OSError, sqlite3.Error):
        if always:
            raise


def newest_backup(path: str) -> str | None:
    """The newest backup of a log, None where there is none."""
    found = _backups(path)
    return found[-1] if found else None


def _copy(db: sqlite3.Connection, path: str) -> None:
    folder = _folder(path)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    target = os.path.join(folder, time.strftime("log-%Y%m%d-%H%M%S.db", time.gmtime()))
    part = f"{target}.part"
    try:
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
        db.execute("VACUUM INTO ?", (part,))
        os.replace(part, target)
    except BaseException:
        if os.path.exists(part):
            os.unlink(part)
        raise
    for old in _backups(path)[:-KEPT]:
        os.unlink(old)


def _folder(path: str) -> str:
    return os.path.join(os.path.dirname(path), "backups")


def _backups(path: str) -> list[str]:
    folder = _folder(path)
    if not os.path.isdir(folder):
        return []
    return sorted(
        os.path.join(folder, name) for name in os.listdir(folder) if name.startswith("log-") and name.endswith(".db")
    )
