"""What macOS tells about a process that is not ours to limit: CPU seconds, memory, whether it has ended.

There is no limit on the address space there and no CPU clock of another process, so the parent asks the kernel instead
(`proc_pid_rusage`, first flavour, whose times are in ticks of the machine). Written from its headers, never run.
"""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass
from functools import cache
from typing import Any


class RusageInfo(ctypes.Structure):
    """`struct rusage_info_v0` of sys/resource.h."""

    _fields_ = (
        ("uuid", ctypes.c_uint8 * 16),
        *((name, ctypes.c_uint64) for name in ("user_time", "system_time", "idle_wakeups", "interrupt_wakeups")),
        *((name, ctypes.c_uint64) for name in ("pageins", "wired_size", "resident_size", "footprint")),
        *((name, ctypes.c_uint64) for name in ("start_time", "exit_time")),
    )


class Timebase(ctypes.Structure):
    """`struct mach_timebase_info`: nanoseconds per tick as a fraction."""

    _fields_ = (("numerator", ctypes.c_uint32), ("denominator", ctypes.c_uint32))


@dataclass(frozen=True)
class Usage:
    """What a process used so far; `memory` is its footprint in bytes."""

    cpu_s: float
    memory: int
    ended: bool


def usage(pid: int, library: Any = None) -> Usage | None:
    """What a process used, None where nothing is known of it; None on every other system."""
    if library is None:
        if sys.platform != "darwin":
            return None
        library = _library()
    info, base = RusageInfo(), Timebase()
    if library.proc_pid_rusage(pid, 0, ctypes.byref(info)) != 0 or library.mach_timebase_info(ctypes.byref(base)) != 0:
        return None
    ticks = info.user_time + info.system_time
    memory = max(info.footprint, info.resident_size)
    return Usage(ticks * base.numerator / base.denominator / 1e9, memory, info.exit_time != 0)


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL("/usr/lib/libSystem.B.dylib")
