"""`today`: the stored answer and the full one print the same bytes, and nothing stale is ever printed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from amzprep.app import agenda, today
from amzprep.app.clock import SystemClock
from amzprep.app.places import Places
from amzprep.app.workspace import Workspace
from amzprep.domain.day import day_of, plus
from amzprep.domain.evidence import signals_json
from amzprep.domain.rating import Signals
from amzprep.store.answers import read_answers
from ran import Ran

DAY_US = 86_400_000_000
Run = Callable[..., Ran]


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    def set_zone(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    set_zone("UTC")
    yield set_zone
    monkeypatch.delenv("TZ")
    time.tzset()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch, zone: object) -> Callable[[str], None]:
    """Set the machine's clock, for both paths; it runs on from there."""
    real = time.time_ns

    def set_clock(wall: str) -> None:
        from datetime import UTC, datetime

        shift = int(datetime.fromisoformat(wall).replace(tzinfo=UTC).timestamp() * 1e9) - real()
        monkeypatch.setattr(time, "time_ns", lambda: real() + shift)
        monkeypatch.setattr(time, "time", lambda: (real() + shift) / 1e9)

    set_clock("2026-11-25 12:00")
    return set_clock


def practise(question: str, *, passed: bool = True, took_s: float = 300.0, rate: bool = True) -> None:
    """An attempt as a drill records it."""
    with Workspace.open() as workspace:
        attempt = workspace.new_id()
        step = {"attempt": attempt, "elapsed_s": took_s}
        workspace.record("attempt_started", {"attempt": attempt, "question": question, "revision": 1, "kind": "coding",
                         "language": "python", "mode": "full", "level": "L5", "limit_min": 20, "first": True,
                         "seed": None})  # fmt: skip
        workspace.record("submitted", {**step, "n": 1, "verdict": "AC" if passed else "WA", "passed": 1, "total": 1,
                         "failed_groups": [], "cpu_s": 0.1, "language": "python", "state_kept": False, "growth": None,
                         "growth_worse": False, "own_wrong": 0})  # fmt: skip
        if rate:
            signals = signals_json(Signals(accepted=passed, elapsed_s=took_s, limit_s=1200.0))
            workspace.record("rated", {**step, "signals": signals, "rules": 1, "override": None})


def stored() -> bool:
    places = Places()
    return read_answers(places.cache, today.answers_key(places)) is not None


def both(amzprep: Run) -> str:
    """The hot answer and the full one, which must be the same."""
    assert stored()
    hot = amzprep("today", "--json")
    full = amzprep("today", "--format", "json")
    assert hot == full
    for words in (["--quiet"], ["--exit-code"], ["--quiet", "--exit-code"], ["--json", "--exit-code"]):
        assert amzprep("today", *words) == amzprep("today", *words, "--ahead", "0")
    return hot.out


STATES: dict[str, Callable[[], None]] = {
    "never practised": lambda: None,
    "one passed": lambda: practise("core/warm-up"),
    "one failed": lambda: practise("core/warm-up", passed=False),
    "one begun": lambda: practise("core/warm-up", rate=False),
    "the day is full": lambda: practise("core/warm-up", took_s=7200.0),
    "a level was set": lambda: _record("setting", {"key": "level", "value": "L4"}),
    "minutes were set": lambda: _record("setting", {"key": "minutes", "value": "15"}),
    "undone": lambda: (practise("core/warm-up"), _undo()),  # type: ignore[dict-item]
}


def _record(name: str, body: dict[str, str]) -> None:
    with Workspace.open() as workspace:
        workspace.record(name, body)


def _undo() -> None:
    from amzprep.app.undo import undo

    with Workspace.open() as workspace:
        undo(workspace)


