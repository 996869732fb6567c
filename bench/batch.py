"""Batch grading: submissions a second with two jobs, against one bare interpreter per submission."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from amzprep.app.grade import grade_batch
from amzprep.app.workspace import Workspace
from bench.made import STUB
from bench.timing import command, paired, say

SUBMISSIONS, CASES = 200, 50
PACK = "format: 1\nname: bench\ntitle: Bench\nversion: '1'\nlicense: MIT\nauthors: [bench]\n"
RIGHT = "def double(x):\n    return 2 * x\n"


def measure() -> None:
    """200 submissions of 50 cases with 2 jobs; at least 3 times the throughput of a bare python each."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["AMZPREP_HOME"] = str(folder / "home")
        batch, solution = _pack(folder), folder / "solution.py"
        solution.write_text(RIGHT + f"\nfor x in range({CASES}):\n    assert double(x) == 2 * x\n")
        run = command((sys.executable, str(solution)))

        def bare() -> None:
            for _ in range(SUBMISSIONS):
                run()

        def judged() -> None:
            with Workspace.open(extra_packs=[str(folder / "pack")]) as workspace:
                verdicts = list(grade_batch(workspace, str(batch), 2))
            assert [each["verdict"] for each in verdicts] == ["AC"] * SUBMISSIONS

        ratios, _ = paired(bare, judged, 5)
        say(f"{SUBMISSIONS} submissions × {CASES} cases, 2 jobs: throughput", ratios, "at least 3", "bare python each")


def _pack(folder: Path) -> Path:
    """A pack with one question of fifty hidden cases; returns the batch file."""
    question = folder / "pack" / "double"
    (question / "solutions" / "accepted").mkdir(parents=True)
    (question / "solutions" / "accepted" / "reference.py").write_text(RIGHT)
    (question / "cases.py").write_text(f"GROUPS = {{'made': [((x,), 2 * x) for x in range({CASES})]}}\n")
    (folder / "pack" / "pack.yaml").write_text(PACK)
    raw = {
        "id": "double", "kind": "coding", "title": "Double", "category": _category(), "topics": ["bench"],
        "levels": ["L4"], "minutes": 5, "why": "bench", "source": "original", "statement": "bench",
        "constraints": [], "signature": STUB, "examples": [{"name": "one", "args": [1], "want": 2}], "must_fail": {},
        "complexity": {"time": "O(1)", "space": "O(1)"}, "compare": {"order": "given"}, "difficulty": "easy",
    }  # fmt: skip
    (folder / "pack" / "double.yaml").write_text(json.dumps(raw, indent=1))  # JSON is YAML
    line = json.dumps({"question": "bench/double", "code": RIGHT})
    (folder / "batch.jsonl").write_text("\n".join([line] * SUBMISSIONS))
    return folder / "batch.jsonl"


def _category() -> str:
    """Any category of the coding kind."""
    with Workspace.open() as workspace:
        return next(each.id for each in workspace.content.categories.values() if each.kind == "coding")
