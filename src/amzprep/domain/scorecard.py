"""A scorecard: what one round of a mock loop showed, sealed before the next.

Votes, evidence and tiers are ordered, so that a better card can be told from a worse one; every rule of the debrief
rests on that order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any


class Vote(IntEnum):
    """Votes as insiders report them; the numbers are ours, for a mean."""

    STRONG_NO = -2
    NO = -1
    HIRE = 1
    STRONG = 2

    @property
    def title(self) -> str:
        return {-2: "strong no hire", -1: "no hire", 1: "hire", 2: "strong hire"}[self]


VOTES = tuple(Vote)


class Evidence(IntEnum):
    """How a principle was shown. Amazon's own step names are not public; these are ours."""

    NONE = 0
    THIN = 1
    ENOUGH = 2
    STRONG = 3

    @property
    def title(self) -> str:
        return self.name.lower()


class Tier(IntEnum):
    """A technical round against the bars: of the level, of the next lower one, or under both."""

    UNDER = 0
    LOWER = 1
    AT = 2

    @property
    def title(self) -> str:
        return {0: "below the next lower level's bar", 1: "at the next lower level's bar", 2: "at the bar"}[self]


GAPS = {
    "clarifying": "no clarifying question",
    "alternative": "no alternative weighed",
    "number": "no number",
    "own-part": 'no "I": the part of one\'s own is missing',
}


@dataclass(frozen=True)
class Scorecard:
    """What a round showed. `technical` is None where nothing technical was asked, `self_vote` where nobody was asked.

    `gaps` are keys of GAPS; `conflicts` facts that differ from another telling and were left unexplained; `below_scope`
    that the story told is smaller than the level. `facts` is what was measured, for people to read. The rest is a
    partner's: how sure (1 to 5), what they would ask next, the words they heard per principle (and `technical`), what
    spoke for and against. No rule reads `facts`, nor what comes after it.
    """

    round: str
    vote: Vote
    self_vote: Vote | None = None
    technical: Tier | None = None
    principles: Mapping[str, Evidence] = field(default_factory=dict)
    gaps: frozenset[str] = frozenset()
    conflicts: tuple[str, ...] = ()
    below_scope: bool = False
    bar_raiser: bool = False
    facts: Mapping[str, Any] = field(default_factory=dict)
    confidence: int | None = None
    would_probe: str = ""
    heard: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    strengths: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()

    @property
    def is_measured(self) -> bool:
        """Whether its vote comes from cases that were run, and not from anybody's word."""
        return any("cases" in facts for facts in self.facts.values())

    def as_json(self) -> dict[str, Any]:
        """Plain values, names instead of numbers; what only partners say is there where they said it."""
        said = {
            "confidence": self.confidence,
            "would_probe": self.would_probe,
            "heard": {name: list(lines) for name, lines in self.heard.items()},
            "strengths": list(self.strengths),
            "concerns": list(self.concerns),
        }
        return {
            "round": self.round,
            "vote": self.vote.title,
            "self_vote": self.self_vote.title if self.self_vote is not None else None,
            "technical": self.technical.name.lower() if self.technical is not None else None,
            "principles": {name: each.title for name, each in self.principles.items()},
            "gaps": sorted(self.gaps),
            "conflicts": list(self.conflicts),
            "below_scope": self.below_scope,
            "bar_raiser": self.bar_raiser,
            "facts": dict(self.facts),
            **{key: value for key, value in said.items() if value},
        }

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Scorecard:
        """A card as it was sealed. Raises ValueError or KeyError on anything else."""
        return cls(
            round=str(raw["round"]),
            vote=read_vote(raw["vote"]),
            self_vote=read_vote(raw["self_vote"]) if raw.get("self_vote") is not None else None,
            technical=Tier[str(raw["technical"]).upper()] if raw.get("technical") is not None else None,
            principles={str(name): Evidence[str(word).upper()] for name, word in raw.get("principles", {}).items()},
            gaps=frozenset(raw.get("gaps", ())) & GAPS.keys(),
            conflicts=tuple(map(str, raw.get("conflicts", ()))),
            below_scope=bool(raw.get("below_scope", False)),
            bar_raiser=bool(raw.get("bar_raiser", False)),
            facts=dict(raw.get("facts", {})),
            confidence=raw.get("confidence"),
            would_probe=str(raw.get("would_probe", "")),
            heard={str(name): tuple(map(str, lines)) for name, lines in raw.get("heard", {}).items()},
            strengths=tuple(map(str, raw.get("strengths", ()))),
            concerns=tuple(map(str, raw.get("concerns", ()))),
        )


def read_vote(word: object) -> Vote:
    """A vote by its words. Raises ValueError."""
    found = next((vote for vote in Vote if vote.title == str(word).strip().lower()), None)
    if found is None:
        raise ValueError(f"a vote is {', '.join(vote.title for vote in VOTES)}, not {word!r}")
    return found


@dataclass(frozen=True)
class CodingFacts:
    """What the grader measured in a coding round."""

    groups: int
    failed_groups: int
    in_time: bool
    own_cases: int
    first_run_accepted: bool
    nudges: int = 0
    approaches: int = 0
    growth_worse: bool = False

    @property
    def accepted(self) -> bool:
        return self.groups > 0 and self.failed_groups == 0


def coding_vote(facts: CodingFacts) -> Vote:
    """The vote that the cases give: computed, because a grader measured it.

    Every group in time, growth as asked, own cases written, accepted at the first run and no hint beyond a nudge is a
    strong hire; every group is a hire; a group missed is no hire; under half of them a strong no.
    """
    if facts.groups == 0 or 2 * (facts.groups - facts.failed_groups) < facts.groups:
        return Vote.STRONG_NO
    if not facts.accepted or facts.nudges + 2 * facts.approaches > 2 or (facts.growth_worse and not facts.in_time):
        return Vote.NO
    clean = facts.in_time and not facts.growth_worse and facts.own_cases > 0 and facts.first_run_accepted
    return Vote.STRONG if clean and not facts.approaches and facts.nudges <= 1 else Vote.HIRE


def coding_tier(facts: CodingFacts) -> Tier:
    """Every group is the level's bar; at least three quarters of them the next lower one's."""
    if facts.accepted:
        return Tier.AT
    return Tier.LOWER if facts.groups and 4 * (facts.groups - facts.failed_groups) >= 3 * facts.groups else Tier.UNDER


ABOVE_BAR = 10.0  # percentage points that a vote above hire needs


def capped_vote(vote: Vote, distance: float, musts_missed: int) -> Vote:
    """A self-given vote held to the rubric: above hire only 10 points over the bar, no hire where a must is missing.

    `distance` is in percentage points above the bar of the level.
    """
    if musts_missed:
        return min(vote, Vote.NO)
    return min(vote, Vote.HIRE) if distance < ABOVE_BAR else vote


def evidence_of(signal: str, flags: int) -> Evidence:
    """What a telling shows of a principle: by the signal heard, less for red flags."""
    steps = {"strong": Evidence.STRONG, "mixed": Evidence.ENOUGH, "weak": Evidence.THIN}
    found = steps.get(signal, Evidence.NONE)
    return Evidence(max(0, found - 1 - (flags > 1))) if flags else found


def mean_vote(cards: Sequence[Scorecard]) -> float:
    """The mean of the votes' numbers; 0 without cards."""
    return sum(card.vote for card in cards) / len(cards) if cards else 0.0
