"""The finished answers of `today` for the coming days, in the cache, with the state of everything they follow from.

Read with as little as possible: no SQLite, no JSON, one small file and a `stat` for each watched path. The file holds
fields between NUL characters: a key, the hour at which the day begins, the number of watched paths, each path with its
state, for each day its date, how many are due, and the JSON as it is printed; and at last `end`.
"""

from __future__ import annotations

import os

NAME = "today"
END = "end"


def read_answers(cache: str, key: str) -> tuple[int, dict[str, tuple[int, str]]] | None:
    """The hour at which the day begins, and by day how many are due and the JSON.

    None where nothing is stored, it is stored for another key, or anything it follows from has changed.
    """
    try:
        with open(os.path.join(cache, NAME), encoding="utf-8", errors="surrogateescape", newline="") as file:
            fields = file.read().split("\0")
        if fields[0] != key or fields[-1] != END:  # a power cut may leave a torn file
            return None
        end = 3 + 2 * int(fields[2])
        for i in range(3, end, 2):
            if state_of(fields[i]) != fields[i + 1]:
                return None
        days = range(end, len(fields) - 1, 3)
        return int(fields[1]), {fields[i]: (int(fields[i + 1]), fields[i + 2]) for i in days}
    except (OSError, ValueError, IndexError):
        return None


def write_answers(
    cache: str, key: str, day_start: int, watched: dict[str, str], days: list[tuple[str, int, str]]
) -> None:
    """Store answers (day, due, JSON) with the states of what they follow from. Raises OSError."""
    fields = [key, str(day_start), str(len(watched))]
    for path, state in watched.items():
        fields += [path, state]
    for day, due, body in days:
        fields += [day, str(due), body]
    os.makedirs(cache, mode=0o700, exist_ok=True)
    temporary = os.path.join(cache, f"{NAME}.{os.getpid()}")
    try:
        descriptor = os.open(temporary, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with open(descriptor, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
            file.write("\0".join([*fields, END]))
        os.replace(temporary, os.path.join(cache, NAME))
    except OSError:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise


def state_of(path: str) -> str:
    """Time, size and inode of a file or folder; `gone` where there is none.

    The log's side file may be there and empty or not be there at all: that is the same.
    """
    try:
        found = os.stat(path)
    except OSError:
        return "gone"
    if not found.st_size and path.endswith("-wal"):
        return "gone"
    return f"{found.st_mtime_ns} {found.st_size} {found.st_ino}"
