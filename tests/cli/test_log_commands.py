"""Undo, export, import and rebuild as a learner types them; and reading, which writes nothing."""

from __future__ import annotations

import hashlib
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amzprep.app.places import Places
from amzprep.app.workspace import Workspace
from amzprep.domain.event import Event
from made_events import NOON, practice
from ran import Ran
from unprivileged import run

Run = Callable[..., Ran]


@pytest.fixture
def practised(home: Path) -> Path:
    """A home with three rated attempts, the last at core/warm-up."""
    home.mkdir(mode=0o700)
    with Workspace.open() as workspace:
        for k, question in enumerate(["core/merge-sessions", "core/warm-up", "core/warm-up"]):
            for event in practice(f"attempt-{k}", question, NOON + k * 10**11, passed=k != 1):
                workspace.log.record(event, lambda: "here")
    return home


def export(amzprep: Run) -> list[dict[str, Any]]:
    return [json.loads(line) for line in amzprep("log", "export").out.splitlines()]


def test_undo_shows_what_it_takes_back_and_needs_a_yes(amzprep: Run, practised: Path) -> None:
    assert amzprep("undo") == (
        "",
        "amzprep: undo would take back core/warm-up of 2026-11-27 (Good); pass --yes to do so without a terminal\n",
        2,
    )
    assert len(export(amzprep)) == 9
    out, err, code = amzprep("undo", "--yes")
    assert " ".join(out.split()) == ("Taken back: core/warm-up of 2026-11-27 (Good); its next review is 2026-11-28.")
    assert (err, code) == ("Next: amzprep today\n", 0)
    undone = [event["body"] for event in export(amzprep) if event["name"] == "undone"]
    assert undone == [{"v": 1, "target": "attempt-2"}]


def test_undo_goes_back_one_attempt_at_a_time_until_nothing_is_left(amzprep: Run, practised: Path) -> None:
    taken = [json.loads(amzprep("undo", "--yes", "--json").out)["attempt"]["id"] for _ in range(3)]
    assert taken == ["attempt-2", "attempt-1", "attempt-0"]
    out, _, code = amzprep("undo", "--yes")
    assert (out, code) == ("Nothing to take back: no attempt is in force.\n", 1)
    assert json.loads(amzprep("stats", "--json").out)["attempts"] == 0
    assert len(export(amzprep)) == 12


@pytest.mark.parametrize(("answer", "code", "events"), [("y", 0, 10), ("n", 1, 9), ("", 1, 9)])
def test_on_a_terminal_undo_asks(
    answer: str, code: int, events: int, amzprep: Run, practised: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr("amzprep.screen.terminal.has_terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{answer}\n"))
    out, _, got = amzprep("undo")
    assert got == code
    assert out.index("core/warm-up") < out.index("Take it back? [y/N]")
    assert ("Nothing was taken back." in out) is (code == 1)
    assert len(export(amzprep)) == events


