"""Rapid fire on a real terminal: a countdown in sight, repeats said at once, and an end that keeps what is typed."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from terminal import Terminal, events

CONTENT = Path(__file__).resolve().parent.parent / "data" / "telling"
RAPID = ("drill", "told", "--rapid")
QUICK = "import amzprep.app.rapid as rapid; rapid.LIMIT_S = 10.0; from amzprep.cli.entry import main; main()"


@pytest.mark.parametrize("env", [{}, {"TERM": "dumb"}], ids=["clock", "dumb"])
def test_the_end_of_the_time_keeps_the_line_and_shows_what_is_missing(
    env: dict[str, str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("terminal.AMZPREP", (sys.executable, "-c", QUICK))
    with Terminal(*RAPID, home=home, content=CONTENT, env=env, rows=60) as it:
        it.wait("1 of 9")
        assert b"Ownership" not in it.raw
        it.press("drift\r", "First sentence?")
        it.press("Our model drifted\r", "2 of 9")
        it.press("Drift\r", "You used that one for question 1. Another one?")
        it.press("drift\r", "counted as a repeat")
        it.press("\r", "3 of 9")
        it.press("half a st")
        it.wait("Time. What you had typed is kept.")
        it.press("ory\r")  # typed on: not into the shell
        assert it.end() == 0
        for part in ("drift (a repeat)", "half a st", "3 of 9 answered in 00:09", "not reached"):
            assert part in it.text
    assert [each["story"] for each in events(home, "told")] == ["drift", "drift", "half a st"]
    assert not events(home, "rated")


@pytest.mark.parametrize("words", [(), ("--plain",)], ids=["clock", "plain"])
def test_an_exclamation_mark_flags_and_is_no_story(words: tuple[str, ...], home: Path) -> None:
    with Terminal(*RAPID, *words, home=home, content=CONTENT, rows=60) as it:
        it.wait("1 of 9")
        it.press("! two asks in one\r", "Noted, and the clock runs")
        it.press("!\r", "write what is wrong after the !")
        it.press("drift\r", "First sentence?")
        it.press("! again\r", lambda text: text.count("Noted, and the clock runs") == 2)
        it.press("Our model drifted\r", "2 of 9")
    assert [each["why"] for each in events(home, "flagged")] == ["two asks in one", "again"]
    assert [each["story"] for each in events(home, "told")] == ["drift"]


def test_all_answered_ends_before_the_time(home: Path) -> None:
    with Terminal(*RAPID, "--plain", home=home, content=CONTENT, rows=100) as it:
        it.wait("1 of 9")
        for i in range(1, 10):
            it.press(f"story {i}\r", lambda text, i=i: text.count("First sentence?") == i)  # type: ignore[misc]
            it.press("\r")
        assert it.end() == 0
        assert "9 of 9 answered" in it.text
        assert "Each principle has a story of its own." in it.text


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGHUP, 129), (signal.SIGKILL, -9)])
def test_however_it_is_stopped_the_answers_and_half_a_line_are_kept(number: int, code: int, home: Path) -> None:
    with Terminal(*RAPID, home=home, content=CONTENT, rows=60) as it:
        it.wait("1 of 9")
        it.press("drift\r", "First sentence?")
        it.press("\r", "2 of 9")
        it.press("half a st", "> half a st")
        (kept,) = home.glob("attempts/*-rapid-*/rapid.md")
        it.wait_for(lambda: "half a st" in kept.read_text())
        it.kill(number)
        assert it.end() == code
        assert "Traceback" not in it.text
    assert [each["story"] for each in events(home, "told")] == ["drift"]
