"""What a loop showed of each public competency, over the rounds that look at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from amzprep.domain.scorecard import Evidence, Scorecard, Tier

PRINCIPLES = "principles"


@dataclass(frozen=True)
class Competency:
    """A competency's rounds, with their technical tiers; for the principles how many were shown enough, of how many."""

    name: str
    rounds: tuple[str, ...]
    tiers: tuple[Tier, ...] = ()
    enough: int = 0
    asked: int = 0

    @property
    def standing(self) -> str:
        """In words: the worst tier and how often, or the principles counted."""
        return self.standing_in(lambda tier: tier.title)

    def standing_in(self, words: Callable[[Tier], str]) -> str:
        """The same, with tiers in other words."""
        if self.asked:
            return f"{self.enough} of {self.asked} enough or strong"
        if not self.tiers:
            return "not measured"
        worst = min(self.tiers)
        count = f" in {self.tiers.count(worst)} of {len(self.tiers)} rounds" if len(self.tiers) > 1 else ""
        return words(worst) + count

    @property
    def low(self) -> bool:
        """Whether something in it is below the bar."""
        return any(tier < Tier.AT for tier in self.tiers) or 4 * self.enough < 3 * self.asked

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "rounds": list(self.rounds), "standing": self.standing, "low": self.low}


def competencies(cards: Sequence[Scorecard], looks_at: Mapping[str, Sequence[str]]) -> list[Competency]:
    """Every competency that a round with a card looks at, the principles last; `looks_at` maps rounds to theirs."""
    names = dict.fromkeys(name for card in cards for name in looks_at.get(card.round, ()) if name != PRINCIPLES)
    found = []
    for name in names:
        own = [card for card in cards if name in looks_at.get(card.round, ()) and card.technical is not None]
        if own:
            tiers = tuple(card.technical for card in own if card.technical is not None)
            found.append(Competency(name, tuple(card.round for card in own), tiers))
    told = [card for card in cards if card.principles]
    shown = [each for card in told for each in card.principles.values()]
    if shown:
        enough = sum(each >= Evidence.ENOUGH for each in shown)
        found.append(Competency(PRINCIPLES, tuple(card.round for card in told), (), enough, len(shown)))
    return found