def test_an_export_comes_back_whole_and_a_second_time_changes_nothing(
    amzprep: Run, practised: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "log.jsonl"
    assert "".join(amzprep("log", "export", str(file)).out.split()) == f"Wrote9eventsto{file}."
    text = amzprep("log", "export").out
    assert file.read_text() == text
    assert amzprep("log", "import", str(file)).out == "Nothing new: 9 events were known already.\n"
    monkeypatch.setenv("AMZPREP_HOME", str(tmp_path / "other"))
    assert amzprep("log", "import", str(file)).out == "Imported 9 events.\n"
    assert amzprep("log", "export").out == text
    assert json.loads(amzprep("log", "import", str(file), "--json").out) == {
        "version": 1, "kind": "import", "file": str(file), "new": 0, "known": 9, "differing": 0, "torn": False,
        "cloned": [],
    }  # fmt: skip


def test_import_reads_standard_input(amzprep: Run, practised: Path, tmp_path: Path) -> None:
    script = [sys.executable, "-c", "from amzprep.cli.entry import main; main()", "log", "import", "-"]
    env = {**os.environ, "AMZPREP_HOME": str(tmp_path / "other")}
    done = run(script, env, given=amzprep("log", "export").out)
    assert (done.stdout, done.returncode) == ("Imported 9 events.\n", 0)


def test_a_torn_last_line_is_left_out_with_a_word(amzprep: Run, practised: Path, tmp_path: Path) -> None:
    file, text = tmp_path / "log.jsonl", amzprep("log", "export").out
    other = {**os.environ, "AMZPREP_HOME": str(tmp_path / "other")}
    script = [sys.executable, "-c", "from amzprep.cli.entry import main; main()", "log", "import", str(file)]
    file.write_text(text[:-30])
    torn = run(script, other).stdout.splitlines()
    assert torn == ["Imported 8 events.", "The last line was cut off and is left out; the next export brings it."]
    file.write_text(text.rstrip("\n"))  # only the end of the line is missing: nothing is lost
    assert run(script, other).stdout == "Imported 1 event; 8 events were known already.\n"


GOOD = {"id": "i", "device": "d", "n": 1, "at": 1, "day": "2026-11-25", "name": "flagged",
        "body": {"v": 1, "question": "core/q", "why": "odd"}}  # fmt: skip


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "not a JSON line"),
        ("[]", "not an event (an event has the keys id, device, n, at, day, name, body)"),
        (json.dumps({**GOOD, "more": 1}), "an event has the keys"),
        (json.dumps({**GOOD, "n": True}), "n is a whole number, not True"),
        (json.dumps({**GOOD, "at": 2**70}), "at and n are numbers of 63 bits"),
        (json.dumps({**GOOD, "day": "2026-02-30"}), "day is YYYY-MM-DD"),
        (json.dumps({**GOOD, "id": ""}), "id, device and name are words"),
        (json.dumps({**GOOD, "body": {"v": 1, "question": 5, "why": ""}}), "flagged: question is text, not 5"),
        (json.dumps({**GOOD, "body": {"question": "\ud800", "why": ""}}), "surrogates not allowed"),
        (json.dumps({**GOOD, "body": {"v": "x"}}), "v is a whole number"),
        ('{"id": NaN}', "NaN is no JSON"),
        ("[" * 100_000, "not a JSON line"),
        ("\udcff", "not a JSON line"),
    ],
)
def test_a_line_that_is_no_event_is_named_and_nothing_is_imported(
    line: str, problem: str, amzprep: Run, practised: Path, tmp_path: Path
) -> None:
    file = tmp_path / "log.jsonl"
    first, last = json.dumps(GOOD), json.dumps({**GOOD, "id": "j"})
    file.write_bytes(f"{first}\n{line}\n{last}\n".encode(errors="surrogateescape"))
    out, err, code = amzprep("log", "import", str(file))
    assert (out, code, err.count("\n")) == ("", 3, 1)
    assert err.startswith(f"amzprep: {file}:2: not a")
    assert problem in err
    assert "nothing was imported" in err
    assert len(export(amzprep)) == 9


