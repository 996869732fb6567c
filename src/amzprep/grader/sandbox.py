"""The walls around a submission: Landlock, seccomp and resource limits, through ctypes and nothing else.

Theory of operation. The fork server calls `close_server` once, after it has imported everything and before it has read
a line of anybody's code: no new privileges, Landlock (read the standard library, system libraries and what was asked
for; write nothing; no TCP; no signals or abstract sockets out), and a seccomp allow-list whose default is EPERM, not a
kill, because a new libc may try calls we do not know and falls back when refused. Each child then closes its own
`ChildWalls`: resource limits, death with its parent, and a second, smaller filter that takes away fork, exec, sockets
and signals and leaves threads. Filters only ever add up. Levels: A Landlock and seccomp; B seccomp only, so the child
may not open files at all; D limits only. (Level C, the macOS profile, is in `seatbelt` below: written, never run on a
Mac.)
Runs inside the sandbox, so it imports nothing of ours.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import struct
import sys
from collections.abc import Callable, Iterable

NO_LANDLOCK, NO_SECCOMP = "AMZPREP_TEST_NO_LANDLOCK", "AMZPREP_TEST_NO_SECCOMP"
EPERM, ENOSYS = 1, 38
UNSEALED = signal.SIGUSR2  # what a child dies of when its walls do not close: nothing behind them can bring it about
PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, PR_SET_DUMPABLE = 1, 38, 22, 4
LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446
AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
CLONE_THREAD, CLONE_NEW = 0x00010000, 0x7E020000  # CLONE_NEW: the flags that make namespaces
ALLOW, ERRNO = 0x7FFF0000, 0x00050000

# name -> number on x86_64 and aarch64 (None: the machine has no such call)
CALLS: dict[str, tuple[int | None, int | None]] = {
    "read": (0, 63), "write": (1, 64), "close": (3, 57), "fstat": (5, 80), "lseek": (8, 62), "mmap": (9, 222),
    "mprotect": (10, 226), "munmap": (11, 215), "brk": (12, 214), "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139), "ioctl": (16, 29), "pread64": (17, 67),
    "readv": (19, 65), "writev": (20, 66), "access": (21, None), "pipe": (22, None), "select": (23, None),
    "sched_yield": (24, 124), "mremap": (25, 216), "madvise": (28, 233), "dup": (32, 23), "nanosleep": (35, 101),
    "getpid": (39, 172), "exit": (60, 93), "uname": (63, 160), "fcntl": (72, 25), "getcwd": (79, 17),
    "readlink": (89, None), "gettimeofday": (96, 169), "getrlimit": (97, 163), "getrusage": (98, 165),
    "times": (100, 153), "getuid": (102, 174), "getgid": (104, 176), "geteuid": (107, 175), "getegid": (108, 177),
    "getppid": (110, 173), "sigaltstack": (131, 132), "gettid": (186, 178), "futex": (202, 98),
    "sched_getaffinity": (204, 123), "getdents64": (217, 61), "restart_syscall": (219, 128),
    "clock_gettime": (228, 113), "clock_getres": (229, 114), "clock_nanosleep": (230, 115), "exit_group": (231, 94),
    "openat": (257, 56), "newfstatat": (262, 79), "readlinkat": (267, 78), "faccessat": (269, 48),
    "pselect6": (270, 72), "ppoll": (271, 73), "poll": (7, None), "set_robust_list": (273, 99), "pipe2": (293, 59),
    "getrandom": (318, 278), "statx": (332, 291), "rseq": (334, 293), "faccessat2": (439, 439),
    "membarrier": (324, 283), "stat": (4, None), "lstat": (6, None), "open": (2, None), "set_tid_address": (218, 96),
    "arch_prctl": (158, None), "sysinfo": (99, 179), "getresuid": (118, 148), "getresgid": (120, 150),
    "getpgrp": (111, None), "getpgid": (121, 155), "getsid": (124, 156), "clone": (56, 220),
    "sched_getparam": (143, 121), "sched_getscheduler": (145, 120),
}  # fmt: skip
SERVER_ONLY: dict[str, tuple[int | None, int | None]] = {
    "sendmsg": (46, 211), "recvmsg": (47, 212), "sendto": (44, 206), "recvfrom": (45, 207), "wait4": (61, 260),
    "waitid": (247, 95), "fork": (57, None), "vfork": (58, None), "prctl": (157, 167), "prlimit64": (302, 261),
    "setrlimit": (160, 164), "kill": (62, 129), "dup2": (33, None), "dup3": (292, 24), "seccomp": (317, 277),
    "close_range": (436, 436), "memfd_create": (319, 279), "ftruncate": (77, 46),
}  # fmt: skip
CLONE3 = 435
OPENS = ("open", "openat")
# What a child may ask of a descriptor. Not: whom the kernel is to signal when there is something to read (F_SETOWN,
# FIOSETOWN and their like), for that sends any signal to any process of the user, the fork server first of all.
COMMANDS = {
    "fcntl": (0, 1, 2, 3, 1030),  # F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC
    "ioctl": (0x5401, 0x5413, 0x5450, 0x5451),  # TCGETS, TIOCGWINSZ, FIONCLEX, FIOCLEX
}


def machine() -> str:
    """The processor's architecture, as the kernel calls it."""
    return os.uname().machine