@pytest.mark.parametrize("state", STATES)
def test_the_stored_answer_is_the_full_answer_today_and_on_the_days_ahead(
    state: str, amzprep: Run, at: Callable[[str], None]
) -> None:
    STATES[state]()
    amzprep("today", "--json")
    first = both(amzprep)
    for ahead in (1, 2, 5, 13):
        expected = amzprep("today", "--json", "--ahead", str(ahead)).out
        at(f"{plus('2026-11-25', ahead)} 12:00")
        assert both(amzprep) == expected
        at("2026-11-25 12:00")
    assert both(amzprep) == first


def test_every_write_stores_the_answers_and_a_first_today_does(amzprep: Run, home: Path) -> None:
    assert not stored()
    amzprep("today", "--json")
    assert stored()
    assert not (home / "log.db").exists()
    practise("core/warm-up")
    assert stored()
    amzprep("undo", "--yes")
    assert stored()
    amzprep("log", "export", str(home / "log.jsonl"))
    amzprep("log", "import", str(home / "log.jsonl"))
    assert stored()


def test_a_day_beyond_the_stored_ones_is_answered_in_full(amzprep: Run, at: Callable[[str], None]) -> None:
    amzprep("today", "--json")
    at("2027-03-01 12:00")
    assert json.loads(amzprep("today", "--json").out)["day"] == "2027-03-01"


PACK = "format: 1\nname: mine\ntitle: Mine\nversion: 0.1.0\nlicense: MIT\nauthors: [me]\n"


@pytest.fixture
def pack(home: Path) -> Path:
    """A pack of one's own in the home, with a copy of the warm-up."""
    folder = home / "packs" / "mine"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK)
    (folder / "calm.yaml").write_text(_question("calm"))
    return folder


def _question(slug: str, minutes: int = 5) -> str:
    text = (Path(Places().questions) / "core" / "warm-up.yaml").read_text()
    return text.replace("id: warm-up", f"id: {slug}").replace("\nminutes: 5", f"\nminutes: {minutes}")


def _config(text: str) -> None:
    Path(Places().settings_file).write_text(text)