def test_a_cloned_home_is_told_and_gets_its_own_device(
    amzprep: Run, practised: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    clone = tmp_path / "clone"
    shutil.copytree(practised, clone)
    amzprep("undo", "--yes")
    monkeypatch.setenv("AMZPREP_HOME", str(clone))
    amzprep("undo", "--yes")
    file = tmp_path / "clone.jsonl"
    amzprep("log", "export", str(file))
    monkeypatch.setenv("AMZPREP_HOME", str(practised))
    out = " ".join(amzprep("log", "import", str(file)).out.split())
    assert out.startswith(
        "Imported 1 event; 9 events were known already. Another machine counts its events as this one"
    )
    amzprep("undo", "--yes")
    devices = [event["device"] for event in export(amzprep)]
    (minted,) = {*devices} - {"here"}
    assert (devices.count("here"), devices.count(minted)) == (11, 1)
    assert minted in out


def test_known_ids_with_other_content_are_told(amzprep: Run, practised: Path, tmp_path: Path) -> None:
    first = export(amzprep)[0]
    file = tmp_path / "log.jsonl"
    file.write_text(json.dumps({**first, "at": first["at"] + 1}) + "\n")
    assert "1 event had a known id and other content" in amzprep("log", "import", str(file)).out


def test_rebuild_says_what_it_found(amzprep: Run, practised: Path) -> None:
    out = " ".join(amzprep("log", "rebuild").out.split())
    assert out == "9 events: 3 attempts and 2 cards computed anew; they are as before."


def test_an_empty_log_is_said_and_not_made(amzprep: Run, home: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    assert amzprep("log", "rebuild").out == "The log is empty: nothing to rebuild.\n"
    assert amzprep("log", "import", str(empty)).out == "Nothing new: there was no event in it.\n"
    assert amzprep("log", "export") == ("", "", 0)
    assert amzprep("undo", "--yes").code == 1
    assert not (home / "log.db").exists()


def test_files_that_are_not_there_are_one_line(amzprep: Run, practised: Path, tmp_path: Path) -> None:
    missing = tmp_path / "none" / "log.jsonl"
    out, err, code = amzprep("log", "import", str(missing))
    assert (out, code) == ("", 2)
    assert err == f"amzprep: {missing}: No such file or directory; import takes a file of `amzprep log export`\n"
    _, err, code = amzprep("log", "export", str(missing))
    assert (err, code) == (f"amzprep: {missing}: No such file or directory; nothing was exported\n", 4)


def test_an_event_comes_back_from_its_line() -> None:
    event = Event.from_json(GOOD)
    assert event.as_json() == GOOD


READING = [
    ["today"],
    ["today", "--json"],
    ["today", "--quiet", "--exit-code"],
    ["today", "--ahead", "3", "--minutes", "30"],
    [],
    ["stats"],
    ["stats", "--json"],
    ["questions", "list"],
    ["packs", "list"],
    ["doctor"],
    ["explain", "WA"],
    ["config", "show"],
    ["config", "path"],
    ["log", "export"],
    ["resume", "--list"],
    ["complete", "2", "amzprep", "drill", "w"],
    ["undo"],
    ["--help"],
]
SIDE_FILES = {"log.db-wal", "log.db-shm"}


def tree(home: Path) -> dict[str, tuple[str, int]]:
    """Every file and folder of the home with its content and time; the cache and SQLite's side files left out."""
    found = {}
    for path in sorted(home.rglob("*")):
        name = str(path.relative_to(home))
        if name.split("/")[0] != "cache" and name not in SIDE_FILES:
            content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
            found[name] = content, path.stat().st_mtime_ns
    return found


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_reading_writes_nothing_in_the_home(words: list[str], amzprep: Run, practised: Path) -> None:
    before = tree(practised)
    first = amzprep(*words)
    assert first.code in (0, 2 if words == ["undo"] else 0, 4 if words == ["doctor"] else 0), first.err
    assert tree(practised) == before


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_reading_an_empty_home_makes_no_log(words: list[str], amzprep: Run, home: Path) -> None:
    amzprep(*words)
    assert tree(home) == {} if home.exists() else True


@pytest.mark.parametrize("words", [words for words in READING if words != ["doctor"]], ids=" ".join)
def test_reading_works_in_a_read_only_home(words: list[str], amzprep: Run, practised: Path) -> None:
    expected = amzprep(*words)
    for path in [practised, *practised.rglob("*")]:
        path.chmod(0o500 if path.is_dir() else 0o400)
    before = tree(practised)
    try:
        script = [
            sys.executable,
            "-c",
            "import sys; sys.argv[0] = 'amzprep'; from amzprep.cli.entry import main; main()",
        ]
        done = run([*script, *words])
    finally:
        for path in [practised, *practised.rglob("*")]:
            path.chmod(0o700)
    assert (done.stdout, done.stderr, done.returncode) == expected
    assert tree(practised) == before


def test_a_read_only_home_refuses_to_record_in_one_line(amzprep: Run, practised: Path) -> None:
    for path in [practised, *practised.rglob("*")]:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        done = run([sys.executable, "-c", "from amzprep.cli.entry import main; main()", "undo", "--yes"])
    finally:
        for path in [practised, *practised.rglob("*")]:
            path.chmod(0o700)
    assert (done.stdout, done.returncode) == ("", 4)
    assert done.stderr.startswith(f"amzprep: {Places().log}: ")
    assert done.stderr.endswith("the last step was not recorded, everything before it was\n")
    assert done.stderr.count("\n") == 1
