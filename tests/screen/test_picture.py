"""The picture of the README is what a drill really shows; `pytest --update-golden` draws it anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pyte

from picture import picture
from terminal import Terminal, solution

ROOT = Path(__file__).resolve().parent.parent.parent
QUESTION = "merge-sessions"
WRONG = ROOT / "questions" / "core" / QUESTION / "solutions" / "wrong_answer" / "strict_gap.py"
TALKATIVE = """
silent = merge_sessions
def merge_sessions(events, gap):
    print("gap", gap, "between", len(events), "events")
    return silent(events, gap)
"""
PATH = f"~/.local/share/amzprep/attempts/2026-11-25-{QUESTION}-5d20b7/solution.py"
FIXED = {r"\d\d:\d\d left": "16:42 left", r"restate ✓\d:\d\d": "restate ✓1:10", r"clarify ✓\d:\d\d": "clarify ✓2:35",
         r"approach, Big-O ✓\d:\d\d": "approach, Big-O ✓4:50"}  # fmt: skip


def test_the_picture_shows_a_real_drill(home: Path, golden: Callable[[str, str], None]) -> None:
    with Terminal("drill", QUESTION, "--minutes", "25", home=home, rows=17, content=None) as it:
        it.wait("s:submit")
        it.press("123", lambda text: "approach, Big-O ✓" in text)
        solution(home, QUESTION).write_text(WRONG.read_text() + TALKATIVE)
        it.wait(lambda text: "visible cases pass" in text and "v:task" in text)
        drawn = picture(with_fixed_times(it.screen), f"amzprep drill {QUESTION}")
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")  # nothing is fetched
    assert str(home) not in drawn
    golden("../../docs/drill.svg", drawn)


def with_fixed_times(screen: pyte.Screen) -> pyte.Screen:
    """The same screen with times of one length put in place of those of this run, and a path that is nobody's."""
    for y, text in enumerate(screen.display):
        for pattern, fixed in FIXED.items():
            for found in re.finditer(pattern, text):
                put(screen, y, found.start(), fixed)
    put(screen, 1, 0, PATH.ljust(screen.columns))
    return screen


def put(screen: pyte.Screen, y: int, x: int, text: str) -> None:
    for i, char in enumerate(text):
        screen.buffer[y][x + i] = screen.buffer[y][x + i]._replace(data=char)
