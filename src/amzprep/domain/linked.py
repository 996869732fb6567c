"""The Bar Raiser's linked probes: questions that the learner's own evidence so far provokes, by rules.

The others' notes are at hand in that round, so it asks about what does not fit: figures that differ, the complexity
claimed against the one measured, the "we" where an "I" belongs, the story told thinly on another day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from amzprep.domain.consistency import LEAST_I, story_key
from amzprep.domain.scorecard import Scorecard

MOST, PER_KIND = 6, 2
ANSWERED_WORDS = 4  # an answer shorter than this answers nothing
ASKS = {
    "conflict": "Your figures differ: {}. Which one holds, and who counted it?",
    "growth": "You said {}. Where does that time go?",
    "own-part": "In {!r} I hear more we than I. Name three things that would not have happened without you.",
    "thin": "Back to {!r}: what was the hardest decision in it, and what did it cost?",
    "twice": "More than one of us heard {!r}. What does it not show about you?",
    "clarifying": "In {!r} you began without a question. What did you take for granted, and what if it is wrong?",
    "alternative": "In {!r} you went one way from the start. Which other way did you weigh, and when would it win?",
    "number": "In {!r} I heard no number. How large was it, before and after?",
    "missed": "You did not get to this in {}. How do you go about it?",
    "other-side": "Somebody was against it in {!r}. What would they say about it today?",
}


@dataclass(frozen=True)
class Linked:
    """One probe: the rule that asks, what is asked, and about what."""

    kind: str
    ask: str
    about: str


def linked_probes(cards: Sequence[Scorecard], titles: Mapping[str, str], *, hidden: bool = False) -> list[Linked]:
    """At most six probes, two of a kind; what speaks of measured facts is left out while everything is `hidden`.

    `titles` names rounds. Without a card there is nothing to link to, and no probe.
    """
    found: list[Linked] = []
    kinds: Counter[str] = Counter()
    for each in _all(cards, titles):
        measured = each.kind in ("growth", "missed")
        if kinds[each.kind] < PER_KIND and not (measured and hidden) and each.ask not in {one.ask for one in found}:
            kinds[each.kind] += 1
            found.append(each)
    return found[:MOST]


def _all(cards: Sequence[Scorecard], titles: Mapping[str, str]) -> Iterator[Linked]:
    told = [facts for card in cards for facts in card.facts.values() if facts.get("story")]
    for card in cards:
        for each in card.conflicts:
            yield _linked("conflict", each)
    for card in cards:
        yield from _growth(card)
    for facts in told:
        if facts.get("i_share") is not None and facts["i_share"] < LEAST_I:
            yield _linked("own-part", facts["story"])
    for facts in told:
        if facts.get("signal") != "strong":
            yield _linked("thin", facts["story"])
    for key, times in Counter(story_key(facts["story"]) for facts in told).items():
        if times > 1:
            yield _linked("twice", next(facts["story"] for facts in told if story_key(facts["story"]) == key))
    for card in cards:
        title = titles.get(card.round, card.round)
        yield from (_linked(gap, title) for gap in sorted(card.gaps) if gap in ASKS)
        for facts in card.facts.values():
            yield from (_linked("missed", f"{title}: {missed}") for missed in facts.get("missed", [])[:1])
    for facts in told:
        yield _linked("other-side", facts["story"])


def _growth(card: Scorecard) -> Iterator[Linked]:
    for facts in card.facts.values():
        if facts.get("growth_worse") and facts.get("claimed_time"):
            about = f"about n^{facts['growth']:g}" if facts.get("growth") is not None else "more"
            yield _linked("growth", f"{facts['claimed_time']} for your code; on growing inputs it takes {about}")


def _linked(kind: str, about: str) -> Linked:
    return Linked(kind, ASKS[kind].format(about), about)
