"""An open question: from the start to its statement and to a prompt that takes keys, and what the clock costs."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pexpect

from bench.start import SCRIPT
from bench.timing import BARE, command, say, wall
from bench.watch import cpu

RUNS, IDLE_S = 15, 20.0
DRAWN, SHOWN = "system-design", "minutes: "  # what stands below every statement
CURSOR, AT = b"\x1b[6n", b"\x1b[20;1R"
EARLY = "kept-keys"


def measure() -> None:
    """Statement and prompt of an open question after its start, keys typed before included; CPU of the idle clock."""
    bare = command(BARE)
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "AMZPREP_HOME": home, "TERM": "xterm-256color"}
        pairs = [(*_start(env, early=i % 2 == 1), wall(bare)) for i in range(RUNS + 1)][1:]
        say("statement on screen", [statement / baseline for statement, _, baseline in pairs], "14")
        say("prompt ready, keys typed before kept", [prompt / baseline for _, prompt, baseline in pairs], "22")
        _idle(env)


def _start(env: Mapping[str, str], *, early: bool) -> tuple[float, float]:
    """Seconds to the statement and to the prompt; with `early` keys are sent at once and seen on the prompt."""
    begun = time.perf_counter()
    with _drill(env) as child:
        if early:
            child.send(EARLY)
        child.expect_exact(SHOWN.encode())
        statement = time.perf_counter() - begun
        child.expect_exact(b"\x1b[?2004h")  # what the prompt says first: pastes are told from keys from here on
        child.expect_exact(b">")
        prompt = time.perf_counter() - begun
        if early:
            child.expect_exact(EARLY.encode())
        return statement, prompt


def _idle(env: Mapping[str, str]) -> None:
    """CPU of the prompt while nothing is typed and only the clock moves."""
    with _drill(env) as child:
        if not os.path.exists(f"/proc/{child.pid}/stat"):
            sys.stdout.write("  idle CPU: needs /proc\n")
            return
        child.expect_exact(CURSOR)
        child.send(AT)
        child.expect_exact(b"next phase")
        time.sleep(1.0)
        before, start = cpu(child.pid), time.monotonic()
        while time.monotonic() - start < IDLE_S:
            child.expect([pexpect.TIMEOUT, b"never shown"], timeout=0.5)
        used = (cpu(child.pid) - before) / (time.monotonic() - start)
        sys.stdout.write(f"  idle CPU with the clock: {used:.2%}  (target 1.5%)\n")


@contextmanager
def _drill(env: Mapping[str, str]) -> Iterator[pexpect.spawn[bytes]]:
    child = pexpect.spawn(SCRIPT, ["drill", DRAWN], env=env, dimensions=(24, 80), timeout=60, echo=False)
    child.delaybeforesend = None
    try:
        yield child
    finally:
        child.close(force=True)
