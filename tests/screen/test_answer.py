"""An open question on a terminal: typed, by lines, spoken, in an editor; stopped and killed at every stage."""

from __future__ import annotations

import json
import random
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from terminal import Terminal as AnyTerminal
from terminal import events

CONTENT = Path(__file__).resolve().parent.parent / "data" / "answer"
Terminal = partial(AnyTerminal, content=CONTENT)
FLAGGED = "amzprep questions flags"
BY_LINES = [(["--plain"], {}), ([], {"TERM": "dumb"})]


def state(home: Path) -> dict[str, object]:
    (found,) = home.glob("attempts/*/state.json")
    return dict(json.loads(found.read_text()))


def lines(home: Path) -> list[str]:
    return [line[2] for line in state(home)["lines"]]  # type: ignore[attr-defined]


def to_design(it: AnyTerminal) -> None:
    it.wait("clarify 00:0")
    it.press("\t", "design (2 of 3")
    it.wait("design 00:0")


def to_adding(it: AnyTerminal) -> None:
    to_design(it)
    it.press("I count the minutes late\rCold water starts earlier\t", "rollout (3 of 3")
    it.wait("rollout 00:0")
    it.press("\t", "A minute for what you forgot")
    it.wait("TAB ends")


def to_marking(it: AnyTerminal) -> None:
    to_adding(it)
    it.press("\r", "must 1 of 2")


def to_saying(it: AnyTerminal) -> None:
    to_marking(it)
    it.press("1", "must 2 of 2")
    it.press("n", "The other points")
    it.press("\r", "Red flags: did you?")
    it.press("\r", "ENTER begins, s skips")


def to_rating(it: AnyTerminal) -> None:
    to_saying(it)
    it.press("s", "ENTER takes it")


def to_strong(it: AnyTerminal) -> None:
    to_rating(it)
    it.press("\r", "v shows the strong answer")


def test_a_whole_answer_typed_marked_said_again_and_rated(home: Path) -> None:
    with Terminal("drill", "late-kettle", "--save", home=home, rows=60) as it:
        it.wait("clarify 00:0")
        assert "boils at 7:10 on 3 mornings in 10" in it.text
        it.press("how warm is the water?\r", "Between 5 and 15 degrees.")
        it.press("!unclear\r", FLAGGED)
        it.press("I assume one kettle\r", "Noted as your assumption.")
        it.press("\t", "design (2 of 3, 3 min)")
        it.wait("design 00:0")
        it.press("I count the minutes late\r    x ≤ 5 °C 🫖\r! also unclear\t", "rollout (3 of 3, 2 min)")
        it.wait("TAB ends")
        it.press("\t", "A minute for what you forgot")
        it.press("Cold water starts earlier\r", lambda text: text.count("Cold water starts earlier\n") == 1)
        it.press("\r", "must 1 of 2")
        it.press("\r", "did you say it?")  # ENTER alone is no yes
        it.press("y", "ENTER with line 1")
        it.press("\r", "must 2 of 2")
        it.press("1", "The other points")
        it.press("\r", "Red flags: did you?")
        it.press("2", "2 [x]")
        it.press("\r", "ENTER begins, s skips")
        it.press("\r", "01:")
        it.press("it fails, I start early\r", "ENTER takes it")
        assert "Suggested rating: Hard" in it.text
        assert "The strong answer: " in it.text
        it.press("\r", "v shows the strong answer")
        it.press("v", "They would ask next")
        assert it.end() == 0
    assert lines(home) == ["how warm is the water?", "I assume one kettle", "I count the minutes late",
                           "    x ≤ 5 °C 🫖", "Cold water starts earlier"]  # fmt: skip
    (folder,) = home.glob("attempts/*")
    assert "it fails, I start early" in (folder / "again.md").read_text()
    assert "- [x] **warmth**" in (folder / "rubric.md").read_text()
    assert [each["why"] for each in events(home, "flagged")] == ["unclear", "also unclear"]
    (rated,) = events(home, "rated")
    assert (rated["signals"]["percent"], rated["signals"]["flags"]) == (60.0, 1)


