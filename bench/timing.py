"""Paired timing: A B A B …, so that a machine that slows down slows both."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

BARE = (sys.executable, "-c", "pass")


def wall(call: Callable[[], object]) -> float:
    """Seconds of one call."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def command(words: Sequence[str], env: Mapping[str, str] | None = None) -> Callable[[], object]:
    """A call that runs a command to its end, its output thrown away, whatever its exit code."""
    return lambda: subprocess.run(words, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False)


def paired(measured: Callable[[], object], baseline: Callable[[], object], runs: int = 15) -> tuple[list[float], float]:
    """Ratios measured/baseline pair by pair after one warm-up of each, and the baseline's median in seconds."""
    measured(), baseline()
    pairs = [(wall(measured), wall(baseline)) for _ in range(runs)]
    return [a / b for a, b in pairs], statistics.median(b for _, b in pairs)


def say(what: str, ratios: Sequence[float], target: str = "", baseline: str = "bare python") -> None:
    """One line: median ratio with its range, the baseline and the target."""
    low, middle, high = min(ratios), statistics.median(ratios), max(ratios)
    goal = f"  (target {target})" if target else ""
    sys.stdout.write(f"  {what}: {middle:.2f} × {baseline} [{low:.2f} … {high:.2f}]{goal}\n")
    sys.stdout.flush()


def p95(values: Sequence[float]) -> float:
    """The 95th percentile of at least two values."""
    return statistics.quantiles(values, n=20)[-1]
