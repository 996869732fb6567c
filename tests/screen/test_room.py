"""The room: nothing runs before the submission, the rest is there for who asks, own cases come first."""

from __future__ import annotations

from pathlib import Path

from terminal import Terminal, events, solution

RIGHT = "def add_up(readings):\n    return sum(each for each in readings if each > 0)\n"
WRONG = "def add_up(readings):\n    return sum(readings)\n"


def test_the_statement_is_short_and_the_rest_comes_when_asked_for(home: Path) -> None:
    with Terminal("drill", "add-up", "--room", home=home) as it:
        shown = it.wait("Add them up.")
        assert "above zero" not in shown
        assert "-1000 <=" not in shown
        assert "(room)" in shown
        it.press("a", "Your question:")
        it.press("does a reading below 0 count?\r", "No, only those above zero.")
        it.press("a", "Your question:")
        it.press("favourite colour?\r", "nothing prepared for that")
        it.press("c", "-1000 <= readings[i] <= 1000")
        it.press("e", "add_up([3, -1, 4]) returns 7")
        it.press("h", "There are no hints in the room")
        it.press("gy", "ENTER takes it")
        it.press("\r")
        assert it.end() == 1
        assert "What is returned for no readings at all?" in it.text  # a good question that was not asked
        assert "Do readings below zero count?" not in it.text.rpartition("Good questions")[2]
    asked = [each["what"] for each in events(home, "asked")]
    assert asked == ["Do readings below zero count?", "(nothing prepared)", "constraints", "examples"]


def test_the_interviewer_is_asked_before_an_editor_hides_the_task(home: Path) -> None:
    with Terminal("drill", "add-up", "--room", home=home, env={"EDITOR": "vi"}) as it:
        it.wait("any other key opens your editor")
        it.press("c", "-1000 <= readings[i] <= 1000")
        it.press("a", "Your question:")
        it.press("does a reading below 0 count?\r", "No, only those above zero.")
        it.press("q")
        assert it.end() == 0
    assert [each["what"] for each in events(home, "asked")] == ["constraints", "Do readings below zero count?"]


def test_asking_for_constraints_in_words_brings_them(home: Path) -> None:
    with Terminal("drill", "add-up", "--room", home=home) as it:
        it.wait("s:submit")
        it.press("a", "Your question:")
        it.press("can I see an example?\r", "add_up([3, -1, 4]) returns 7")
    assert [each["what"] for each in events(home, "asked")] == ["examples"]


def test_nothing_runs_before_the_submission(home: Path) -> None:
    with Terminal("drill", "add-up", "--room", home=home) as it:
        it.wait("s:submit")
        assert "a asks the interviewer; c asks for the" in it.text  # the task says so itself
        assert it.text.rstrip().splitlines()[-2].endswith("5 own cases")
        solution(home).write_text(WRONG)
        it.press("r")
        it.press("v", lambda text: "Nothing runs here before you submit" in text)
        it.press("s", "Groups that failed")
        it.press("q")
        assert it.end() == 0
    assert not events(home, "graded")
    assert not (solution(home).parent / "statement.md").exists()


def test_own_cases_are_written_with_the_expected_result_first(home: Path) -> None:
    with Terminal("drill", "add-up", "--room", home=home) as it:
        it.wait("s:submit")
        text = solution(home).with_name("cases.yaml").read_text()
        assert text.index("want: 0") < text.index("args: [readings]")
        assert "3, -1, 4" not in text


def test_a_wrong_expectation_is_told_apart_from_a_wrong_program_and_only_after_the_end(home: Path) -> None:
    with Terminal("drill", "add-up", "--room", home=home) as it:
        it.wait("s:submit")
        own = solution(home).with_name("cases.yaml")
        own.write_text("- {want: -5, args: [[-5]], name: below}\n- {want: 2, args: [[2]], name: two}\n")
        solution(home).write_text("def add_up(readings):\n    return 9\n")
        shown = it.press("s", "own: 2 of 2 (wrong answer)")
        assert "your program and what you expected of it differ" in shown
        assert b"right is 0" not in it.raw
        solution(home).write_text(RIGHT)
        it.press("v", "w opens your own cases")
        it.press("s", "AC accepted · 7 of 7 cases")  # visible, hidden, and the own case with a right expectation
        it.press("\r", "Its time complexity?")
        it.press("\r\r", "ENTER takes it")
        assert b"right is 0" not in it.raw
        it.press("\r")
        assert it.end() == 0
        assert b"below: you expected -5; right is 0" in it.raw
    assert [(each["verdict"], each["own_wrong"]) for each in events(home, "submitted")] == [("WA", 1), ("AC", 1)]


def test_a_program_that_fails_a_right_own_case_is_not_accepted(home: Path) -> None:
    with Terminal("drill", "add-up", "--room", home=home) as it:
        it.wait("s:submit")
        solution(home).with_name("cases.yaml").write_text("- {want: 77, args: [[77]], name: special}\n")
        solution(home).write_text(
            RIGHT + "\nright = add_up\ndef add_up(xs):\n    return 0 if xs == [77] else right(xs)\n"
        )
        it.press("s", "own: 1 of 1 (wrong answer)")
        it.press("q")
        it.end()
    assert events(home, "submitted")[0]["failed_groups"] == ["own"]
