"""What a behavioral question has: a past event to tell, probes one at a time, and what each level's answer shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

COVERS = ("part", "number", "alternative", "lasting")


@dataclass(frozen=True)
class Probe:
    """A question asked after the telling; `covers` says which of the four gaps it looks into."""

    ask: str
    tests: str
    covers: str = ""


@dataclass(frozen=True)
class Signal:
    """What a strong and a weak telling show at a level."""

    strong: str
    weak: str


@dataclass(frozen=True)
class Behavioral:
    """The body of a behavioral question; the first principle is the one it is scored for."""

    principles: tuple[str, ...]
    question: str
    listens_for: tuple[str, ...]
    probes: tuple[Probe, ...]
    signals: Mapping[str, Signal]
    red_flags: tuple[str, ...]
    variants: tuple[str, ...]

    @property
    def wordings(self) -> tuple[str, ...]:
        """The question and its variants: one is drawn."""
        return (self.question, *self.variants)

    def signal(self, level: str) -> tuple[str, Signal]:
        """The nearest listed level, lower before higher, and its signals."""
        listed = sorted(self.signals)
        lower = [each for each in listed if each <= level]
        found = lower[-1] if lower else listed[0]
        return found, self.signals[found]

    @classmethod
    def from_plain(cls, raw: Mapping[str, Any]) -> Behavioral:
        return cls(
            tuple(raw["principles"]),
            raw["question"],
            tuple(raw["listens_for"]),
            tuple(Probe(each["ask"], each["tests"], each.get("covers", "")) for each in raw["probes"]),
            {level: Signal(each["strong"], each["weak"]) for level, each in raw["signals"].items()},
            tuple(raw["red_flags"]),
            tuple(raw["variants"]),
        )
