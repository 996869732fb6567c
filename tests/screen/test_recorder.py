"""The learner's own recorder and recognizer, with programs that stand in for them."""

from __future__ import annotations

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from amzprep.errors import UsageError
from amzprep.screen.recorder import Recorder, find_recorder, transcribe, with_file
from terminal import Terminal as AnyTerminal
from terminal import events
from test_answer import lines, state

CONTENT = Path(__file__).resolve().parent.parent / "data" / "answer"
Terminal = partial(AnyTerminal, content=CONTENT)
RECORDS = """#!/bin/sh
trap 'echo whole >> "$1"; exit 0' INT
echo $$ > "$1"
while :; do sleep 0.05; done
"""
HEARS = """#!/bin/sh
grep -q whole "$1" || { echo "no sound" >&2; exit 3; }
echo "[00:00] I count um the minutes late"
echo "[00:01] cold water starts earlier"
"""


def program(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text)
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def records(tmp_path: Path) -> str:
    return program(tmp_path, "records", RECORDS)


def begun(recorder: Recorder, path: Path) -> None:
    assert recorder.start(str(path)) == ""
    while not path.exists() or not path.read_text():
        pass


def test_a_recording_is_ended_so_that_its_file_is_whole(records: str, tmp_path: Path) -> None:
    recorder, path = Recorder(records), tmp_path / "it.wav"
    begun(recorder, path)
    assert recorder.stop() == ""
    assert path.read_text().endswith("whole\n")
    assert recorder.stop() == ""  # a second time is nothing


def test_a_recorder_that_ends_at_once_or_leaves_nothing_is_told(tmp_path: Path) -> None:
    for text, told in (("exit 4", "had ended with exit code 4"), ("exec sleep 100", "has left no recording")):
        recorder = Recorder(program(tmp_path, "bad", f"#!/bin/sh\n{text}\n"))
        assert recorder.start(str(tmp_path / "none.wav")) == ""
        assert recorder._process is not None
        if text == "exit 4":
            recorder._process.wait()
        assert told in recorder.stop()


def test_a_recorder_that_cannot_start_costs_the_recording_only(tmp_path: Path) -> None:
    for command in ("/nowhere/records", "'open quote"):
        trouble = Recorder(command).start(str(tmp_path / "it.wav"))
        assert "the answer goes on without a recording" in trouble


def test_a_recorder_that_will_not_end_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amzprep.screen.recorder.STOP_S", 0.2)
    text = "#!/bin/sh\ntrap '' INT\necho $$ > \"$1\"\nwhile :; do sleep 0.05; done\n"
    recorder, path = Recorder(program(tmp_path, "deaf", text)), tmp_path / "it.wav"
    begun(recorder, path)
    recorder.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(int(path.read_text()), 0)


def test_the_settings_come_before_the_known_recorders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "rec", "#!/bin/sh\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_recorder().command == "rec -q {file}"
    assert find_recorder("mine --to").command == "mine --to"
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    with pytest.raises(UsageError, match="found no recorder"):
        find_recorder(" ")


def test_the_file_stands_in_its_place_or_at_the_end() -> None:
    assert with_file("hear --in {file} -v", "a b.wav") == ["hear", "--in", "a b.wav", "-v"]
    assert with_file("hear 'two words'", "it.wav") == ["hear", "two words", "it.wav"]


def test_what_a_recognizer_prints_is_taken_and_its_trouble_told(tmp_path: Path) -> None:
    hears = program(tmp_path, "hears", HEARS)
    (tmp_path / "it.wav").write_text("whole")
    assert transcribe(hears, str(tmp_path / "it.wav"))[1] == ""
    text, trouble = transcribe(hears, "/nowhere.wav")
    assert (text, trouble.endswith("ended with exit code 3: no sound")) == ("", True)
    assert "could not be started" in transcribe("/nowhere/hears", "it.wav")[1]
    assert "could not be started" in transcribe("'open", "it.wav")[1]


def settings(home: Path, **keys: str) -> None:
    home.mkdir(parents=True, exist_ok=True)
    (home / "config.toml").write_text("".join(f"{key} = '{value}'\n" for key, value in keys.items()))


def test_a_spoken_answer_is_recorded_read_and_marked(records: str, home: Path, tmp_path: Path) -> None:
    settings(home, recorder=records, transcribe=program(tmp_path, "hears", HEARS))
    with Terminal("drill", "late-kettle+design", "--aloud", "--record", home=home, rows=60) as it:
        it.wait("it stays on this machine")
        it.wait("design 00:02")
        it.press("a keyword\r\t", "2 lines from the recording.")
        it.press("\r", "must 1 of 2")
        assert "1 I count um the minutes late" in it.text
        it.press("1", "must 2 of 2")
        it.press("1", "Red flags")
        it.press("\r", "Suggested rating")
        assert "um 1" in it.text
    assert lines(home) == ["a keyword", "I count um the minutes late", "cold water starts earlier"]


def test_no_recorder_is_one_line_and_leaves_nothing_open(home: Path) -> None:
    with Terminal("drill", "late-kettle", "--record", home=home, env={"PATH": "/nowhere"}) as it:
        assert it.end() == 2
        assert "found no recorder" in it.text
    assert [each["reason"] for each in events(home, "abandoned")] == ["no recorder"]


def test_a_killed_drill_leaves_no_microphone_open_and_records_on_when_resumed(records: str, home: Path) -> None:
    settings(home, recorder=records)
    with Terminal("drill", "late-kettle+design", "--aloud", "--record", home=home, rows=60) as it:
        it.wait("design 00:0")
        it.press("a keyword\r", lambda text: "a keyword\n" in text)
        (path,) = home.glob("attempts/*/recording-1.wav")
        it.wait_for(lambda: bool(path.read_text()))
        it.kill(signal.SIGKILL)
        it.end()
        it.wait_for(lambda: path.read_text().endswith("whole\n"))
    with Terminal("resume", home=home, rows=60) as it:
        it.wait("it stays on this machine")
        it.press("\x03")
        assert it.end() == 130
    assert [each[0] for each in state(home)["recordings"]] == ["recording-1.wav", "recording-2.wav"]  # type: ignore[attr-defined]
