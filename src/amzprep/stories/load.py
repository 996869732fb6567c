"""Read stories: a file's bytes become a Story, whatever they are; what is wrong with the front matter is a fault."""

from __future__ import annotations

import os
import re
from typing import Any

from amzprep.domain.story import Fault, Story, read_body
from amzprep.domain.text.prose import Text
from amzprep.stories.form import FRONT
from amzprep.stories.source import decode, read_bytes
from amzprep.yaml_file import File

MISSING = 'no front matter; begin the file with "---", title, principles, when, "---"'
NOT_CLOSED = 'the front matter is not closed; add a line "---"'
_OPEN = re.compile(r"\A[ \t\n]*---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_WHEN = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-?[Qq][1-4])?")
_VALUE = frozenset(("PK003", "PK004", "PK018"))


def load_story(path: str) -> Story:
    """The story of a file. Raises Unreadable."""
    return read_story(path, decode(read_bytes(path)))


def read_story(path: str, raw: str) -> Story:
    """The story of a text; `path` names it in findings and gives its id. Never raises on content."""
    name = os.path.basename(path)
    stem = name.rsplit(".", 1)[0] if "." in name[1:] else name
    opened = _OPEN.match(raw)
    closed = _CLOSE.search(raw, opened.end()) if opened is not None else None
    if opened is None or closed is None:
        body, fault = 0, Fault(1, 1, MISSING, True)
        if opened is not None:
            body, fault = opened.end(), Fault(raw.count("\n", 0, opened.end()), 1, NOT_CLOSED, True)
        text = Text(raw, body)
        return Story(path, text, stem, faults=(fault,), **read_body(text, body))
    front, places, faults = _front(raw, opened.end(), closed.start())
    front.setdefault("id", stem)
    text = Text(raw, closed.end())
    return Story(path, text, places=places, faults=tuple(faults), **front, **read_body(text, closed.end()))


def _front(raw: str, start: int, end: int) -> tuple[dict[str, Any], dict[str, tuple[int, int]], list[Fault]]:
    """The front matter's values as fields of a Story, where its keys stand, and what is wrong with it."""
    file = File("")
    skipped = "\n" * raw.count("\n", 0, start)
    body = skipped + raw[start:end]
    node = file.compose(body.encode("utf-8", "replace")) if body.strip() else None
    if node is None and not file.findings:
        return {}, {}, [Fault(1, 1, MISSING, True)]
    found = file.walk(node, FRONT) if node is not None else {}
    faults = [Fault(each.line, each.col, each.message.replace("the file has no", "no"), each.code not in _VALUE)
              for each in file.findings]  # fmt: skip
    return _fields(found, file.places, faults), file.places, faults


def _fields(raw: dict[str, Any], places: dict[str, tuple[int, int]], faults: list[Fault]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key in ("title", "id", "project", "status", "decider", "ambiguity", "blast_radius"):
        if isinstance(raw.get(key), str):
            found[key] = raw[key].strip()
    for key in ("principles", "tags"):
        found[key] = tuple(each.strip() for each in raw.get(key) or () if isinstance(each, str))
    found["tags"] = tuple(each.lower() for each in found["tags"])
    found["scope"] = {key: value for key, value in (raw.get("scope") or {}).items() if value is not None}
    found["facts"] = {key: _said(value) for key, value in (raw.get("facts") or {}).items() if value is not None}
    found["ignore"] = {key: value for key, value in (raw.get("ignore") or {}).items() if isinstance(value, str)}
    if "when" in raw:
        when = "" if raw["when"] is None else str(raw["when"])
        if is_when(when):
            found["when"] = when
        else:
            faults.append(Fault(*places.get("when", (1, 1)), f"when: {when!r} is no month; write when: 2025-03", False))
    if "metric_source" in raw:
        source = _source(raw["metric_source"])
        if source is None:
            at = places.get("metric_source", (1, 1))
            faults.append(Fault(*at, "metric_source: expected a text, or facts to texts", False))
        found["metric_source"] = source or {}
    return found


def is_when(text: str) -> bool:
    """Whether a text is a year, month, day or quarter: 2025, 2025-03, 2025-03-14, 2025-Q1."""
    return _WHEN.fullmatch(text) is not None


def _source(value: Any) -> dict[str, str] | None:
    if isinstance(value, str) and value.strip():
        return {"": value}
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return {"": "; ".join(value)}
    if isinstance(value, dict) and all(isinstance(each, str) for each in value.values()):
        return {str(key): each for key, each in value.items()}
    return None


def _said(value: Any) -> str:
    """A fact as text; a list is a row of values."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