def test_where_there_is_one_phase_none_follows_it(home: Path) -> None:
    with Terminal("drill", "late-kettle", "--phase", "design", home=home) as it:
        it.wait("design 00:0")
        assert "TAB ends the answer" in it.text
        assert "next phase" not in it.text


def test_a_question_mark_on_an_empty_line_shows_the_prompt_again_and_is_no_answer(home: Path) -> None:
    with Terminal("drill", "late-kettle", home=home, rows=60) as it:
        to_design(it)
        numbers = "boils at 7:10 on 3 mornings in 10"
        it.press("is it cold?\r?", lambda text: text.count(numbers) == 2)
        it.press("so it is\t", "rollout (3 of 3")
    assert lines(home) == ["is it cold?", "so it is"]


@pytest.mark.parametrize(("words", "env"), BY_LINES, ids=["plain", "dumb"])
def test_by_lines_a_question_mark_shows_the_prompt_again(words: list[str], env: dict[str, str], home: Path) -> None:
    with Terminal("drill", "late-kettle", *words, home=home, rows=100, env=env) as it:
        it.wait("] >")
        it.press("?\r", lambda text: text.count("boils at 7:10 on 3 mornings in 10") == 2)
        it.press("cold\r", lambda text: text.count("] >") == 3)
    assert lines(home) == ["cold"]


@pytest.mark.parametrize(("words", "env"), BY_LINES, ids=["plain", "dumb"])
def test_a_whole_answer_by_lines(words: list[str], env: dict[str, str], home: Path) -> None:
    with Terminal("drill", "late-kettle", *words, home=home, rows=200, env=env) as it:
        it.wait("[00:00 of 01:00 · 6 min left] >")
        it.press("how warm is the water?\n", "Between 5 and 15 degrees.")
        it.press(".\n", "design (2 of 3")
        it.press("I cont\x7f\x7funt the minutes late\n! odd\n    indented\n", FLAGGED)
        it.press(".\n", "rollout (3 of 3")
        it.press(".\n", "A minute for what you forgot")
        it.press("\n", "must 1 of 2")
        it.press("y\n\n", "must 2 of 2")
        it.press("l\n", "number of the line")
        it.press("count\n", lambda text: text.count("number of the line") == 2)
        it.press("2\n", "The other points")
        it.press("a\n", "[~]")
        it.press("\n", "Red flags")
        it.press("\n", "ENTER begins, s skips")
        it.press("s\n", "ENTER takes it")
        it.press("\n", "v shows the strong answer")
        it.press("\n")
        assert it.end() == 0
        assert "1 point from memory" in it.text
        assert b"\x1b[3" not in it.raw  # no colours
        assert b"\x1b[6n" not in it.raw  # no question about the cursor
    assert lines(home) == ["how warm is the water?", "I count the minutes late", "    indented"]


def test_aloud_takes_a_keyword_line_at_a_time_with_its_second(home: Path) -> None:
    with Terminal("drill", "late-kettle+design", "--aloud", home=home, rows=60) as it:
        it.wait("design 00:0")
        it.press("minutes late\r", lambda text: "minutes late\n" in text)
        it.press("cold\r\t", "A minute for what you forgot")
        it.press("\r", "must 1 of 2")
    assert lines(home) == ["minutes late", "cold"]
    assert state(home)["aloud"] is True


def test_a_phase_and_a_followup_are_drilled_alone(home: Path) -> None:
    with Terminal("drill", "late-kettle", "--phase", "roll", home=home, rows=60) as it:
        it.wait("rollout 00:0")
        assert "Only this part now: rollout." in it.text
        it.press("\x03")
        assert it.end() == 130
    with Terminal("drill", "late-kettle+1", home=home, rows=60) as it:
        it.wait("answer 00:0")
        assert "The sensor now costs twice as much. What do you do?" in " ".join(it.text.split())
        it.press("a cheaper signal\t", "A minute for what you forgot")
        it.press("\r", "The other points")
        it.press("a\r", "Suggested rating")  # neither musts nor red flags
        it.press("\r")
        assert it.end() == 0


