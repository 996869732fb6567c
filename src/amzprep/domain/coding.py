"""What a coding question has beyond what every question has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from amzprep.domain.comparison import Comparison
from amzprep.domain.limits import Limits
from amzprep.domain.signature import Signature, read_signature


@dataclass(frozen=True)
class Example:
    """A visible case; `args` and `want` are authored values, read by the signature."""

    name: str
    args: list[Any]
    want: Any
    because: str = ""


@dataclass(frozen=True)
class Clarification:
    ask: str
    answer: str


@dataclass(frozen=True)
class Hint:
    """One rung of the ladder; `gives` is nudge (a question) or approach (names the way)."""

    text: str
    gives: str


@dataclass(frozen=True)
class FollowUp:
    ask: str
    tests: str
    levels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Coding:
    """The body of a coding question, as written in its file."""

    statement: str
    constraints: tuple[str, ...]
    signature_text: str
    examples: tuple[Example, ...]
    must_fail: Mapping[str, str]
    complexity: Mapping[str, str]
    compare: Comparison
    difficulty: str
    room: str = ""
    clarify: tuple[Clarification, ...] = ()
    ideas: tuple[str, ...] = ()
    hints: tuple[Hint, ...] = ()
    followups: tuple[FollowUp, ...] = ()
    must_time_out: Mapping[str, str] | None = None
    libraries: tuple[str, ...] = ()
    bounds: Mapping[str, tuple[float, float]] | None = None
    limits: Limits = Limits()  # noqa: RUF009 (frozen)
    in_place: str | None = None

    @cached_property
    def signature(self) -> Signature:
        return read_signature(self.signature_text)

    @classmethod
    def from_plain(cls, raw: Mapping[str, Any]) -> Coding:
        """Build from the checked mapping of the file (keys of content-bar §2.5)."""
        compare = raw.get("compare") or {}
        floats = compare.get("floats") or {}
        default = Comparison()
        return cls(
            statement=raw["statement"],
            constraints=tuple(raw["constraints"]),
            signature_text=raw["signature"],
            examples=tuple(
                Example(e.get("name", ""), e["args"], e["want"], e.get("because", "")) for e in raw["examples"]
            ),
            must_fail=dict(raw["must_fail"]),
            complexity=dict(raw["complexity"]),
            compare=Comparison(
                compare.get("order", "given"),
                compare.get("depth", "top"),
                float(floats.get("rtol", default.rtol)),
                float(floats.get("atol", default.atol)),
                compare.get("checker"),
            ),
            difficulty=raw["difficulty"],
            room=raw.get("room", ""),
            clarify=tuple(Clarification(c["ask"], c["answer"]) for c in raw.get("clarify", ())),
            ideas=tuple(raw.get("ideas", ())),
            hints=tuple(Hint(h["text"], h["gives"]) for h in raw.get("hints", ())),
            followups=tuple(
                FollowUp(f["ask"], f["tests"], tuple(f.get("levels", ()))) for f in raw.get("followups", ())
            ),
            must_time_out=dict(raw.get("must_time_out", {})),
            libraries=tuple(raw.get("libraries", ())),
            bounds={path: (edges[0], edges[1]) for path, edges in raw.get("bounds", {}).items()},
            limits=Limits(**raw.get("limits", {})),
            in_place=raw.get("in_place"),
        )
