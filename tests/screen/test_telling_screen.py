"""A behavioral question on a real terminal: which story, the telling, probes one at a time, marks and rating."""

from __future__ import annotations

import json
import signal
from pathlib import Path
from typing import Any

import pytest

from terminal import Terminal, events

CONTENT = Path(__file__).resolve().parent.parent / "data" / "telling"
PROBES = ("What did you do yourself?", "How slow was it?", "Why not leave it?", "Is it still fast?")


def terminal(home: Path, *words: str, **how: Any) -> Terminal:
    return Terminal(*(words or ("drill", "slow-queue")), home=home, content=CONTENT, **how)


def state(home: Path) -> dict[str, Any]:
    (found,) = home.glob("attempts/*-slow-queue-*/state.json")
    read: dict[str, Any] = json.loads(found.read_text())
    return read


def kept(it: Terminal, home: Path, draft: str) -> None:
    it.wait_for(lambda: state(home)["draft"] == draft)


def test_from_the_wording_to_the_next_review(home: Path) -> None:
    (home / "stories").mkdir(parents=True)
    (home / "stories" / "model-drift.md").write_text("")
    with terminal(home, "drill", "slow-queue", "--save") as it:
        it.wait("of 12:00")
        assert "1  Model drift" in it.text
        it.press("1\r", "telling 00:0")
        assert "of 2 to 3 min · 12 min left" in it.text
        it.press("it was slow\r", lambda text: text.count(">") == 3)
        it.press("\r", "Told in 00:0")
        for i, probe in enumerate(PROBES, 1):
            it.wait(f"Probe {i} of 4: {probe}")
            assert not any(later.encode() in it.raw for later in PROBES[i:])
            assert b"Ownership" not in it.raw
            it.press("\r")
        it.wait("1, 2, 3 or 4")
        assert "months" in it.text
        it.press("1", "ENTER goes on (alone")
        assert "1 Was told to do it." in it.text
        it.press("12", "2 [x]")
        it.press("12", "2 [ ]")
        it.press("\r", "One line to remember")
        assert "Ownership, and Dive Deep" in it.text
        it.press("say the size\r", "ENTER takes it")
        assert "Suggested rating: Good" in it.text
        it.press("\r")
        assert it.end() == 0
        assert "Rated Good; next review" in it.text
    assert b"The queue that everybody" not in it.raw
    (told,) = events(home, "told")
    assert (told["story"], told["seconds"] < 60) == ("model-drift", True)
    (heard,) = events(home, "heard")
    assert (heard["level"], heard["signal"], heard["flags"]) == ("L5", "strong", [])
    (record,) = home.glob("attempts/*/record.md")
    assert "it was slow" in record.read_text()
    assert "say the size" in record.read_text()


@pytest.mark.parametrize(("words", "env"), [(["--plain"], {}), ([], {"TERM": "dumb"})], ids=["plain", "dumb"])
def test_by_lines_with_a_flag_and_no_colour(words: list[str], env: dict[str, str], home: Path) -> None:
    with terminal(home, "drill", "slow-queue", *words, env=env, rows=200) as it:
        it.wait("[00:0")
        it.press("! unclear\r", "Noted, and the telling goes on")
        it.press("Drift\r", "[telling 00:0")
        it.press("\r", "Probe 1 of 4")
        it.press("myself\r\r", "Probe 2 of 4")
        it.press("\r", "Probe 3 of 4")
        it.press("\r", "Probe 4 of 4")
        it.press("\r", "2 weak: Makes the machine larger")
        it.press("5\r2\r", "1 Was told to do it.")
        it.press("1 2\r", "2 [x]")
        it.press("2\r", "2 [ ]")
        it.press("\r", "One line to remember")
        it.press("\r", "ENTER takes it")
        it.press("2\r")
        assert it.end() == 0
        assert "Rated Hard" in it.text
        assert b"\x1b[3" not in it.raw  # no colours
        assert b"\x1b[6n" not in it.raw  # and no question where the cursor is
    assert events(home, "flagged")[0]["why"] == "unclear"
    assert events(home, "heard")[0]["flags"] == [0]