def close_server(readable: Iterable[str]) -> str:
    """Seal this process and all it will fork; returns the level reached, A to D. Raises OSError when half-way."""
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        return "C" if _survives(lambda: seatbelt(readable)) else "D"
    if sys.platform != "linux" or machine() not in AUDIT:
        return "D"
    _prctl(libc, PR_SET_NO_NEW_PRIVS, 1)
    _prctl(libc, PR_SET_DUMPABLE, 0)
    landlocked = not os.environ.get(NO_LANDLOCK) and _landlock(libc, readable)
    if os.environ.get(NO_SECCOMP):
        return "D"
    try:
        _filter(libc, _Program.of(program({**CALLS, **SERVER_ONLY})))
    except OSError:
        return "D"
    return "A" if landlocked else "B"


class ChildWalls:
    """What a child does to itself first, prepared in the server so that a fork costs as little as can be."""

    def __init__(self, level: str, readable: Iterable[str] = ()) -> None:
        self.level, self.readable = level, readable
        self.libc = ctypes.CDLL(None, use_errno=True)
        calls = CALLS if level == "A" else {name: call for name, call in CALLS.items() if name not in OPENS}
        self.filter = program(calls, child=True) if level in ("A", "B") else b""
        self.loaded = _Program.of(self.filter)
        if sys.platform == "linux":
            _prctl(self.libc, PR_SET_NO_NEW_PRIVS, 1)  # the first call finds the function: not in each child again

    def close(self, address_space: int, cpu_s: float) -> None:
        """Limits, death with the parent, and the child's own filter. Raises OSError: then nothing may run."""
        if sys.platform == "linux":
            _prctl(self.libc, PR_SET_PDEATHSIG, signal.SIGKILL)
            _limit(resource.RLIMIT_AS, address_space)
        _limit(
            resource.RLIMIT_CPU, 2 * int(cpu_s) + 2
        )  # for a parent that was stopped: awake, its own clocks come first
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_NOFILE, 32)
        _limit(resource.RLIMIT_FSIZE, 0)
        if self.level == "C":
            seatbelt(self.readable)
        elif self.filter:
            _filter(self.libc, self.loaded)


def program(calls: dict[str, tuple[int | None, int | None]], *, child: bool = False) -> bytes:
    """A BPF program for this machine: the calls listed, clone3 "not there", everything else EPERM.

    For a `child` clone makes threads only, and a descriptor takes only the `COMMANDS`.
    """
    here = machine()
    column = 0 if here == "x86_64" else 1
    numbers = {name: number for name, pair in calls.items() if (number := pair[column]) is not None}
    code = [
        _load(4),  # the architecture
        _jump(0x15, AUDIT[here], 1, 0),
        _return(ERRNO | EPERM),
        _load(0),  # the call's number
        _jump(0x15, CLONE3, 0, 1),
        _return(ERRNO | ENOSYS),
    ]
    if here == "x86_64":  # the x32 calls live above this bit
        code += [_jump(0x35, 0x40000000, 0, 1), _return(ERRNO | EPERM)]
    if child:
        code += [_jump(0x15, numbers.pop("clone"), 0, 5), _load(16), _jump(0x45, CLONE_NEW, 1, 0)]
        code += [_jump(0x45, CLONE_THREAD, 1, 0), _return(ERRNO | EPERM), _return(ALLOW)]
        for name, allowed in COMMANDS.items():
            code += [_jump(0x15, numbers.pop(name), 0, len(allowed) + 3), _load(24)]
            code += [_jump(0x15, value, len(allowed) - i, 0) for i, value in enumerate(allowed)]
            code += [_return(ERRNO | EPERM), _return(ALLOW)]
    for number in sorted(numbers.values()):
        code += [_jump(0x15, number, 0, 1), _return(ALLOW)]
    return b"".join([*code, _return(ERRNO | EPERM)])