CHANGES: dict[str, Callable[[Path, pytest.MonkeyPatch], object]] = {
    "an edited question": lambda pack, _: (pack / "calm.yaml").write_text(_question("calm", 7)),
    "a new question": lambda pack, _: (pack / "quiet.yaml").write_text(_question("quiet")),
    "a deleted question": lambda pack, _: (pack / "calm.yaml").unlink(),
    "a renamed question": lambda pack, _: (pack / "calm.yaml").rename(pack / "calmer.yaml"),
    "a new pack": lambda pack, _: (
        (pack.parent / "other").mkdir(),
        (pack.parent / "other" / "pack.yaml").write_text(PACK.replace("name: mine", "name: other")),
    ),
    "an edited pack": lambda pack, _: (pack / "pack.yaml").write_text(PACK.replace("Mine", "Yours")),
    "new settings": lambda pack, _: _config("minutes = 25\n"),
    "a new AMZPREP_PACKS": lambda pack, patch: patch.setenv("AMZPREP_PACKS", str(pack.parent)),
    "a new version": lambda pack, patch: patch.setattr(today, "__version__", "99.0"),
    "a new installation": lambda pack, patch: patch.setattr(sys, "prefix", "/elsewhere"),
    "a restored log": lambda pack, _: os.utime(Places().log, (1e9, 1e9)),
    "a deleted log": lambda pack, _: os.unlink(Places().log),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_the_stored_answers_follow_from_is_watched(
    change: str, amzprep: Run, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    practise("core/warm-up")
    amzprep("today", "--json")
    both(amzprep)
    CHANGES[change](pack, monkeypatch)
    assert not stored()
    answer = amzprep("today", "--json")
    assert answer.code == 0
    assert stored()
    assert both(amzprep) == answer.out


def test_an_edited_question_shows_its_new_minutes_at_once(amzprep: Run, pack: Path) -> None:
    def minutes() -> int:
        items = json.loads(amzprep("today", "--json").out)["items"]
        return next(item["minutes"] for item in items if item["question"] == "mine/calm")

    _config('level = "L4"\nminutes = 900\n')
    before = minutes()
    (pack / "calm.yaml").write_text(_question("calm", 4))
    assert (before, minutes()) == (6, 5)


def test_a_writer_that_is_killed_after_its_event_leaves_no_stale_answer(amzprep: Run, home: Path) -> None:
    amzprep("today", "--json")
    workspace = Workspace.open()
    workspace.record("setting", {"key": "minutes", "value": "15"})  # and no end: the log stays open
    assert not stored()
    assert json.loads(amzprep("today", "--json").out)["minutes"] == 15
    both(amzprep)
    workspace.log.close()


def test_answers_are_not_stored_for_packs_that_were_only_named(amzprep: Run, pack: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    pack.rename(elsewhere)
    out = amzprep("today", "--packs", str(elsewhere), "--json").out
    assert not stored()
    assert json.loads(out)["kind"] == "today"


def test_a_torn_store_is_no_store(amzprep: Run) -> None:
    expected = amzprep("today", "--json")
    file = Path(Places().cache) / "today"
    whole = file.read_bytes()
    for cut in (0, 1, 50, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:cut])
        assert amzprep("today", "--json") == expected
        assert file.read_bytes() == whole


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(amzprep: Run, home: Path) -> None:
    home.mkdir()
    (home / "cache").write_text("in the way")
    answer = amzprep("today", "--json")
    assert (answer.code, answer.err) == (0, "")
    assert json.loads(answer.out)["items"]


@pytest.mark.parametrize("start", [0, 4, 23])
@pytest.mark.parametrize("name", ["UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe"])
def test_both_paths_agree_on_the_day(
    name: str, start: int, zone: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    zone(name)
    for hour in range(0, 24 * 400, 7):
        now = 1_795_608_000_123_456 + hour * 3_600_000_000
        monkeypatch.setattr(time, "time", lambda now=now: now / 1e6)
        assert today.local_day(start) == day_of(SystemClock().local(now), start)


@pytest.mark.parametrize(
    ("wall", "day"),
    [
        ("2026-11-26 03:59", "2026-11-25"),
        ("2026-11-26 04:01", "2026-11-26"),
        ("2026-11-26 04:00", "2026-11-26"),
    ],
)
def test_the_day_turns_at_four(wall: str, day: str, amzprep: Run, at: Callable[[str], None]) -> None:
    amzprep("today", "--json")
    at(wall)
    assert json.loads(both(amzprep))["day"] == day


def test_due_is_said_in_every_form(amzprep: Run, at: Callable[[str], None]) -> None:
    practise("core/warm-up", passed=False)
    assert amzprep("today", "--quiet", "--exit-code") == ("", "", 0)
    at("2026-12-25 12:00")
    line = "1 question due: amzprep drill due\n"
    for words in (["--ahead", "0"], []):  # the full path, then the stored answer
        assert amzprep("today", "--quiet", *words) == (line, "", 0)
        assert amzprep("today", "--exit-code", *words) == (line, "", 1)
        amzprep("today", "--json")
    out, err, _ = amzprep("today")
    assert "1 due" in out
    assert "days overdue, recall about" in " ".join(out.split())  # it may be wrapped
    assert err == "Next: amzprep drill warm-up\n"
    practise("core/merge-sessions", passed=False)
    at("2027-01-25 12:00")
    assert amzprep("today", "-q").out == "2 questions due: amzprep drill due\n"


def test_minutes_and_days_ahead(amzprep: Run, at: Callable[[str], None]) -> None:
    short = json.loads(amzprep("today", "--minutes", "12", "--json").out)
    assert short["minutes"] == 12
    minutes = [item["minutes"] for item in short["items"]]
    assert sum(minutes) <= 12 + max(minutes) / 2
    assert json.loads(amzprep("today", "--ahead", "40", "--json").out)["day"] == "2027-01-04"
    assert amzprep("today", "--ahead", "-1").code == 2
    assert amzprep("today", "--minutes", "0").code == 2


def test_what_was_practised_today_is_taken_off_the_minutes(amzprep: Run) -> None:
    practise("core/warm-up", took_s=20 * 60)
    assert json.loads(amzprep("today", "--json").out)["minutes"] == 40
    practise("core/warm-up", took_s=50 * 60)
    out, _, code = amzprep("today")
    assert (code, "Enough for today." in out) == (0, True)


def test_a_missing_library_leaves_its_questions_out_and_says_so(
    amzprep: Run, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (pack / "calm.yaml").write_text(_question("calm").replace("libraries: []", "libraries: [numpy]"))
    _config('level = "L4"\n')
    real = agenda.find_spec
    assert json.loads(amzprep("today", "--json", "--minutes", "900").out)["left_out"] == []
    monkeypatch.setattr(agenda, "find_spec", lambda name: None if name == "numpy" else real(name))
    data = json.loads(amzprep("today", "--json", "--minutes", "900").out)
    assert data["left_out"] == ["questions that need numpy, which is not installed"]
    assert "mine/calm" not in [item["question"] for item in data["items"]]
    assert "Left out: questions that need numpy, which is not installed" in amzprep(
        "today", "--minutes", "900"
    ).out.replace("\n", " ")


def test_a_slug_of_two_packs_is_named_in_full(amzprep: Run, pack: Path) -> None:
    (pack / "calm.yaml").rename(pack / "warm-up.yaml")
    (pack / "warm-up.yaml").write_text(_question("warm-up"))
    _config('level = "L4"\n')
    commands = [item["command"] for item in json.loads(amzprep("today", "--json", "--minutes", "900").out)["items"]]
    assert {"amzprep drill core/warm-up", "amzprep drill mine/warm-up"} <= set(commands)


def test_an_unknown_policy_is_refused_in_one_line(amzprep: Run, home: Path) -> None:
    home.mkdir()
    _config('policy = "luck"\n')
    out, err, code = amzprep("today", "--json")
    assert (out, code) == ("", 2)
    assert err == f"amzprep: {home}/config.toml: no policy 'luck'; there are due_first, random\n"


@pytest.mark.parametrize("words", [["--json"], ["--quiet"], ["--exit-code"], ["--json", "--exit-code"]], ids=" ".join)
def test_scripts_pay_for_no_library(words: list[str], amzprep: Run) -> None:
    practise("core/warm-up")
    main = "import sys; sys.argv[0] = 'amzprep'; from amzprep.cli.entry import main; main()"
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", main, "today", *words], capture_output=True, text=True, check=True
    )
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}
    assert "amzprep.app.today" in imported
    heavy = {"typer", "rich", "yaml", "json", "re", "dataclasses", "importlib.metadata", "fsrs", "enum", "typing",
             "sqlite3", "datetime", "inspect", "collections", "functools"}  # fmt: skip
    ours = set(re.findall(r"^import time:.*\| +(\S+)$", _after(done.stderr), re.MULTILINE))
    assert not ours & heavy
    assert len({name for name in ours if name.startswith("amzprep.")}) < 12


def _after(log: str) -> str:
    """What was imported for amzprep: the part after the interpreter's own start, `site` with its .pth files."""
    return re.split(r"^import time:.*\| site$", log, maxsplit=1, flags=re.MULTILINE)[1]


def test_a_plan_keeps_to_the_minutes_and_says_when_one_item_alone_does_not(amzprep: Run, home: Path) -> None:
    for minutes in (20, 45, 59, 60, 90):
        data = json.loads(amzprep("today", "--minutes", str(minutes), "--json").out)
        total = sum(item["minutes"] for item in data["items"])
        assert len(data["items"]) == 1 or total <= minutes
        longer = "takes longer than your" in amzprep("today", "--minutes", str(minutes)).out
        assert longer == (total > minutes)