def test_a_telling_of_a_second_without_a_word_is_no_telling(home: Path) -> None:
    with terminal(home, "drill", "slow-queue", "--plain", rows=200) as it:
        it.wait("[00:0")
        it.press("Drift\r\r\r\r\r\r", "3 mixed: some of both")
        it.press("1\r\r\r", "ENTER takes it")
        assert "Suggested rating: Again" in it.text
        assert "no word of it kept" in it.text


def test_no_story_is_asked_twice_and_then_again(home: Path) -> None:
    with terminal(home) as it:
        it.wait("of 12:00")
        it.press("\r", "No story for this one?")
        it.press("\r", lambda text: text.rstrip().endswith("of 12:00"))
        it.press("\r", lambda text: text.count("No story for this one?") == 2)
        it.press("y", "One line to remember")
        it.press("\r", "gave up")
        it.press("\r")
        assert it.end() == 0
    assert not events(home, "told")


@pytest.mark.parametrize("plain", [(), ("--plain",)], ids=["clock", "plain"])
def test_killed_at_once_it_keeps_what_was_typed_and_where_it_was(plain: tuple[str, ...], home: Path) -> None:
    with terminal(home, "drill", "slow-queue", *plain) as it:
        it.wait("of 12:00")
        it.press("Drift\r", "telling 00:0")
        it.press("a whole line\r")
        it.press("half a li")
        kept(it, home, "half a li")
        it.kill(signal.SIGKILL)
        assert it.end() == -signal.SIGKILL
    with terminal(home, "resume", *plain) as it:
        it.wait("> half a li")
        assert "a whole line" in it.text
        it.press("ne\r")
        it.press("\r", "Probe 1 of 4")
        it.press("\x03")
        assert it.end() == 130
        assert "`amzprep resume` goes on with it" in it.text.replace("\n", " ")
    assert [text for _, text in state(home)["notes"]] == ["a whole line", "half a line"]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_keeps_half_a_line(number: signal.Signals, home: Path) -> None:
    with terminal(home) as it:
        it.wait("of 12:00")
        it.press("Drift\r", "telling 00:0")
        it.press("half", "> half")
        it.kill(number)
        assert it.end() == 128 + number
        assert "Traceback" not in it.text
    assert state(home)["draft"] == "half"
    assert len(events(home, "paused")) == 1


def test_marks_go_on_where_they_were_stopped(home: Path) -> None:
    with terminal(home, "drill", "slow-queue", "--plain", rows=200) as it:
        it.wait("[00:0")
        it.press("Drift\r\r\r\r\r\r", "1, 2, 3 or 4")
        it.press("4\r", "1 Was told to do it.")
        it.press("1\r", "1 [x]")
        it.press("\x03")
        assert it.end() == 130
    with terminal(home, "resume", "--plain", rows=200) as it:
        it.wait("1 [x] Was told to do it.")
        assert "1, 2, 3 or 4" not in it.text
        it.press("\r", "One line to remember")
        it.press("\x03")
        assert it.end() == 130
    with terminal(home, "resume", "--plain", rows=200) as it:
        it.press("\r", "ENTER takes it")
        it.press("\r")
        assert it.end() == 0
        assert "Rated Again" in it.text
    assert len(events(home, "heard")) == 1


def test_a_telling_is_written_in_the_editor(home: Path, tmp_path: Path) -> None:
    editor = tmp_path / "pen"
    editor.write_text('#!/bin/sh\necho "what I did" >> "$1"\n')
    editor.chmod(0o755)
    with terminal(home, "drill", "slow-queue", "--editor", env={"EDITOR": str(editor)}) as it:
        it.wait("of 12:00")
        it.press("Drift\r", "Probe 1 of 4")
        it.press("\x03")
        assert it.end() == 130
    assert [text for _, text in state(home)["notes"]] == ["what I did"]
