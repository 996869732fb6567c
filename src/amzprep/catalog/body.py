"""A question's mapping as JSON and back, exactly: JSON alone turns the keys of `{1: …}` into text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

PAIRS = "$pairs"
PLAIN = frozenset({str, int, float, bool, type(None)})


def dump_body(raw: Mapping[str, Any]) -> str:
    """JSON in which a mapping with keys that are no text stands as a list of pairs."""
    return json.dumps(_marked(raw) if _is_odd(raw) else raw)


def load_body(text: str) -> dict[str, Any]:
    """The mapping again. Raises ValueError for a damaged text."""
    found = json.loads(text, object_hook=_unmarked)
    if not isinstance(found, dict):
        raise ValueError("a body is a mapping")
    return found


def _is_odd(value: Any) -> bool:
    """Whether JSON alone would not give it back: some mapping in it has a key that is no text, or is ours."""
    if type(value) is dict:
        if PAIRS in value or not all(type(key) is str for key in value):
            return True
        value = value.values()
    elif type(value) is not list:
        return isinstance(value, Mapping | tuple)
    return any(_is_odd(each) for each in value if type(each) not in PLAIN)


def _marked(value: Any) -> Any:
    if isinstance(value, Mapping):
        if all(isinstance(key, str) for key in value) and PAIRS not in value:
            return {key: _marked(each) for key, each in value.items()}
        return {PAIRS: [[key, _marked(each)] for key, each in value.items()]}
    return [_marked(each) for each in value] if isinstance(value, list | tuple) else value


def _unmarked(found: dict[str, Any]) -> dict[Any, Any]:
    return dict(found[PAIRS]) if PAIRS in found else found
