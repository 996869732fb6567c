"""The watch on a real terminal, as a person uses it."""

from __future__ import annotations

import json
import os
from pathlib import Path

from terminal import Terminal, events, solution

RIGHT = "def add_up(readings):\n    return sum(each for each in readings if each > 0)\n"
WRONG = "def add_up(readings):\n    print('seen', readings)\n    return sum(readings)\n"


def test_from_the_statement_to_the_next_review(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        it.wait("Return the sum of those that are above zero")
        assert "left of 10:00" in it.text
        it.wait("s:submit h:hint r:run")
        solution(home).write_text(WRONG)
        shown = it.wait("1 of 2 visible cases pass")
        for line in ("input     [[3, -1, 4]]", "expected  7", "got       6", "prints    seen [3, -1, 4]"):
            assert line in shown
        it.press("h", "Hint 1 of 2: Which readings must not be added?")
        it.press("s", "below-zero: 2 of 2 (wrong answer)")
        assert "[-5" not in it.text  # groups by name, not the inputs
        solution(home).write_text(RIGHT)
        it.wait("2 of 2 visible cases pass")
        it.press("s", "ENTER:complexity")
        it.press("\r", "Its time complexity?")
        it.press("O(n)\r", "Its space complexity?")
        it.press("O(1)\r", "ENTER takes it; 1 Again")
        assert "Suggested rating: Hard" in it.text
        assert "1 nudging hint" in it.text
        assert b"Reference solution" not in it.raw
        it.press("3")
        assert it.end() == 0
        for shown in ("Reference solution", "You said:", "They would ask next"):
            assert shown.encode() in it.raw
        for shown in ("Rated Good; next review", "Today: 1 done", "Next: amzprep drill"):
            assert shown in it.text
    (claimed,) = events(home, "claimed")
    assert (claimed["time"], claimed["space"]) == ("O(n)", "O(1)")
    (rated,) = events(home, "rated")
    assert rated["override"] == 3


def test_keys_typed_ahead_answer_the_prompts(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        it.wait("s:submit")
        solution(home).write_text(RIGHT)
        it.wait("2 of 2 visible cases pass")
        it.press("s", "ENTER:complexity")
        it.press("\rO(n)\rO(n)\r4")
        assert it.end() == 0
        assert "Rated Easy" in it.text
    assert events(home, "claimed")[0]["space"] == "O(n)"


def test_nothing_advances_by_itself_after_an_accept(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        it.wait("s:submit")
        solution(home).write_text(RIGHT)
        it.wait("2 of 2 visible cases pass")
        it.press("s", "ENTER:complexity")
        it.press("b", "s:submit")
        solution(home).write_text(WRONG)
        it.wait("1 of 2 visible cases pass")
        it.press("q")
        assert it.end() == 0
    assert not events(home, "rated")


def test_give_up_asks_and_then_shows_the_solution(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        it.wait("s:submit")
        it.press("g", "Give up and see the solution?  y:yes n:no")
        it.press("n", "s:submit")
        it.press("gy", "ENTER takes it")
        it.press("\r")
        assert it.end() == 1
        assert "Rated Again" in it.text
    assert events(home, "rated")[0]["signals"]["gave_up"] is True


def test_reset_asks_and_keeps_the_file_beside_it(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        it.wait("s:submit")
        solution(home).write_text(WRONG)
        it.wait("1 of 2 visible cases pass")
        it.press("x", "Put the starter back?")
        it.press("n", "s:submit")
        assert solution(home).read_text() == WRONG
        it.press("xy", "your file is kept as solution.py.1.bak")
        assert (solution(home).parent / "solution.py.1.bak").read_text() == WRONG
        assert '"""Sum of the readings above zero."""' in solution(home).read_text()


def test_an_untouched_file_is_not_submitted(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        it.wait("s:submit")
        it.press("s", "The file is still the starter: nothing was submitted.")
    assert not events(home, "submitted")


def test_a_pause_stops_the_clock_and_is_logged(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        it.wait("s:submit")
        shown = it.press("p", "PAUSED")
        assert "readings" not in shown.replace("positive readings", "")  # no reading while the clock stands still
        it.press("sh")  # nothing else works
        it.press("p", "s:submit")
        it.press("q")
        assert it.end() == 0
    assert [len(events(home, name)) for name in ("paused", "resumed", "hint_opened", "submitted")] == [2, 1, 0, 0]


def test_ticks_carry_the_time(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        it.wait("1 restate  2 clarify")
        it.press("13", lambda text: "1 restate ✓0:0" in text and "3 approach, Big-O ✓0:0" in text)
    assert [each["step"] for each in events(home, "ticked")] == ["restate", "approach"]


def test_overtime_is_shown_and_ends_nothing(home: Path) -> None:
    with Terminal("drill", "add-up", "--minutes", "1", home=home) as it:
        it.wait("left of 01:00")
        it.press("q")
        it.end()
    (state,) = home.glob("attempts/*/state.json")
    state.write_text(json.dumps({**json.loads(state.read_text()), "elapsed_s": 100.0}))
    with Terminal("resume", home=home) as it:
        it.wait("+00:4")
        assert "over 01:00" in it.text


def test_a_save_by_renaming_is_seen(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        it.wait("s:submit")
        new = solution(home).with_name("new.py")
        new.write_text(RIGHT)
        os.replace(new, solution(home))
        it.wait("2 of 2 visible cases pass")


def test_a_file_that_went_away_is_told(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        it.wait("s:submit")
        path = solution(home)
        path.unlink()
        it.wait("solution.py is gone; x puts the starter back")
        it.press("xy", "Started over")
        path.write_text(RIGHT)
        it.wait("2 of 2 visible cases pass")


def test_own_cases_run_and_bad_ones_are_told_with_their_place(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        it.wait("s:submit")
        path = solution(home).with_name("cases.yaml")
        path.write_text(path.read_text() + "- want: 5\n  args: [[5]]\n  name: one\n")
        it.wait("own: one  wrong answer")
        path.write_text(path.read_text() + "- want: five\n  args: [[5]]\n")
        it.wait("does not fit the signature")
        path.write_text("- {[\n")
        it.wait("cases.yaml:2:1: PK001")
        assert "of 2 visible cases pass" in it.text  # the examples still run


def test_a_syntax_error_shows_its_line_and_nothing_else(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        it.wait("s:submit")
        solution(home).write_text("def add_up(readings):\n    return (\n")
        shown = it.wait("CE does not compile")
        assert "line 2: return (" in shown
        assert "expected" not in shown


def test_the_screen_lives_while_a_loop_runs(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        it.wait("s:submit")
        solution(home).write_text("def add_up(readings):\n    while True: pass\n")
        it.wait("running the visible cases …")
        it.wait("TLE time limit exceeded")
        assert events(home, "graded")[0]["verdict"] == "TLE"


def test_prints_never_drive_the_terminal(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        it.wait("s:submit")
        evil = "\\x1b]0;owned\\x07\\x1b[2J\\x1b[31mred \\u202e" + "y" * 500
        solution(home).write_text(f"def add_up(readings):\n    print('{evil}')\n    return '\\x1b[5mgot'\n")
        it.wait("red")
        assert b"\x1b]0;" not in it.raw
        assert b"\x1b[31mred" not in it.raw
        assert b"\x1b[5m" not in it.raw
        assert "\u202e".encode() not in it.raw
        assert "s:submit" in it.text  # long output leaves the keys in their place


def test_n_opens_the_next_failing_case_and_r_runs_the_failing_first(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        it.wait("s:submit")
        solution(home).write_text("def add_up(readings):\n    return -1\n")
        it.wait("n opens the next failing case")
        assert "expected  7" in it.text
        it.press("n", "expected  3")
        solution(home).write_text(WRONG)
        it.wait("1 of 2 visible cases pass")
        it.press("r", lambda _: len(events(home, "graded")) == 3)


def test_the_screen_follows_the_size_of_the_terminal(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        it.wait("s:submit")
        it.resize(20, 60)
        it.wait(lambda text: text.split("\n")[0].rstrip().endswith("of 10:00") and "q:quit" in text)
        it.resize(40, 100)
        it.wait(lambda text: "!:flag" in text.split("\n")[39])


def test_no_color_writes_no_colour(home: Path) -> None:
    with Terminal("drill", "add-up", home=home, env={"NO_COLOR": "1"}) as it:
        it.wait("s:submit")
        solution(home).write_text(WRONG)
        it.wait("1 of 2 visible cases pass")
        assert b"\x1b[31m" not in it.raw
        assert b"\x1b[32m" not in it.raw


def test_a_flag_is_kept_and_the_drill_goes_on(home: Path) -> None:
    with Terminal("drill", "add-up", home=home) as it:
        it.wait("s:submit")
        it.press("!", "What is wrong with this question?")
        it.press("the docs\x7fstring\r", "Noted, and the drill goes on")
        it.press("!", "What is wrong")
        it.press("\x1b", "s:submit")  # ESC leaves
    assert [each["why"] for each in events(home, "flagged")] == ["the docstring"]


def test_a_row_of_drills_waits_between_them(home: Path) -> None:
    with Terminal("drill", "arrays", "--count", "2", "--no-editor", home=home) as it:
        it.wait("s:submit")
        it.press("gy", "ENTER takes it")
        it.press("\r", "ENTER goes on to the next question, q stops here")
        assert len(list(home.glob("attempts/*"))) == 1
        it.press("\r", "s:submit")
        it.press("gy", "ENTER takes it")
        it.press("\r")
        assert it.end() == 1
    assert len({each["question"] for each in events(home, "attempt_started")}) == 2
