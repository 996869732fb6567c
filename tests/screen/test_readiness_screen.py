"""The readiness test on a terminal: stopped, gone on with, ended with a profile."""

from __future__ import annotations

from pathlib import Path

from terminal import Terminal, events


def test_a_test_is_stopped_gone_on_with_and_ends_with_a_profile(home: Path) -> None:
    with Terminal("readiness", "--quick", "--seed", "1", home=home, rows=200, content=None) as it:
        it.wait("1 of 10 · L5")
        it.press("as", "ENTER goes on")
        it.press("\n", "2 of 10 · L5")
        it.press("bu", lambda text: text.count("ENTER goes on") == 2)
        it.press("\x03")
        assert it.end() == 130
        assert "goes on with it today" in it.text
    with Terminal("readiness", "--quick", "--plain", home=home, rows=400, content=None) as it:
        it.wait("2 of 10 were answered today at L5")
        it.press("g\n", "3 of 10 · L5")
        for n in range(3, 11):
            it.wait(f"{n} of 10 · L5")
            it.press("c\ns\n\n")
        assert it.end() == 0
        assert "Readiness at L5: 10 items" in it.text
        assert "too few to tell" in it.text
    assert len(events(home, "chosen")) == 10
    assert len(events(home, "tested")) == 1


def test_starting_anew_ends_what_was_left(home: Path) -> None:
    with Terminal("readiness", "--quick", home=home, rows=100, content=None) as it:
        it.wait("1 of 10")
        it.press("as", "ENTER goes on")
        it.press("q")
        assert it.end() == 0
        assert "1 of 10 answered" in it.text
    with Terminal("readiness", "--quick", home=home, rows=100, content=None) as it:
        it.wait("were answered today")
        it.press("n", "1 of 10 · L5")
        it.press("q")
        assert it.end() == 0
        assert "Nothing was answered" in it.text
    assert len(events(home, "tested")) == 1
