"""What does not fit together over the rounds of a loop: interviewers compare notes, so the findings do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.scorecard import GAPS, Scorecard

SHARE = 0.5  # of its time, below which a part ended early
ROUNDS = 2  # rounds with the same gap that are worth a word
LEAST_I = 0.6  # I-words of all I- and we-words of a story's Action, below which the part of one's own is not heard

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
    """Everything that does not fit together over these cards: stories, facts, gaps, then each round's own."""
    return [*_stories(cards), *_conflicts(cards), *_gaps(cards), *(each for card in cards for each in _round(card))]


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
            many = len(facts["musts_missed"])
            return f": {many} must{'s' if many > 1 else ''} missed"  # which ones stands under the findings
    return ""


def _stories(cards: Sequence[Scorecard]) -> Iterator[Inconsistency]:
    told: dict[str, list[tuple[str, str]]] = {}
    for card in cards:
        for name, facts in card.facts.items():
            if facts.get("story"):
                told.setdefault(story_key(facts["story"]), []).append((card.round, name))
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


def story_key(story: object) -> str:
    """What two names of one story have in common: their letters and digits."""
    return "".join(char for char in str(story).casefold() if char.isalnum())


def _conflicts(cards: Sequence[Scorecard]) -> Iterator[Inconsistency]:
    for card in cards:
        for each in card.conflicts:
            yield Inconsistency(f"figures that differ: {each}", (card.round,), "principles")


def _gaps(cards: Sequence[Scorecard]) -> Iterator[Inconsistency]:
    reasons = {"clarifying": "systems", "alternative": "systems", "number": "metrics", "own-part": "principles"}
    for gap, says in GAPS.items():
        rounds = tuple(card.round for card in cards if gap in card.gaps)
        if len(rounds) >= ROUNDS:
            yield Inconsistency(f"{says} in {len(rounds)} rounds", rounds, reasons[gap])


def _round(card: Scorecard) -> Iterator[Inconsistency]:
    for name, facts in card.facts.items():
        for reason, says in _part(PRINCIPLES.get(name, name), facts):
            yield Inconsistency(says, (card.round,), reason)
    parts = [facts for facts in card.facts.values() if facts.get("limit_s") and not _solved(facts)]
    spent = sum(facts["elapsed_s"] for facts in parts)
    limit = sum(facts["limit_s"] for facts in parts)
    if limit and spent < SHARE * limit:
        stories = all("story" in facts for facts in parts)
        says = f"over after {spent / 60:.0f} of {limit / 60:.0f} minutes"
        yield Inconsistency(says, (card.round,), "principles" if stories else _technical(parts))


def _technical(parts: Sequence[Mapping[str, Any]]) -> str:
    return "coding" if any("cases" in facts for facts in parts) else "systems"


def _solved(facts: Mapping[str, Any]) -> bool:
    """Code that passed every case may be early."""
    return bool(facts.get("cases")) and not facts.get("groups_failed")


def _part(name: str, facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(reason, what) for one part of a round; `name` is how people call it."""
    shows = _telling if "story" in facts else _code if "cases" in facts else _answer
    yield from shows(name, facts)


def _telling(name: str, facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    story = repr(facts["story"])
    if facts.get("claims_principle") is False:
        yield "principles", f"the story {story} does not claim {name}, and was told for it"
    if facts.get("scope_short"):
        yield "principles", f"the story {story} is smaller than the level ({facts['scope_short']})"
    share = facts.get("i_share")
    if share is not None and share < LEAST_I:
        yield "principles", f"{story} says I in {share:.0%} of its I and we".replace("%", " %")


def _code(name: str, facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if facts.get("groups_failed"):
        yield "coding", f"groups of cases failed: {', '.join(facts['groups_failed'])}"
    if facts.get("growth_worse"):
        claimed = f"you claimed {facts['claimed_time']}; " if facts.get("claimed_time") else ""
        about = f"about n^{facts['growth']:g}, " if facts.get("growth") is not None else ""
        yield "coding", f"{claimed}measured, {about}a class more than asked"
    if facts.get("cases") and facts.get("own_cases") == 0:
        yield "coding", "no case of your own"


def _answer(name: str, facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for reason, missed in facts.get("reasons", {}).items():
        yield reason, f"musts missed: {'; '.join(missed)}"
    if facts.get("strayed"):
        yield (
            "depth",
            f"claimed with a line that shares no word with it (shown, not scored): {'; '.join(facts['strayed'])}",
        )
    for points in facts.get("doubled", []):
        yield "depth", f"one line stands for {len(points)} points: {'; '.join(points)}"
    if facts.get("short_quotes"):
        yield "depth", f"{facts['short_quotes']} points rest on fewer than four words, and do not count"