def test_the_end_of_the_time_changes_the_clock_and_nothing_else(home: Path) -> None:
    with Terminal("drill", "late-kettle+1", "--minutes", "1", home=home) as it:
        it.wait("answer 00:0")
        it.press("half a thought")
        (path,) = home.glob("attempts/*/state.json")
        it.wait_for(lambda: "half a thought" in path.read_text())
        it.kill(signal.SIGKILL)
        it.end()
    path.write_text(json.dumps(json.loads(path.read_text()) | {"elapsed_s": 100.0}))
    with Terminal("resume", home=home) as it:
        it.wait("01:4")
        it.wait("of 01:00 over")
        assert "> half a thought" in it.text
        it.press(" goes on\t", "A minute for what you forgot")
    assert lines(home) == ["half a thought goes on"]


def test_a_large_paste_with_tabs_is_taken_whole(home: Path) -> None:
    pasted = "\n".join(f"\tline {i}: σ² ≤ 0.05, “late” 日本語 😀 — {i * 7}" for i in range(110))
    assert len(pasted.encode()) > 5000
    with Terminal("drill", "late-kettle+design", home=home, rows=24) as it:
        it.wait("design 00:0")
        it.press(f"\x1b[200~{pasted}\x1b[201~")
        it.wait("763")
        it.press("\t", "A minute for what you forgot")
    assert lines(home) == pasted.split("\n")


def test_a_long_line_by_lines_is_not_cut(home: Path) -> None:
    words = " ".join(f"word-{i}" for i in range(700))
    assert len(words) > 5000
    with Terminal("drill", "late-kettle+design", "--plain", home=home, rows=200) as it:
        it.wait("of 08:00] >")
        it.press(words + "\n", lambda text: text.count("of 08:00] >") == 2)
    assert lines(home) == [words]


def test_a_narrow_and_a_changing_terminal_keep_the_clock(home: Path) -> None:
    with Terminal("drill", "late-kettle", home=home, rows=24, columns=50) as it:
        to_design(it)
        it.press("some words")
        it.resize(20, 40)
        it.wait("design 00:0")
        it.resize(24, 80)
        it.wait("TAB next phase")
        it.press(" more\t", "rollout (3 of 3")
    assert lines(home) == ["some words more"]


def test_a_window_editor_is_left_alone_and_its_file_becomes_the_answer(home: Path, tmp_path: Path) -> None:
    editor = tmp_path / "gedit"
    editor.write_text('#!/bin/sh\nprintf "## rollout\\nten minutes early\\n" >> "$1"\n')
    editor.chmod(0o755)
    with Terminal("drill", "late-kettle", "--editor", home=home, rows=60, env={"EDITOR": str(editor)}) as it:
        it.wait("clarify 00:0")
        it.press("\t", "e opens it again")
        it.wait_for(lambda: "ten minutes early" in next(home.glob("attempts/*/written.md")).read_text())
        it.press("said beside it\r", lambda text: "said beside it\n" in text)
        it.press("last", "> last")
        it.press("\x03")
        assert it.end() == 130
    with Terminal("resume", home=home, rows=60, env={"EDITOR": ""}) as it:  # no editor any more: the file is there
        it.wait("ENTER when all is said.")
        it.press("\r\r", "A minute for what you forgot")
        it.press("\r", "must 1 of 2")
    assert lines(home) == ["said beside it", "last", "ten minutes early"]


def test_a_terminal_editor_is_waited_for_and_can_be_opened_again(home: Path, tmp_path: Path) -> None:
    editor = tmp_path / "ed.sh"
    editor.write_text('#!/bin/sh\nread -r line\necho "$line" >> "$1"\n')
    editor.chmod(0o755)
    with Terminal("drill", "late-kettle+design", "--editor", home=home, rows=60, env={"EDITOR": str(editor)}) as it:
        it.wait("Write in your editor")
        it.press("first\n", "e opens it again")
        it.press("e\r", lambda text: "> e\n" in text)
        it.press("second\n", lambda text: text.count("e opens it again") == 2)
        it.press("\r", "A minute for what you forgot")
    assert lines(home) == ["first", "second"]


Stage = Callable[[AnyTerminal], None]
STAGES: list[Stage] = [to_design, to_adding, to_marking, to_saying, to_rating]
GOES_ON: dict[Stage, str] = {to_design: "design (2 of 3", to_adding: "TAB ends", to_marking: "must 1 of 2",
           to_saying: "ENTER begins, s skips", to_rating: "ENTER takes it"}  # fmt: skip
