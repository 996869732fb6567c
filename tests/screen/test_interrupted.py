"""However a drill is interrupted, nothing is lost, the terminal is whole, and `resume` goes on at the same place."""

from __future__ import annotations

import os
import signal
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from terminal import Terminal, events, solution

RIGHT = "def add_up(readings):\n    return sum(each for each in readings if each > 0)\n"
LOOP = "def add_up(readings):\n    while True: pass\n"
WAITING = "sh -c 'echo waiting; exec sleep 100'"
ENDS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}


def statement(it: Terminal, home: Path) -> None:
    it.wait("s:submit")


def editor(it: Terminal, home: Path) -> None:
    it.wait("any key opens your editor")
    it.press(" ", "waiting")


def grading(it: Terminal, home: Path) -> None:
    statement(it, home)
    solution(home).write_text(LOOP)
    it.wait("running the visible cases")


def submitting(it: Terminal, home: Path) -> None:
    grading(it, home)
    it.wait("TLE time limit exceeded")
    it.press("s", "running the hidden cases")


def asking(it: Terminal, home: Path) -> None:
    statement(it, home)
    it.press("g", "Give up and see the solution?")


def accepted(it: Terminal, home: Path) -> None:
    statement(it, home)
    solution(home).write_text(RIGHT)
    it.wait("2 of 2 visible cases pass")
    it.press("s", "ENTER:complexity")


def claiming(it: Terminal, home: Path) -> None:
    accepted(it, home)
    it.press("\r", "Its time complexity?")


def rating(it: Terminal, home: Path) -> None:
    claiming(it, home)
    it.press("O(n)\r", "Its space complexity?")
    it.press("\r", "ENTER takes it")


Stage = Callable[[Terminal, Path], None]
STAGES: list[Stage] = [statement, grading, submitting, asking, accepted, claiming, rating]


def is_whole(it: Terminal) -> bool:
    """Whether the terminal echoes and reads lines, and shows its normal screen and its cursor."""
    local = termios.tcgetattr(it.child.child_fd)[3]
    screen = it.raw.rfind(b"\x1b[?1049l") >= it.raw.rfind(b"\x1b[?1049h")
    cursor = it.raw.rfind(b"\x1b[?25h") >= it.raw.rfind(b"\x1b[?25l")
    return bool(local & termios.ECHO and local & termios.ICANON) and screen and cursor


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.__name__)
def test_ctrl_c_leaves_with_130_and_says_how_to_go_on(stage: Stage, home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        stage(it, home)
        it.press("\x03")
        assert it.end() == 130
        assert "`amzprep resume` goes on with it" in it.text.replace("\n", " ")
        assert "Traceback" not in it.text
        assert is_whole(it)
    assert not events(home, "rated")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("stage", [statement, editor, grading, claiming, rating], ids=lambda stage: stage.__name__)
def test_a_signal_saves_restores_and_exits_with_128_and_its_number(
    stage: Stage, number: signal.Signals, home: Path
) -> None:
    with Terminal("drill", "add-up", home=home, env={"EDITOR": WAITING} if stage is editor else {}) as it:
        stage(it, home)
        it.kill(number)
        assert it.end() == ENDS[number]
        assert "Traceback" not in it.text
        assert is_whole(it)
    assert len(events(home, "paused")) == (stage in (statement, editor, grading))


def test_ctrl_c_in_the_editor_belongs_to_the_editor(home: Path) -> None:
    with Terminal("drill", "add-up", home=home, env={"EDITOR": WAITING}) as it:
        editor(it, home)
        it.press("\x03", "s:submit")
        it.press("q")
        assert it.end() == 0


def test_a_closed_window_keeps_everything(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        statement(it, home)
        it.press("h", "Hint 1 of 2")
        it.child.close(force=False)  # the terminal is gone
        it.child.wait()
        assert (it.child.exitstatus, it.child.signalstatus) in ((129, None), (None, signal.SIGHUP))
    assert len(events(home, "paused")) == 1


def children(pid: int) -> list[int]:
    """Everything a process started that still runs."""
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                parent = int(Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
            if parent == pid:
                found += [int(name), *children(int(name))]
    return found


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_killed_at_every_stage_nothing_is_lost(home: Path) -> None:
    """Kill -9 after every step of one attempt, resume, and go on: the log and the suggested rating know all of it."""

    def killed(it: Terminal) -> None:
        started = children(it.pid)
        it.kill(signal.SIGKILL)
        it.end()
        it.wait_for(lambda: not any(is_running(pid) for pid in started))

    with Terminal("drill", "add-up", home=home) as it:
        statement(it, home)
        killed(it)
    path = solution(home)
    steps: list[Stage] = [
        lambda it, home: it.press("h", "Hint 1 of 2") and None,
        lambda it, home: it.press("12", "2 clarify ✓") and None,
        lambda it, home: it.press("p", "PAUSED") and None,
        grading,
        lambda it, home: (
            path.write_text("def add_up(readings):\n    return 7\n") and it.wait("1 of 2 visible") and None
        ),
        lambda it, home: it.press("s", "Groups that failed") and None,
        submitting,
        lambda it, home: it.press("g", "Give up") and None,
        accepted,
    ]
    for step in steps:
        with Terminal("resume", home=home) as it:
            statement(it, home)
            step(it, home)
            killed(it)
    with Terminal("resume", home=home) as it:
        it.wait("Its time complexity?")
        killed(it)
    with Terminal("resume", home=home) as it:
        it.wait("Its time complexity?")
        it.press("O(n)\r", "Its space complexity?")
        it.press("\r", "ENTER takes it")
        killed(it)
    with Terminal("resume", home=home) as it:  # what was claimed is not asked again
        it.wait("ENTER takes it")
        assert "Suggested rating: Hard" in it.text
        assert "1 nudging hint" in it.text
        it.press("\r")
        assert it.end() == 0
    assert len(events(home, "attempt_started")) == 1
    signals = events(home, "rated")[0]["signals"]
    assert (signals["accepted"], signals["nudges"], signals["first_run_accepted"]) == (True, 1, False)
    assert signals["failed_submissions"] == len(events(home, "submitted")) - 1
    assert {each["step"] for each in events(home, "ticked")} == {"restate", "clarify"}
    assert path.read_text() == RIGHT


def test_time_away_is_logged_and_not_counted(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        statement(it, home)
        it.press("q")
        assert it.end() == 0
        assert "Next: amzprep resume" in it.text
    with Terminal("resume", "add-up", home=home) as it:
        it.wait("left of 10:00")
        it.press("q")
        it.end()
    (resumed,) = events(home, "resumed")
    assert resumed["away_s"] >= 0.0
    assert resumed["elapsed_s"] < 60


def test_a_second_opener_gets_one_line(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        statement(it, home)
        with Terminal("resume", home=home) as other:
            assert other.end() == 4
            assert "is open in another amzprep; go on there" in other.text.replace("\n", " ")
        it.press("h", "Hint 1 of 2")  # the first one goes on
    assert not events(home, "resumed")
