"""What does not fit together over the rounds of a loop: interviewers compare notes, so the findings do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.scorecard import GAPS, Scorecard

SHARE = 0.5  # of its time, below which a part ended early
ROUNDS = 2  # rounds with the same gap that are worth a word
FAR = 2  # steps between a self-vote and the vote that the facts give

REASONS = {
    "principles": "weak evidence for principles",
    "depth": "shallow ML depth",
    "systems": "incomplete systems",
    "metrics": "misaligned metrics and experiments",
    "coding": "coding execution",
}


@dataclass(frozen=True)
class Inconsistency:
    """One thing that does not fit: what, where, and which of the guide's five reasons why people fail it speaks to."""

    says: str
    rounds: tuple[str, ...]
    reason: str


def inconsistencies(cards: Sequence[Scorecard]) -> list[Inconsistency]:
    """Everything that does not fit together over these cards, in order of the rounds."""
    return [*_stories(cards), *_conflicts(cards), *_gaps(cards), *_parts(cards)]


def calibration(cards: Sequence[Scorecard]) -> list[str]:
    """Where a self-vote and the vote that the facts gave are far apart, a line each."""
    lines = []
    for card in cards:
        if card.self_vote is None or card.self_vote == card.vote:
            continue
        way = "higher" if card.self_vote > card.vote else "lower"
        lines.append(
            f"{card.round}: you said {card.self_vote.title}, {way} than the facts give ({card.vote.title}){_why(card)}"
        )
    return lines


def _why(card: Scorecard) -> str:
    for facts in card.facts.values():
        if facts.get("cases"):
            return f": {facts['cases_passed']} of {facts['cases']} cases passed"
        if facts.get("musts_missed"):
            return f": musts missed: {', '.join(facts['musts_missed'])}"
    return ""


def _stories(cards: Sequence[Scorecard]) -> Iterator[Inconsistency]:
    told: dict[str, list[tuple[str, str]]] = {}
    for card in cards:
        for name, facts in card.facts.items():
            if facts.get("story"):
                told.setdefault(_key(facts["story"]), []).append((card.round, name))
    for places in told.values():
        if len(places) > 1:
            story = next(_story(card, name) for card in cards for round_, name in places[:1] if card.round == round_)
            names = ", ".join(PRINCIPLES.get(name, name) for _, name in places)
            yield Inconsistency(
                f"the story {story!r} was told {len(places)} times ({names}); they compare notes",
                tuple(dict.fromkeys(round_ for round_, _ in places)),
                "principles",
            )


def _story(card: Scorecard, name: str) -> str:
    return str(card.facts[name]["story"])


def _key(story: object) -> str:
    return "".join(char for char in str(story).casefold() if char.isalnum())


def _conflicts(cards: Sequence[Scorecard]) -> Iterator[Inconsistency]:
    for card in cards:
        for each in card.conflicts:
            yield Inconsistency(each, (card.round,), "principles")


def _gaps(cards: Sequence[Scorecard]) -> Iterator[Inconsistency]:
    reasons = {"clarifying": "systems", "alternative": "systems", "number": "metrics", "own-part": "principles"}
    for gap, says in GAPS.items():
        rounds = tuple(card.round for card in cards if gap in card.gaps)
        if len(rounds) >= ROUNDS:
            yield Inconsistency(f"{says} in {len(rounds)} rounds", rounds, reasons[gap])


def _parts(cards: Sequence[Scorecard]) -> Iterator[Inconsistency]:
    for card in cards:
        for facts in card.facts.values():
            yield from _part(card.round, facts)


def _part(round_: str, facts: Mapping[str, Any]) -> Iterator[Inconsistency]:
    if facts.get("groups_failed"):
        says = f"groups of cases failed: {', '.join(facts['groups_failed'])}"
        yield Inconsistency(says, (round_,), "coding")
    if facts.get("growth_worse"):
        claimed = f"you claimed {facts['claimed_time']}; " if facts.get("claimed_time") else ""
        yield Inconsistency(f"{claimed}measured, the time grows faster than asked", (round_,), "coding")
    if facts.get("cases") and not facts.get("own_cases"):
        yield Inconsistency("no case of your own", (round_,), "coding")
    if facts.get("musts_missed"):
        yield Inconsistency(f"musts missed: {', '.join(facts['musts_missed'])}", (round_,), "depth")
    spent, limit = facts.get("elapsed_s", 0.0), facts.get("limit_s", 0.0)
    if facts.get("percent") is not None and limit and spent < SHARE * limit:
        says = f"ended after {spent / 60:.0f} of {limit / 60:.0f} minutes"
        yield Inconsistency(says, (round_,), "systems")