ENDS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGKILL: -9}


@pytest.mark.parametrize("number", ENDS, ids=lambda number: number.name)
def test_however_it_is_stopped_it_goes_on_at_the_same_stage(number: signal.Signals, home: Path) -> None:
    for i, stage in enumerate(STAGES):
        at = home / str(i)
        with Terminal("drill", "late-kettle", home=at, rows=60) as it:
            stage(it)
            if number is signal.SIGINT:
                it.press("\x03")
            else:
                it.kill(number)
            assert it.end() == ENDS[number]
            assert "Traceback" not in it.text
        with Terminal("resume", home=at, rows=60) as it:
            it.wait(GOES_ON[stage])
            assert not events(at, "rated")


def test_ctrl_c_at_the_strong_answer_ends_what_is_rated(home: Path) -> None:
    with Terminal("drill", "late-kettle", home=home, rows=60) as it:
        to_strong(it)
        it.press("\x03")
        assert it.end() == 0
        assert "Rated Again" in it.text


def test_the_end_of_the_input_keeps_everything(home: Path) -> None:
    with Terminal("drill", "late-kettle", home=home) as it:
        to_design(it)
        it.press("\x04")
        assert it.end() == 130
        assert "everything is kept" in it.text


def test_a_second_opener_gets_one_line(home: Path) -> None:
    with Terminal("drill", "late-kettle", home=home) as it:
        to_design(it)
        with Terminal("resume", home=home) as other:
            assert other.end() == 4
            assert "is open in another amzprep; go on there" in other.text.replace("\n", " ")
        it.press("goes on\t", "rollout (3 of 3")
    assert lines(home) == ["goes on"]


@pytest.mark.parametrize("words", [[], ["--plain"]], ids=["board", "plain"])
def test_killed_at_random_moments_of_typing_loses_at_most_two_seconds(words: list[str], home: Path) -> None:
    dice = random.Random(7)
    started = ["drill", "late-kettle+design"]
    for _ in range(3):
        typed: list[tuple[float, str]] = []
        with Terminal(*started, *words, home=home, rows=60) as it:
            it.wait("of 08:00")
            it.wait("] >" if words else "TAB ends")
            known = str(state(home)["draft"])
            end = time.monotonic() + 2.2 + dice.random()
            while time.monotonic() < end:
                letter = dice.choice("abcdefgh ")
                it.press(letter)
                typed.append((time.monotonic(), letter))
                time.sleep(0.04)  # a fast typist
            it.kill(signal.SIGKILL)
            killed = time.monotonic()
            it.end()
        kept = str(state(home)["draft"])
        whole = known + "".join(letter for _, letter in typed)
        must = known + "".join(letter for at, letter in typed if at < killed - 2.0)
        assert whole.startswith(kept)
        assert len(kept) >= len(must)
        assert len(kept) > len(known)
        started = ["resume"]


def test_the_statement_needs_no_grader_no_parser_and_no_prompt_library(home: Path) -> None:
    for env in ({}, {"PYTHONPROFILEIMPORTTIME": "1"}):  # the first one builds the catalog
        with Terminal("drill", "late-kettle", home=home, rows=60, env=env) as it:
            it.wait("clarify 00:0")
            raw = it.raw
    before = raw[: raw.index(b"The kettle that boils late")].decode()
    loaded = {line.rpartition("|")[2].strip() for line in before.splitlines() if line.startswith("import time:")}
    assert "amzprep.screen.answer" in loaded
    slow = ("amzprep.grader", "amzprep.packs", "yaml", "prompt_toolkit", "questionary", "markdown_it", "fsrs", "numpy")
    assert {name for name in loaded if name.startswith(slow)} == set()


def test_keys_typed_before_the_prompt_are_kept(home: Path) -> None:
    with Terminal("drill", "late-kettle+design", home=home, rows=60) as it:
        it.press("typed early")
        it.wait("design 00:0")
        it.press("\t", "A minute for what you forgot")
    assert lines(home) == ["typed early"]
