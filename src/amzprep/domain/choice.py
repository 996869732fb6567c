"""What a choice item has: a situation, four options of which one is best, and why for each."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LETTERS = "abcd"


@dataclass(frozen=True)
class Option:
    text: str
    because: str
    correct: bool = False


@dataclass(frozen=True)
class Choice:
    """The body of a choice item; options in the author's order, which events refer to."""

    stem: str
    options: tuple[Option, ...]

    @property
    def correct(self) -> int:
        """Which option, in the author's order, is right."""
        return next(i for i, each in enumerate(self.options) if each.correct)

    def shuffled(self, seed: int | str) -> list[int]:
        """The options' numbers in the order they are shown for a seed."""
        order = list(range(len(self.options)))
        random.Random(str(seed)).shuffle(order)
        return order

    @classmethod
    def from_plain(cls, raw: Mapping[str, Any]) -> Choice:
        return cls(
            raw["stem"],
            tuple(Option(each["text"], each["because"], each.get("correct", False)) for each in raw["options"]),
        )
