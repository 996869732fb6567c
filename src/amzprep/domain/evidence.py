"""The signals of every kind as they are logged: written, checked and read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, asdict, fields
from math import isfinite
from typing import Any

from amzprep.domain.rating import Evidence, Rating, Signals
from amzprep.domain.spoken_rating import ChoiceSignals, RubricSignals, TellingSignals

KINDS: dict[str, type[Any]] = {
    "coding": Signals,
    "open": RubricSignals,
    "behavioral": TellingSignals,
    "choice": ChoiceSignals,
}


def signals_json(evidence: Evidence) -> dict[str, Any]:
    """Signals as logged; a kind other than coding is named."""
    kind = next(name for name, each in KINDS.items() if type(evidence) is each)
    raw = asdict(evidence)  # type: ignore[call-overload]
    return raw if kind == "coding" else {"kind": kind, **raw}


def read_signals(raw: Mapping[str, Any]) -> Evidence:
    """Signals as logged; what a newer version added is passed over."""
    known = KINDS[raw.get("kind", "coding")]
    names = {each.name for each in fields(known)}
    evidence: Evidence = known(**{key: value for key, value in raw.items() if key in names})
    return evidence


def problem_with_signals(raw: Mapping[str, Any], override: int | None) -> str | None:
    """What is wrong with logged signals or an override, None when they can be rated."""
    if override is not None and override not in set(Rating):
        return f"rated: override is 1 to 4, not {override!r:.40}"
    kind = raw.get("kind", "coding")
    if not isinstance(kind, str) or kind not in KINDS:
        return f"rated: signals.kind is not known: {kind!r:.40}"
    for each in fields(KINDS[kind]):
        value = raw.get(each.name, None if each.default is MISSING else each.default)
        if not _sound(each, value):
            return f"rated: signals.{each.name} is no {_type(each)}: {value!r:.40}"
    return None


def _type(each: Field[Any]) -> str:
    return str(each.type).removesuffix(" | None")


def _sound(each: Field[Any], value: Any) -> bool:
    if value is None:
        return str(each.type).endswith("| None")
    if _type(each) == "float":
        return type(value) in (int, float) and isfinite(value)
    return type(value) is {"int": int, "bool": bool, "str": str}[_type(each)]
