"""Choice items on a terminal: a letter, sure or unsure, and why; by keys and by lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal import Terminal, events

ITEM = "policies-that-change-weekly"


def right_letter(text: str) -> str:
    """The letter of the option that is right, read from the screen."""
    (line,) = [line for line in text.splitlines() if "Retrieve the best few passages" in line]
    return line.strip()[0]


def test_a_row_of_items_by_keys(home: Path) -> None:
    with Terminal("drill", "choice", "llm", "--seed", "1", home=home, rows=200, content=None) as it:
        it.wait("q stops")
        it.press("x\na", "s sure · u unsure")  # other keys mean nothing
        it.press("\nu", "ENTER goes on")  # ENTER does not guess
        assert "and you were unsure" in it.text
        it.press("3", "Rated Good (as you said)")
        it.press("\n", lambda text: text.count("a b c d answers") == 2)
        it.press("bs", lambda text: text.count("Rated ") == 3)
        it.press("q")
        assert it.end() == 0
        assert "Choice items today: 2 answered" in it.text
    assert [len(events(home, name)) for name in ("attempt_started", "chosen", "rated")] == [2, 2, 3]
    assert not list(home.glob("attempts/*"))


@pytest.mark.parametrize(("words", "env"), [(["--plain"], {}), ([], {"TERM": "dumb"})], ids=["plain", "dumb"])
def test_an_item_by_lines(words: list[str], env: dict[str, str], home: Path) -> None:
    with Terminal("drill", ITEM, *words, home=home, rows=200, env=env, content=None) as it:
        letter = right_letter(it.wait("q stops"))
        it.press("nonsense\n", "no answer 'nonsense'")
        it.press("! two are right\n", "Noted")
        it.press(f"{letter}\n", "s sure · u unsure")
        it.press("\n", "no answer ''")
        it.press("s\n", "Rated Good (right and sure)")
        assert "Right, and you were sure" in it.text
        it.press("\n")
        assert it.end() == 0
        assert b"\x1b[3" not in it.raw
    (flag,) = events(home, "flagged")
    assert flag["why"] == "two are right"
    (chosen,) = events(home, "chosen")
    assert (chosen["option"], chosen["right"], chosen["sure"]) == (1, True, True)


@pytest.mark.parametrize(("keys", "code"), [("\x03", 130), ("q", 0)], ids=["Ctrl-C", "q"])
def test_an_item_that_is_left_leaves_no_trace(keys: str, code: int, home: Path) -> None:
    with Terminal("drill", ITEM, home=home, content=None) as it:
        it.wait("q stops")
        it.press(keys)
        assert it.end() == code
    assert not (home / "log.db").exists()


def test_what_was_answered_stays_answered_when_interrupted_before_going_on(home: Path) -> None:
    with Terminal("drill", ITEM, home=home, rows=60, content=None) as it:
        it.wait("q stops")
        it.press("as", "ENTER goes on")
        it.press("\x03")
        assert it.end() == 130
        assert "what was answered is kept" in it.text
    assert [len(events(home, name)) for name in ("attempt_started", "chosen", "rated")] == [1, 1, 1]
