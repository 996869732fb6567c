"""docs/events.md names every event and every key that is written, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from amzprep.app.workspace import Workspace
from amzprep.domain.event import BODIES, OPTIONAL
from ran import Ran

ROOT = Path(__file__).resolve().parent.parent.parent
TABLE = (ROOT / "docs" / "events.md").read_text(encoding="utf-8").partition("## Names")[2].partition("## Derived")[0]
ROWS = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", TABLE, re.MULTILINE)
NAMES = {name: set(re.findall(r"`(\w+)`", keys)) for name, keys in ROWS}
WARM_UP = ROOT / "questions" / "core" / "warm-up" / "solutions" / "accepted" / "reference.py"


def test_the_document_has_every_name_and_no_other() -> None:
    assert set(NAMES) == set(BODIES)


@pytest.mark.parametrize("name", BODIES)
def test_the_document_has_every_key_of_a_body(name: str) -> None:
    assert NAMES[name] == set(BODIES[name])


def test_every_name_that_the_code_records_has_a_body() -> None:
    recorded: set[str] = set()
    for path in (ROOT / "src" / "amzprep").rglob("*.py"):
        recorded |= set(re.findall(r"\b_?record\(\s*\"(\w+)\"", path.read_text(encoding="utf-8")))
    assert recorded
    assert recorded <= set(BODIES)


def test_what_a_real_attempt_writes_is_what_the_document_says(amzprep: Callable[..., Ran], home: Path) -> None:
    assert amzprep("drill", "warm-up", "--submission", str(WARM_UP), "--claim-time", "O(n)").code == 0
    with Workspace.open() as workspace:
        events = list(workspace.log.events())
    assert {"attempt_started", "submitted", "claimed", "rated"} <= {event.name for event in events}
    for event in events:
        optional = {key for name, key in OPTIONAL if name == event.name}
        assert set(event.body) - {"v"} <= NAMES[event.name]
        assert NAMES[event.name] - optional <= set(event.body)
