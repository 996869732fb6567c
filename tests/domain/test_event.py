"""docs/events.md, the table in the code, the names the code writes and a real attempt tell the same."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from amzprep.domain.event import BODIES, OPTIONAL, Event, problem_with_body
from amzprep.domain.evidence import KINDS
from conftest import Ran
from made_events import made

ROOT = Path(__file__).parent.parent.parent
DOCUMENT = (ROOT / "docs" / "events.md").read_text(encoding="utf-8")
WORDS = {"text": str, "whole number": int, "number": float, "true or false": bool, "list": list, "object": dict}


def documented() -> dict[str, dict[str, tuple[type, bool]]]:
    """Names with their keys, each with its type and whether it may be missing, as the document's table says."""
    found = {}
    for name, body in re.findall(r"^\| `(\w+)` \| [^|]+ \| (`.*|\[`.*) \|$", DOCUMENT, re.MULTILINE):
        keys = re.findall(r"(\[?)`(\w+)`\]? (text|whole number|number|true or false|list|object)", body)
        found[name] = {key: (WORDS[word], bool(optional)) for optional, key, word in keys}
    return found


def test_the_document_has_every_name_with_its_keys_and_types() -> None:
    coded = {
        name: {key: (kind, (name, key) in OPTIONAL) for key, kind in body.items()} for name, body in BODIES.items()
    }
    assert documented() == coded


@pytest.mark.parametrize("kind", KINDS)
def test_the_document_names_every_signal_of_a_kind(kind: str) -> None:
    (row,) = re.findall(rf"^\| {kind} \| (`.*) \|$", DOCUMENT, re.MULTILINE)
    assert re.findall(r"`(\w+)`", row) == [field.name for field in fields(KINDS[kind])]


def test_every_name_that_the_code_writes_is_known_and_every_known_name_is_written() -> None:
    written = set()
    for path in (ROOT / "src" / "amzprep" / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                first = node.args[0] if node.args else None
                if node.func.attr in ("record", "_record") and isinstance(first, ast.Constant):
                    written.add(first.value)
    assert written == BODIES.keys()


def test_what_real_attempts_write_is_what_the_document_says(amzprep: Callable[..., Ran]) -> None:
    solutions = ROOT / "questions" / "core" / "warm-up" / "solutions"
    for solution in ("wrong_answer/strict.py", "accepted/reference.py"):
        amzprep("drill", "warm-up", "--submission", str(solutions / solution), "--took", "3", "--claim-time", "O(n)")
    amzprep("undo", "--yes")
    events = [Event.from_json(json.loads(line)) for line in amzprep("log", "export").out.splitlines()]
    assert {"attempt_started", "submitted", "rated", "claimed", "solution_shown", "undone"} <= {e.name for e in events}
    for event in events:
        assert problem_with_body(event.name, event.body) is None
        required = {key for key in BODIES[event.name] if (event.name, key) not in OPTIONAL}
        assert required | {"v"} <= event.body.keys() <= BODIES[event.name].keys() | {"v"}, event.name


@pytest.mark.parametrize("name", BODIES)
def test_a_body_that_lacks_a_key_is_unsound(name: str) -> None:
    for key in BODIES[name]:
        if (name, key) not in OPTIONAL:
            problem = problem_with_body(name, {"v": 1})
            assert problem is not None
            assert problem.startswith(f"{name}: ")


def test_unknown_names_and_newer_bodies_are_not_looked_at() -> None:
    assert problem_with_body("from_the_future", {"anything": object()}) is None
    assert problem_with_body("rated", {"v": 2}) is None


def test_an_event_goes_out_and_comes_back() -> None:
    event = made("flagged", {"question": "core/q", "why": "Ünclear ☃"})
    assert Event.from_json(json.loads(json.dumps(event.as_json()))) == event
