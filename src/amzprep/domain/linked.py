"""The Bar Raiser's linked probes: questions that the learner's own evidence so far provokes, by rules.

The others' notes are at hand in that round, so it asks about what does not fit: figures that differ, the complexity
claimed against the one measured, the "we" where an "I" belongs, the story told thinly on another day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from amzprep.domain.consistency import LEAST_I, story_key
from amzprep.domain.scorecard import Scorecard

MOST, PER_KIND, PER_ROUND = 6, 2, 2
ANSWERED_WORDS = 4  # an answer shorter than this answers nothing
MEASURED = ("growth", "failed", "missed")
ASKS = {
    "conflict": "Your figures differ: {}. Which one holds, and who counted it?",
    "retold": "In {!r} the figures changed: {}. Which one holds?",
    "failed": "Your code in {!r} did not pass every group of cases: {}. Which input breaks it, and what do you change?",
    "growth": "You said {}. Where does that time go?",
    "twice": "More than one of us heard {!r}. What does it not show about you?",
    "own-part": "In {!r} I hear more we than I. Name three things that would not have happened without you.",
    "thin": "Back to {!r}: what was the hardest decision in it, and what did it cost?",
    "clarifying": "In {!r} you began without a question. What did you take for granted, and what if it is wrong?",
    "alternative": "In {!r} I heard one way. Which other way did you weigh, and when would it win?",
    "number": "In {!r} I heard no number. How large was it, before and after?",
    "missed": "In {!r} I listened for somebody who {}, and did not hear it. Take it up now.",
    "other-side": "Somebody was against it in {!r}. What would they say about it today?",
}


@dataclass(frozen=True)
class Linked:
    """One probe: the rule that asks, what is asked, about what, and the round it looks back on."""

    kind: str
    ask: str
    about: str
    round: str = ""


def linked_probes(cards: Sequence[Scorecard], titles: Mapping[str, str], *, hidden: bool = False) -> list[Linked]:
    """At most six probes, two of a kind; what speaks of measured facts is left out while everything is `hidden`.

    A round is looked back on twice at most, as long as others give something to ask about. `titles` names rounds.
    Without a card there is nothing to link to, and no probe.
    """
    ready = [each for each in _all(cards, titles) if not (hidden and each.kind in MEASURED)]
    found: dict[str, Linked] = {}
    for most in (PER_ROUND, MOST):
        for each in ready:
            kinds = Counter(one.kind for one in found.values())
            rounds = Counter(one.round for one in found.values())
            if kinds[each.kind] < PER_KIND and rounds[each.round] < most and len(found) < MOST:
                found.setdefault(each.ask, each)
    return list(found.values())


def _all(cards: Sequence[Scorecard], titles: Mapping[str, str]) -> Iterator[Linked]:
    """Everything that could be asked, what weighs most first."""
    told = [(card.round, facts) for card in cards for facts in card.facts.values() if facts.get("story")]
    for card in cards:
        yield from (_linked("conflict", card.round, each) for each in card.conflicts)
    for round_, facts in told:
        for each in facts.get("retold", ())[:1]:
            yield Linked("retold", ASKS["retold"].format(_title(facts), each), each, round_)
    for card in cards:
        yield from _code(card, titles.get(card.round, card.round))
    for key, times in Counter(story_key(facts["story"]) for _, facts in told).items():
        if times > 1:
            round_, facts = next(each for each in told if story_key(each[1]["story"]) == key)
            yield _linked("twice", round_, _title(facts))
    for round_, facts in told:
        if facts.get("i_share") is not None and facts["i_share"] < LEAST_I:
            yield _linked("own-part", round_, _title(facts))
    for round_, facts in told:
        if facts.get("signal") != "strong":
            yield _linked("thin", round_, _title(facts))
    for card in cards:
        yield from _gaps(card, titles.get(card.round, card.round))
    for round_, facts in told:
        yield _linked("other-side", round_, _title(facts))


def _code(card: Scorecard, title: str) -> Iterator[Linked]:
    for facts in card.facts.values():
        if facts.get("groups_failed"):
            yield _linked("failed", card.round, title, ", ".join(facts["groups_failed"][:3]))
        if facts.get("growth_worse") and facts.get("claimed_time"):
            about = f"about n^{facts['growth']:g}" if facts.get("growth") is not None else "more"
            told = f"{facts['claimed_time']} for your code; on growing inputs it takes {about}"
            yield _linked("growth", card.round, told)


def _gaps(card: Scorecard, title: str) -> Iterator[Linked]:
    """Gaps by the part that has them; those that only the card names are the round's."""
    by_part = [(gap, _title(facts) or title) for facts in card.facts.values() for gap in facts.get("gaps", ())]
    placed = {gap for gap, _ in by_part}
    for gap, about in [*by_part, *((gap, title) for gap in sorted(card.gaps - placed))]:
        if gap in ASKS:
            yield _linked(gap, card.round, about)
    for facts in card.facts.values():
        yield from (_linked("missed", card.round, title, each) for each in facts.get("missed", [])[:1])


def _title(facts: Mapping[str, Any]) -> str:
    """The story of a telling by its title; empty for a part that is no telling."""
    return str(facts.get("title") or facts.get("story") or "")


def _linked(kind: str, round_: str, *about: str) -> Linked:
    return Linked(kind, ASKS[kind].format(*about), about[0], round_)