def _load(offset: int) -> bytes:
    return struct.pack("HBBI", 0x20, 0, 0, offset)


def _jump(test: int, value: int, if_true: int, if_false: int) -> bytes:
    return struct.pack("HBBI", test, if_true, if_false, value)


def _return(value: int) -> bytes:
    return struct.pack("HBBI", 0x06, 0, 0, value)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))

    @classmethod
    def of(cls, code: bytes) -> _Program:
        """The program as the kernel takes it; it keeps the code alive."""
        return cls(len(code) // 8, code)


def _filter(libc: ctypes.CDLL, loaded: _Program) -> None:
    if libc.prctl(PR_SET_SECCOMP, 2, ctypes.byref(loaded), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "seccomp refused the filter")


def _prctl(libc: ctypes.CDLL, option: int, value: int) -> None:
    if libc.prctl(option, value, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), f"prctl {option} refused")


FILE_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
READ_FILE, READ_DIR = 1 << 2, 1 << 3


def _landlock(libc: ctypes.CDLL, readable: Iterable[str]) -> bool:
    """Restrict files, TCP, signals and abstract sockets as far as the kernel's ABI goes; False where it has none."""
    abi = libc.syscall(LANDLOCK_CREATE, None, 0, 1)
    if abi < 1:
        return False
    files = FILE_RIGHTS[max(version for version in FILE_RIGHTS if version <= abi)]
    attributes = struct.pack("QQQ", files, 3 if abi >= 4 else 0, 3 if abi >= 6 else 0)
    size = 24 if abi >= 6 else 16 if abi >= 4 else 8
    rules = libc.syscall(LANDLOCK_CREATE, attributes, size, 0)
    if rules < 0:  # the kernel has Landlock and yet refuses: not a machine without it
        raise OSError(ctypes.get_errno(), "Landlock refused a rule set")
    for path in readable:
        _allow(libc, rules, path)
    if libc.syscall(LANDLOCK_RESTRICT, rules, 0) != 0:
        raise OSError(ctypes.get_errno(), "Landlock refused to restrict")
    os.close(rules)
    return True


def _allow(libc: ctypes.CDLL, rules: int, path: str) -> None:
    try:
        fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there needs no rule
    rights = READ_FILE | READ_DIR if os.path.isdir(path) else READ_FILE
    if libc.syscall(LANDLOCK_ADD, rules, 1, struct.pack("=Qi", rights, fd), 0) != 0:
        raise OSError(ctypes.get_errno(), f"Landlock refused a rule for {path}")
    os.close(fd)


def _limit(which: int, value: int) -> None:
    _, hard = resource.getrlimit(which)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(which, (value, value))


PROFILE = """(version 1) (deny default) (allow sysctl-read) (allow file-read-metadata) (allow signal (target self))
(allow file-read* file-map-executable (subpath "/usr/lib") (subpath "/System/Library") %s)"""


def profile(readable: Iterable[str]) -> str:
    """The macOS profile: no network, no process, no write, and reads only what is listed."""
    return PROFILE % " ".join(f'(subpath "{path}")' for path in readable if not {'"', "\\"} & set(path))


def seatbelt(readable: Iterable[str]) -> None:
    """Level C: apply the profile to this process. Written from its documentation, never run. Raises OSError."""
    library = ctypes.CDLL("/usr/lib/libsandbox.1.dylib", use_errno=True)
    error = ctypes.c_char_p()
    if library.sandbox_init(os.fsencode(profile(readable)), 0, ctypes.byref(error)) != 0:
        raise OSError(0, f"sandbox profile refused: {(error.value or b'').decode(errors='replace')}")


def _survives(do: Callable[[], None]) -> bool:
    """Whether it can be done, tried in a process of its own."""
    pid = os.fork()
    if pid == 0:
        try:
            do()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitpid(pid, 0)[1] == 0
