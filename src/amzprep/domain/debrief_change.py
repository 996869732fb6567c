"""What would have changed a debrief: the smallest change to a better outcome, and the fewest repairs to a hire."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations

from amzprep.domain.debrief import Cards, Outcome, decide
from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.scorecard import GAPS, Evidence, Scorecard, Tier, Vote

MOST_CHANGES = 3


@dataclass(frozen=True)
class Change:
    """One step that makes one card better."""

    round: str
    says: str
    card: Scorecard

    def applied(self, cards: Cards) -> Cards:
        found = tuple(self.card if each.round == self.round else each for each in cards.cards)
        return replace(cards, cards=found)


def steps(card: Scorecard, cards: Cards) -> Iterator[Change]:
    """Every way to make one of some cards better by one step."""
    if card.vote < Vote.STRONG and not card.is_measured:
        higher = next(vote for vote in Vote if vote > card.vote)
        yield Change(card.round, f"vote {higher.title} instead of {card.vote.title}", replace(card, vote=higher))
    if card.technical is not None and card.technical < Tier.AT:
        tier = Tier(card.technical + 1)
        yield Change(card.round, f"technique {cards.bar(tier)}", replace(card, technical=tier))
    for name, each in card.principles.items():
        if each < Evidence.STRONG:
            more = Evidence(each + 1)
            yield Change(card.round, f"{PRINCIPLES.get(name, name)}: {more.title} evidence instead of {each.title}",
                         replace(card, principles={**card.principles, name: more}))  # fmt: skip
    for gap in sorted(card.gaps):
        yield Change(card.round, f"without the gap: {GAPS[gap]}", replace(card, gaps=card.gaps - {gap}))
    for conflict in card.conflicts:
        rest = tuple(each for each in card.conflicts if each != conflict)
        yield Change(card.round, f"explained: {conflict}", replace(card, conflicts=rest))
    if card.below_scope:
        yield Change(card.round, "a story of the level's scope", replace(card, below_scope=False))


def smallest_change(cards: Cards, most: int = MOST_CHANGES) -> list[Change]:
    """The fewest steps, on different cards, that give a better outcome; empty where so few do not.

    A skipped round is no step: it has to be done first.
    """
    now = decide(cards).outcome
    if now is Outcome.HIRE or cards.skipped:
        return []
    found = [change for card in cards.cards for change in steps(card, cards)]
    for size in range(1, most + 1):
        for some in combinations(found, size):
            if len({change.round for change in some}) == size and decide(_all(some, cards)).outcome > now:
                return list(some)
    return []


@dataclass(frozen=True)
class Repair:
    """One thing of a round mended for good, however many steps that takes."""

    round: str
    says: str
    mend: Callable[[Scorecard], Scorecard]


@dataclass(frozen=True)
class Road:
    """What would have made it a hire: every one of `repairs`, and any one of `one_of` where there is a choice."""

    repairs: tuple[Repair, ...]
    one_of: tuple[Repair, ...] = ()


def repairs(cards: Cards) -> list[Repair]:
    """Everything on the cards that could be mended by itself."""
    return [each for card in cards.cards for each in _repairs(card, cards)]


def _repairs(card: Scorecard, cards: Cards) -> Iterator[Repair]:
    round_ = card.round
    if card.technical is not None and card.technical < Tier.AT:
        vote = f" and the vote {Vote.HIRE.title}" if card.vote < Vote.HIRE else ""
        yield Repair(round_, f"technique {cards.bar(Tier.AT)}{vote}", _at_the_bar)
    elif card.vote < Vote.HIRE:
        yield Repair(round_, f"vote {Vote.HIRE.title} instead of {card.vote.title}", _hired)
    for name, each in card.principles.items():
        if each < Evidence.ENOUGH:
            yield Repair(round_, f"enough evidence for {PRINCIPLES.get(name, name)}", partial(_shown, name))
    for gap in sorted(card.gaps):
        yield Repair(round_, f"without the gap: {GAPS[gap]}", partial(_closed, gap))
    for conflict in card.conflicts:
        yield Repair(round_, f"explained: {conflict}", partial(_explained, conflict))
    if card.below_scope:
        yield Repair(round_, "a story of the level's scope", _in_scope)


def _at_the_bar(card: Scorecard) -> Scorecard:
    """A technical round at the bar is a vote for a hire as well."""
    return replace(_hired(card), technical=Tier.AT)


def _hired(card: Scorecard) -> Scorecard:
    return replace(card, vote=max(card.vote, Vote.HIRE))


def _shown(name: str, card: Scorecard) -> Scorecard:
    return replace(card, principles={**card.principles, name: Evidence.ENOUGH})


def _closed(gap: str, card: Scorecard) -> Scorecard:
    return replace(card, gaps=card.gaps - {gap})


def _explained(conflict: str, card: Scorecard) -> Scorecard:
    return replace(card, conflicts=tuple(each for each in card.conflicts if each != conflict))


def _in_scope(card: Scorecard) -> Scorecard:
    return replace(card, below_scope=False)


def mended(cards: Cards, some: Sequence[Repair]) -> Cards:
    """The cards as they would be after some repairs."""
    found = {card.round: card for card in cards.cards}
    for each in some:
        found[each.round] = each.mend(found[each.round])
    return replace(cards, cards=tuple(found.values()))


def road_to_hire(cards: Cards, most: int = MOST_CHANGES) -> Road | None:
    """The fewest repairs that make it a hire, with the choice there is among them; None where so few do not.

    Rounds without a card have to be done first.
    """
    if cards.skipped or decide(cards).outcome is Outcome.HIRE:
        return None
    ready = repairs(cards)
    for size in range(1, most + 1):
        ways = [some for some in combinations(ready, size) if decide(mended(cards, some)).outcome is Outcome.HIRE]
        if ways:
            return _with_choice(ways)
    return None


def _with_choice(ways: Sequence[tuple[Repair, ...]]) -> Road:
    """The first of some ways, and its repair that others can stand in for most often."""
    first = ways[0]
    stands_in = [[way for way in ways if {*first} - {*way} <= {each}] for each in first]
    most = max(range(len(first)), key=lambda i: len(stands_in[i]))
    if len(stands_in[most]) == 1:
        return Road(first)
    kept = tuple(each for each in first if each is not first[most])
    return Road(kept, tuple(next(each for each in way if each not in kept) for way in stands_in[most]))


def _all(changes: Sequence[Change], cards: Cards) -> Cards:
    for change in changes:
        cards = change.applied(cards)
    return cards
