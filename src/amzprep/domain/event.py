"""An event: a fact that happened, appended to the log and never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any

from amzprep.domain.evidence import problem_with_signals

VERSION = 1  # of the bodies below; a newer body is kept in the log and passed over by the fold


@dataclass(frozen=True)
class Event:
    """`id` is a UUIDv7, `at` UTC microseconds, `day` the learner's day (ISO) recorded when it happened.

    `device` and `n` count the events of one machine; names, bodies and their versions: docs/events.md.
    """

    id: str
    device: str
    n: int
    at: int
    day: str
    name: str
    body: Mapping[str, Any]

    @property
    def attempt(self) -> str | None:
        """The attempt it belongs to; what an `undone` takes back."""
        found = self.body.get("target") if self.name == "undone" else self.body.get("attempt")
        return found if isinstance(found, str) else None

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, "device": self.device, "n": self.n, "at": self.at, "day": self.day, "name": self.name,
                "body": dict(self.body)}  # fmt: skip

    @classmethod
    def from_json(cls, raw: Any) -> Event:
        """An exported event. Raises ValueError that says what is wrong with it."""
        if not isinstance(raw, dict) or set(raw) != _KEYS.keys():
            raise ValueError(f"an event has the keys {', '.join(_KEYS)}")
        for key, kind in _KEYS.items():
            if type(raw[key]) is not kind:
                raise ValueError(f"{key} is {_word(kind)}, not {raw[key]!r:.40}")
        event = cls(**raw)
        if not (event.id and event.device and event.name) or not (event.id + event.device + event.name).isascii():
            raise ValueError("id, device and name are words of ASCII letters")
        if not (0 <= event.at < 2**63 and 0 < event.n < 2**63):
            raise ValueError("at and n are numbers of 63 bits")
        if not _is_day(event.day):
            raise ValueError(f"day is YYYY-MM-DD between 1970 and 2199, not {event.day!r:.40}")
        problem = problem_with_body(event.name, event.body)
        if problem is not None:
            raise ValueError(problem)
        return event


_KEYS: dict[str, type] = {"id": str, "device": str, "n": int, "at": int, "day": str, "name": str, "body": dict}
_WORDS: dict[type, str] = {str: "text", int: "a whole number", float: "a number", bool: "true or false", list: "a list",
                           dict: "an object"}  # fmt: skip

STEP: dict[str, type] = {"attempt": str, "elapsed_s": float}
BODIES: dict[str, dict[str, type]] = {
    "attempt_started": {"attempt": str, "question": str, "revision": int, "kind": str, "language": str, "mode": str,
                        "level": str, "limit_min": float, "first": bool, "seed": int, "wording": int, "loop": str},
    "graded": {**STEP, "scope": str, "verdict": str, "passed": int, "total": int},
    "submitted": {**STEP, "n": int, "verdict": str, "passed": int, "total": int, "failed_groups": list,
                  "cpu_s": float, "language": str, "state_kept": bool, "own_wrong": int, "groups": int},
    "hint_opened": {**STEP, "n": int, "gives": str},
    "paused": STEP,
    "resumed": {**STEP, "away_s": float},
    "ticked": {**STEP, "step": str},
    "asked": {**STEP, "what": str},
    "own_case": {**STEP, "n": int},
    "claimed": {**STEP, "time": str, "space": str},
    "solution_shown": {**STEP, "after": str},
    "answered": {**STEP, "phase": str, "lines": int, "words": int},
    "marked": {**STEP, "level": str, "points": list, "from_memory": list, "flags": list, "percent": float,
               "scoring_s": float},
    "told": {**STEP, "story": str, "seconds": float},
    "heard": {**STEP, "level": str, "signal": str, "flags": list},
    "chosen": {**STEP, "option": int, "right": bool, "sure": bool},
    "tested": {"level": str, "areas": dict},
    "rated": {**STEP, "signals": dict, "rules": int, "override": int, "growth": float,
              "handed": bool},
    "abandoned": {**STEP, "reason": str},
    "loop_started": {"loop": str, "level": str, "stage": str, "seed": str, "rounds": list, "hidden": bool},
    "round_retried": {"loop": str, "round": str, "questions": dict},
    "sealed": {"loop": str, "round": str, "take": int, "by": str, "card": dict, "hash": str, "before": str},
    "probed": {"loop": str, "round": str, "take": int, "n": int, "kind": str, "words": int},
    "revoted": {"loop": str, "round": str, "take": int, "by": str, "vote": str},
    "opened_early": {"loop": str, "rounds": list},
    "debriefed": {"loop": str, "outcome": str, "rule": str, "commands": list},
    "undone": {"target": str},
    "setting": {"key": str, "value": str},
    "flagged": {"question": str, "why": str},
}  # fmt: skip
"""The keys of every body this version writes, beside `v`; docs/events.md says what they mean."""

OPTIONAL = {
    ("attempt_started", "seed"),
    ("attempt_started", "loop"),
    ("attempt_started", "wording"),
    ("submitted", "own_wrong"),
    ("submitted", "groups"),
    ("rated", "override"),
    ("rated", "growth"),
    ("rated", "handed"),
}
"""What may be null or missing."""


def problem_with_body(name: str, body: Mapping[str, Any]) -> str | None:
    """What is wrong with a body, None for a sound one; unknown names and newer versions are not looked at.

    Keys beyond the known ones are left alone: a body may grow without a new version.
    """
    version = body.get("v", 1)
    if type(version) is not int:
        return f"v is a whole number, not {version!r:.40}"
    if name not in BODIES or version > VERSION:
        return None
    for key, kind in BODIES[name].items():
        value = body.get(key)
        if value is None and (name, key) in OPTIONAL:
            continue
        if not (_is_number(value) if kind is float else type(value) is kind):
            return f"{name}: {key} is {_word(kind)}, not {value!r:.40}"
    return problem_with_signals(body["signals"], body.get("override")) if name == "rated" else None


def _word(kind: type) -> str:
    return _WORDS[kind]


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and isfinite(value)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text and "1970" <= text[:4] < "2200"
    except ValueError:
        return False
