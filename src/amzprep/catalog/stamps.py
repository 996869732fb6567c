"""Has a file changed? Its stamp says so without reading it.

A stamp holds modification time, size, inode and change time. The modification time alone can be set back or stand in
the future; the change time cannot be set. The kernel's clock ticks every few milliseconds (every second or two on some
file systems, whose times are whole seconds), so a file may change again within the tick in which it was read: a stamp
that young ends with `?`, and the file is read once more the next time.
"""

from __future__ import annotations

import os

SECOND_NS = 1_000_000_000
YOUNG_NS, YOUNG_COARSE_NS = 50_000_000, 2 * SECOND_NS
GONE = "gone"


def stamp(path: str, now_ns: int) -> str:
    """The stamp of a file at a time of the real clock, `gone` where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return GONE
    window = YOUNG_NS if found.st_ctime_ns % SECOND_NS else YOUNG_COARSE_NS
    young = "?" if found.st_ctime_ns > now_ns - window else ""
    return f"{found.st_mtime_ns} {found.st_size} {found.st_ino} {found.st_ctime_ns}{young}"


def settled(stamp: str) -> bool:
    """Whether an equal stamp means an unchanged file."""
    return not stamp.endswith("?")


def state(stamp: str) -> str:
    """Time, size and inode alone."""
    return stamp.rpartition(" ")[0] or stamp
