"""What a choice item has: a situation, four options of which one is best, and why for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from amzprep.domain.dice import Dice

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

    def shuffled(self, dice: Dice) -> list[int]:
        """The options' numbers in a drawn order, in which they are shown."""
        order = list(range(len(self.options)))
        dice.shuffle(order)
        return order

    @classmethod
    def from_plain(cls, raw: Mapping[str, Any]) -> Choice:
        return cls(
            raw["stem"],
            tuple(Option(each["text"], each["because"], each.get("correct", False)) for each in raw["options"]),
        )
