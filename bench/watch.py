"""The watch: from a save to the verdict on the screen of a real pseudo-terminal, and what waiting costs."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from pathlib import Path

import pexpect

from amzprep.screen.watch import POLL_S
from bench.timing import BARE, command, p95, say, wall

SAVES, IDLE_S = 30, 10.0
CODE = "def longest_calm(readings, threshold):\n    return {}\n"


def measure() -> None:
    """Save to verdict in watch mode beyond the poll, and the CPU of an idle watch."""
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "AMZPREP_HOME": home, "TERM": "xterm-256color"}
        script = str(Path(sys.executable).with_name("amzprep"))
        child = pexpect.spawn(script, ["drill", "warm-up", "--no-editor"], env=env, dimensions=(24, 80), timeout=60)
        try:
            child.expect_exact(b":quit")
            (file,) = Path(home).glob("attempts/*/solution.py")
            _save_to_verdict(child, file)
            _idle(child)
        finally:
            child.close(force=True)


def _save_to_verdict(child: pexpect.spawn[bytes], file: Path) -> None:
    """Saves at random moments of the poll; of each the time beyond the poll's mean wait, against a bare python."""
    bare, dice = command(BARE), random.Random(1)
    found, ratios = [], []
    for i in range(SAVES + 1):
        time.sleep(0.3 + dice.random() * POLL_S)
        marker = 700_000 + i
        new = file.with_name("saved")
        new.write_text(CODE.format(marker))

        def shown(new: Path = new, marker: int = marker) -> None:
            os.replace(new, file)
            child.expect_exact(str(marker).encode())

        seconds, baseline = wall(shown), wall(bare)
        if i:  # the first one also starts the server
            found.append(seconds)
            ratios.append((seconds - POLL_S / 2) / baseline)
    say(f"save to verdict beyond the poll (of {POLL_S:g} s)", ratios, "4")
    sys.stdout.write(f"    with the poll: p95 {p95(found) * 1000:.0f} ms, longest {max(found) * 1000:.0f} ms\n")


def _idle(child: pexpect.spawn[bytes]) -> None:
    """CPU of the watch while nothing is saved and only the clock moves."""
    if not os.path.exists(f"/proc/{child.pid}/stat"):
        sys.stdout.write("  idle CPU: needs /proc\n")
        return
    before, start = cpu(child.pid), time.monotonic()
    while time.monotonic() - start < IDLE_S:
        child.expect([pexpect.TIMEOUT, b"never shown"], timeout=0.5)
    used = (cpu(child.pid) - before) / (time.monotonic() - start)
    sys.stdout.write(f"  idle CPU: {used:.2%}  (target 0.5%)\n")


def cpu(pid: int) -> float:
    """Seconds of CPU a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
