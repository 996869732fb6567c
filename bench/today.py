"""`today` for scripts: with the bundled questions, with 10,000, and with a million events in the log.

Each round runs them all, so that a machine that slows down slows them alike. The unit is `python -c pass`, the base an
empty console script with the launcher of the installed one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from amzprep.app.content import Content
from amzprep.app.places import Places
from amzprep.app.projection import Projection
from amzprep.domain.event import Event
from amzprep.domain.evidence import signals_json
from amzprep.domain.rating import RULES, Signals
from amzprep.memory.fsrs_memory import FsrsMemory
from amzprep.store.log import Log
from bench.start import SCRIPT
from bench.timing import BARE, command, say, wall

QUESTIONS, ATTEMPTS, STEPS = 10_000, 40_000, 25
DAY_US = 86_400_000_000
END_US = time.time_ns() // 1000 - 5 * DAY_US  # nothing was practised today


def measure() -> None:
    """`today --json` and `--quiet` above an empty console script, flat in questions and events."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        homes = {"bundled": root / "bundled", "10,000 questions": root / "many", "1,000,000 events": root / "long"}
        make_pack(homes["10,000 questions"] / "packs" / "big", QUESTIONS)
        make_log(homes["1,000,000 events"])
        base = {key: value for key, value in os.environ.items() if not key.startswith("AMZPREP_")}
        envs = {name: {**base, "AMZPREP_HOME": str(home), "PYTHONPATH": folder} for name, home in homes.items()}
        calls = {"bare": command(BARE), "empty": command([empty_script(root)], envs["bundled"])}
        for name, env in envs.items():
            first = wall(command([SCRIPT, "today", "--json"], env))
            check_hot(env)
            sys.stdout.write(f"  {name}: the first answer took {first:.1f} s and was stored\n")
            calls[name] = command([SCRIPT, "today", "--json"], env)
        calls["quiet"] = command([SCRIPT, "today", "--quiet"], envs["bundled"])
        rounds = [{name: wall(call) for name, call in calls.items()} for _ in range(41)][1:]
    say("an empty console script", [each["empty"] / each["bare"] for each in rounds])
    for name in (*homes, "quiet"):
        target = "0.6" if name != "quiet" else ""
        say(f"{name}, above it", [(each[name] - each["empty"]) / each["bare"] for each in rounds], target)
    for name in list(homes)[1:]:
        same = [each[name] / each["bundled"] for each in rounds]
        say(f"{name}, whole", same, "1.0 ± 10 %", "the same with the bundled questions")


def empty_script(folder: Path) -> str:
    """A console script like the installed one whose function does nothing."""
    (folder / "empty_main.py").write_text("def main():\n    pass\n")
    script = folder / "empty"
    script.write_text(Path(SCRIPT).read_text().replace("amzprep.cli.entry", "empty_main"))
    script.chmod(0o755)
    return str(script)


def check_hot(env: dict[str, str]) -> None:
    """The stored answer is what will be measured, and it is the full path's. Raises AssertionError."""
    words = [sys.executable, "-X", "importtime", SCRIPT, "today", "--json"]
    done = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "typer" not in done.stderr, "not stored"
    full = subprocess.run([SCRIPT, "today", "--format", "json"], env=env, capture_output=True, text=True, check=True)
    assert full.stdout == done.stdout
    assert json.loads(full.stdout)["items"]


def make_pack(folder: Path, n: int) -> None:
    """A pack of n questions, each a copy of the warm-up under its own name."""
    folder.mkdir(parents=True)
    source = Path(Places().questions) / "core"
    (folder / "pack.yaml").write_text((source / "pack.yaml").read_text().replace("core", "big"))
    text = (source / "warm-up.yaml").read_text()
    for k in range(n):
        (folder / f"question-{k:05}.yaml").write_text(text.replace("id: warm-up", f"id: question-{k:05}"))


def make_log(home: Path) -> None:
    """A million events: attempts of 25 events each, spread over two years and the bundled questions.

    The rows go in directly; a few are compared with what the fold makes of their events.
    """
    questions = _questions(home)
    projection = Projection(FsrsMemory())
    with Log(str(home / "log.db"), projection) as log:
        with log.writing() as db:
            rows: dict[str, list[dict[str, Any]]] = {}
            template: dict[str, Any] = {}
            for k in range(ATTEMPTS):
                events = _attempt(k, questions[k % len(questions)])
                if not template:
                    template = (projection.attempt(events) or ("", 0, "", {}))[3]
                first, last = events[0], events[-1]
                row = {**template, "id": first.body["attempt"], "question": first.body["question"], "at": first.at,
                       "day": first.day, "rated_day": last.day, "rated_at": last.at}  # fmt: skip
                rows.setdefault(row["question"], []).append(row)
                db.executemany(
                    "INSERT INTO events (id, device, n, at, day, name, body, attempt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    [(e.id, e.device, e.n, e.at, e.day, e.name, json.dumps(dict(e.body)), e.attempt) for e in events],
                )
                review = f"{row['rated_at']} {row['rated_day']} {row['rating']}"
                db.execute(
                    "INSERT INTO attempts (id, question, at, review, body) VALUES (?, ?, ?, ?, ?)",
                    (row["id"], row["question"], row["at"], review, json.dumps(row)),
                )
            for question, found in rows.items():
                db.execute(
                    "INSERT INTO cards (question, body) VALUES (?, ?)",
                    (question, json.dumps(projection.card(question, found))),
                )
        assert log.count() == ATTEMPTS * STEPS
        kept = log.attempts()
        for k in (0, 7, ATTEMPTS - 1):
            folded = projection.attempt(log.events_of(kept[k]["id"]))
            assert folded is not None
            assert json.loads(json.dumps(folded[3])) == kept[k]


def _questions(home: Path) -> list[str]:
    content = Content.open(Places({"AMZPREP_HOME": str(home)}))
    return [row.id for row in content.all()]


def _attempt(k: int, question: str) -> list[Event]:
    at = END_US - 730 * DAY_US + k * (730 * DAY_US // ATTEMPTS)
    day = datetime.fromtimestamp(at / 1e6, UTC).date().isoformat()
    attempt = f"attempt-{k:06}"
    step = {"v": 1, "attempt": attempt, "elapsed_s": 600.0}
    start = {"v": 1, "attempt": attempt, "question": question, "revision": 1, "kind": "coding", "language": "python",
             "mode": "full", "level": "L5", "limit_min": 20, "first": False, "seed": None}  # fmt: skip
    graded = {**step, "scope": "visible", "verdict": "WA", "passed": 1, "total": 3}
    submitted = {**step, "n": 1, "verdict": "AC", "passed": 50, "total": 50, "failed_groups": [], "cpu_s": 0.1,
                 "language": "python", "state_kept": False, "growth": None, "growth_worse": False,
                 "own_wrong": 0}  # fmt: skip
    signals = Signals(accepted=True, elapsed_s=600.0, limit_s=1200.0)
    rated = {**step, "signals": signals_json(signals), "rules": RULES, "override": None}
    steps: list[tuple[str, dict[str, Any]]] = [
        ("attempt_started", start), *[("graded", graded)] * (STEPS - 3), ("submitted", submitted), ("rated", rated)
    ]  # fmt: skip
    return [
        Event(f"{attempt}-{i:02}", "bench", k * STEPS + i + 1, at + i, day, name, body)
        for i, (name, body) in enumerate(steps)
    ]
