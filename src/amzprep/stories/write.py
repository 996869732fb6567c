"""A story's file as text: front matter in the order of the table, then the sections that have text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from amzprep.domain.story import SECTIONS, TITLES
from amzprep.stories.form import FRONT
from amzprep.yaml_file import scalar

_PLAIN = re.compile(r"[A-Za-z0-9][\w ./'+&()-]*")

TEMPLATE = {
    "situation": "<!-- Two sentences: when, what was wrong, for whom, how much. Numbers used later stand here. -->",
    "task": "<!-- One sentence: whose job was it, and what did you take on? -->",
    "action": "<!-- Half of the story. Each step: I did, because; what I did not do, and why. Past tense. -->",
    "result": "<!-- From what to what, in which time, measured how. What keeps it so. -->",
    "learning": "<!-- What you do differently since then. -->",
    "follow-ups": "- What was the hardest choice?\n- Who disagreed, and why?\n- How did you measure it?",
}
HINTS = {
    "principles": "the first is the primary one, three at most: [dive-deep, ownership]",
    "when": "the month it ended: 2025-03",
    "scope": "{people: 4, teams: 2, users: 12M, duration: 3 months}",
    "facts": "{detection_days: 21 -> 2}",
    "tags": "[failure, conflict, customer, people, operations]",
    "metric_source": "how the figures were measured",
    "project": "the project it comes from",
    "decider": "who would have decided if not you",
}


def document(front: Mapping[str, Any], sections: Mapping[str, str], *, hints: bool = False) -> str:
    """The file. With `hints` the keys that are not given stand there as comments."""
    lines = []
    for key in FRONT.keys:
        value = front.get(key)
        if value:
            lines.append(f"{key}: {flow(value)}")
        elif hints and key in HINTS:
            lines.append(f"# {key}: {HINTS[key]}")
    parts = [f"## {TITLES[name]}\n\n{sections[name].strip()}\n" for name in SECTIONS if sections.get(name, "").strip()]
    return "---\n" + "\n".join(lines) + "\n---\n\n" + "\n".join(parts)


def flow(value: Any) -> str:
    """A value on one line of YAML that reads back as the same value."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(str(key))}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    if not isinstance(value, str):
        return json.dumps(value)
    plain = _PLAIN.fullmatch(value) and value == value.strip() and isinstance(scalar(value), str)
    return value if plain else json.dumps(value, ensure_ascii=False)
