"""The grader: a warm re-grade against a bare interpreter that loops over the same cases, hangs, sizes, memory."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from amzprep.domain.case import Case
from amzprep.domain.question import Question
from amzprep.domain.verdict import Verdict
from amzprep.grader.judge import Grader
from bench.made import RIGHT, cases, question
from bench.timing import BARE, command, p95, paired, say, wall

LOOP = "\nfor x in range({n}):\n    assert double(x) == 2 * x\n"


def measure() -> None:
    """Warm and cold grades, many cases, hangs, large values, memory."""
    with tempfile.TemporaryDirectory() as folder, Grader(folder) as grader:
        say_line(f"sandbox level {grader.level}, user id {os.getuid()}")
        _warm(grader, Path(folder))
        _cold(Path(folder))
        _numpy(grader)
        _many(grader)
        _hangs(grader)
        _large(grader)
        _memory(grader)


def say_line(text: str) -> None:
    """One line of the report."""
    sys.stdout.write(f"  {text}\n")
    sys.stdout.flush()


def accepted(verdict: Verdict) -> Verdict:
    """The verdict; a measure of anything but an accepted run would be worthless."""
    assert verdict.accepted, verdict.first_failure
    return verdict


def _warm(grader: Grader, folder: Path) -> None:
    asked = question()
    fifty = cases(grader, asked, 50)
    solution = folder / "solution.py"
    solution.write_text(RIGHT + LOOP.format(n=50))
    bare = command((sys.executable, str(solution)))
    for name, spare, goal in [("", False, "0.40, p95 0.50"), (", spare child", True, "0.33")]:
        grade = _grading(grader, asked, fifty, spare=spare)
        ratios, base = paired(grade, bare, 60)
        say(f"warm grade of 50 cases{name}", ratios, goal, "python solution.py")
        say_line(f"    its 95th percentile {p95(ratios):.2f} ×; the baseline is {base * 1000:.1f} ms")


def _grading(grader: Grader, asked: Question, some: Sequence[Case], *, spare: bool = False) -> Callable[[], object]:
    return lambda: accepted(grader.grade(asked, RIGHT, some, spare=spare))


def _cold(folder: Path) -> None:
    asked = question()

    def cold() -> None:
        with Grader(str(folder)) as grader:
            accepted(grader.grade(asked, RIGHT, cases(grader, asked, 50)))

    ratios, _ = paired(cold, command(BARE), 15)
    say("cold grader to first verdict", ratios, "8")
    script = str(Path(sys.executable).with_name("amzprep"))
    reference = Path(__file__).parent.parent / "questions" / "core" / "warm-up" / "solutions" / "accepted"
    home = {**os.environ, "AMZPREP_HOME": str(folder / "home")}
    grade = command((script, "grade", "warm-up", str(reference / "reference.py")), home)
    ratios, _ = paired(grade, command(BARE), 15)
    say("amzprep grade warm-up FILE", ratios, "14")


def _numpy(grader: Grader) -> None:
    if find_spec("numpy") is None:
        say_line("numpy is not installed: its measure is left out")
        return
    plain, arrays = question(), question(libraries=["numpy"])
    fifty = cases(grader, plain, 50)
    code = "import numpy\n\n\n" + RIGHT
    with_numpy: Callable[[], object] = lambda: accepted(grader.grade(arrays, code, fifty))  # noqa: E731
    ratios, _ = paired(with_numpy, _grading(grader, plain, fifty), 40)
    say("warm grade that imports numpy", ratios, "1.5", "the same without")


def _many(grader: Grader) -> None:
    asked = question()
    made = cases(grader, asked, 2000)
    few = cases(grader, asked, 1)
    long, short = _grading(grader, asked, made), _grading(grader, asked, few)
    long(), short()
    extra = [(wall(long) - wall(short)) / 1999 * 1e6 for _ in range(15)]
    say_line(f"2,000 cases: {statistics.median(extra):.0f} µs a further case [{min(extra):.0f} … {max(extra):.0f}]"
             "  (target 50)")  # fmt: skip


def _hangs(grader: Grader) -> None:
    limit = 1.0
    loop, sleep = "while True:\n            pass", "import time; time.sleep(99)"
    for name, hang, allowed in [("busy", loop, limit + 0.25), ("asleep", sleep, 3 * limit + 1.25)]:
        took, one = _fifty(grader, f"def double(x):\n    if x == 25:\n        {hang}\n    return 2 * x\n")
        right = sum(each.code == "AC" for each in one.cases)
        which = f"case 26 is {one.cases[25].code}, {right} of the other 49 are right"
        say_line(f"case 26 of 50 hangs, {name}: {took:.2f} s (target {allowed:.2f}); {which}")
        took, all_ = _fifty(grader, f"def double(x):\n    if True:\n        {hang}\n")
        say_line(f"all 50 hang, {name}: {took:.2f} s (target {3 * allowed:.2f}); {all_.code}")


def _fifty(grader: Grader, code: str) -> tuple[float, Verdict]:
    asked = question()
    fifty = cases(grader, asked, 50)
    return _timed(lambda: grader.grade(asked, code, fifty, limits=replace(asked.coding.limits, total=120.0)))


def _timed(call: Callable[[], Verdict]) -> tuple[float, Verdict]:
    found: list[Verdict] = []
    took = wall(lambda: found.append(call()))
    return took, found[0]


def _large(grader: Grader) -> None:
    asked = question("def f(x: str) -> int:\n    '''Length.'''\n")
    made = grader.own_cases(asked, [("", ["a" * 20_000_000], 20_000_000)])
    took, _ = _timed(lambda: accepted(grader.grade(asked, "def f(x):\n    return len(x)\n", made)))
    say_line(f"an argument of 20 MB: {took:.2f} s")
    asked = question("def f(n: int) -> str:\n    '''Text.'''\n")
    made = grader.own_cases(asked, [("", [8_000_000], "a" * 8_000_000)])
    took, _ = _timed(lambda: accepted(grader.grade(asked, "def f(n):\n    return 'a' * n\n", made)))
    say_line(f"a result of 8 MB: {took:.2f} s")


def _memory(grader: Grader) -> None:
    pids = {name: server.process.pid for name, server in grader.servers.items() if server.process is not None}
    for name, pid in pids.items():
        say_line(f"fork server {name}: {proportional_mb(pid):.0f} MB (PSS)")


def proportional_mb(pid: int) -> float:
    """Proportional set size of a process in MB (Linux)."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise ValueError("no Pss line")
