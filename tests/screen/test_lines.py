"""The drill by lines: the same choices without a cursor."""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal import Terminal, events, solution

RIGHT = "def add_up(readings):\n    return sum(each for each in readings if each > 0)\n"
WRONG = "def add_up(readings):\n    return sum(readings)\n"


@pytest.mark.parametrize(
    ("words", "env"),
    [(["--plain"], {}), (["--no-watch"], {}), ([], {"TERM": "dumb"})],
    ids=["plain", "no-watch", "dumb"],
)
def test_a_whole_drill_by_lines(words: list[str], env: dict[str, str], home: Path) -> None:
    with Terminal("drill", "add-up", *words, home=home, rows=200, env=env) as it:
        it.wait("[00:00 of 10:00]")
        assert "Return the sum of those that are above zero" in it.text
        solution(home).write_text(WRONG)
        it.press("\n", "WA: 1 of 2 visible cases pass")
        it.press("h\n", "Which readings must not be added?")
        it.press("1\n", "restate at 00:0")
        it.press("nonsense\n", "no key 'nonsense'")
        it.press("s\n", "below-zero: 2 of 2 (wrong answer)")
        solution(home).write_text(RIGHT)
        it.press("s\n", "ENTER goes on to complexity")
        it.press("\n", "Its time complexity?")
        it.press("O(n)\n", "Its space complexity?")
        it.press("\n", "ENTER takes it")
        it.press("7\n", "ENTER or 1 to 4")
        it.press("4\n")
        assert it.end() == 0
        assert "Rated Easy" in it.text
        if words == ["--plain"] or env:
            assert b"\x1b[3" not in it.raw  # no colours
        assert b"\x1b[?1049h" not in it.raw  # no other screen


def test_the_end_of_the_input_keeps_the_attempt(home: Path) -> None:
    with Terminal("drill", "add-up", "--plain", home=home, rows=200) as it:
        it.wait("[00:00 of 10:00]")
        it.press("\x04")
        assert it.end() == 0
        assert "Next: amzprep resume" in it.text


def test_ctrl_c_keeps_the_attempt(home: Path) -> None:
    with Terminal("drill", "add-up", "--plain", home=home, rows=200) as it:
        it.wait("[00:00 of 10:00]")
        it.press("\x03")
        assert it.end() == 130
        assert "`amzprep resume` goes on with it" in it.text


def test_pause_reset_flag_and_give_up(home: Path) -> None:
    with Terminal("drill", "add-up", "--plain", home=home, rows=200) as it:
        it.wait("[00:00 of 10:00]")
        it.press("p\n", "paused; ENTER goes on")
        it.press("\n", lambda text: text.count("? lists the keys") == 2)
        solution(home).write_text(WRONG)
        it.press("x\n", "type yes")
        it.press("yes\n", "your file is kept as solution.py.1.bak")
        it.press("s\n", "nothing was submitted")
        it.press("! unclear\n", "Noted")
        it.press("g\n", "give up and see the solution?")
        it.press("no\n", lambda text: text.count("? lists the keys") == 6)
        it.press("g\nyes\n", "ENTER takes it")
        it.press("\n")
        assert it.end() == 1
    assert [len(events(home, name)) for name in ("paused", "resumed", "flagged", "rated")] == [1, 1, 1, 1]


def test_the_room_by_lines(home: Path) -> None:
    with Terminal("drill", "add-up", "--room", "--plain", home=home, rows=200) as it:
        it.wait("[00:00 of 10:00]")
        assert "above zero." not in it.text
        it.press("a what about below zero\n", "No, only those above zero.")
        it.press("c\n", "-1000 <= readings[i] <= 1000")
        it.press("\n", "Nothing runs in the room until you submit.")
        it.press("q\n")
        assert it.end() == 0
    assert not events(home, "graded")
