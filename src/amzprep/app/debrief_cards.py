"""The cards that decide a loop: the learner's own, or partners' put together where there are any."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from statistics import median_low

from amzprep.app.loop import LINKED, TECHNICAL
from amzprep.domain.debrief import Cards
from amzprep.domain.loop import Round
from amzprep.domain.loop_run import LoopRun, Sealed
from amzprep.domain.scorecard import Evidence, Scorecard, Tier, Vote, read_vote


def cards_of(run: LoopRun, *, revoted: bool = True) -> Cards:
    """The cards that decide: the learner's own, or partners' put together where there are any.

    With `revoted`, a vote that a partner cast with every card open takes the place of the one on the card.
    """
    found = []
    for each in run.rounds:
        own, partners = run.own(each.id), run.partners(each.id)
        if partners:
            cards = [_voted(run, sealed) if revoted else sealed.card for sealed in partners]
            found.append(_all_asked(each, together(own.card if own is not None else None, cards)))
        elif own is not None:
            found.append(own.card)
    skipped = tuple(each.id for each in run.rounds if each.id not in {card.round for card in found})
    names = {each.id: f"round {i}" for i, each in enumerate(run.rounds, 1)}
    return Cards(run.level, tuple(map(partial(_explained, explained_in(found)), found)), skipped, names)


def _all_asked(round_: Round, card: Scorecard) -> Scorecard:
    """A card on which a principle that nobody reached has no evidence: it was assigned."""
    return replace(card, principles={name: card.principles.get(name, Evidence.NONE) for name in round_.principles})


def _voted(run: LoopRun, sealed: Sealed) -> Scorecard:
    """A partner's card with the vote they cast last."""
    again = run.revote(sealed.card.round, sealed.by)
    if again is None:
        return sealed.card
    most = sealed.card.facts.get(TECHNICAL, {}).get("held_to")
    return replace(sealed.card, vote=again if most is None else min(again, read_vote(most)))


def explained_in(cards: Iterable[Scorecard]) -> frozenset[str]:
    """The conflicts of facts that were explained when a Bar Raiser asked."""
    return frozenset(each for card in cards for each in card.facts.get(LINKED, {}).get("explained", ()))


def _explained(explained: frozenset[str], card: Scorecard) -> Scorecard:
    """A card without the figures that were explained in another round."""
    facts = {
        name: {**each, "retold": [one for one in each["retold"] if one not in explained]} if "retold" in each else each
        for name, each in card.facts.items()
    }
    conflicts = tuple(each for each in card.conflicts if each not in explained)
    return replace(card, conflicts=conflicts, facts=facts) if explained else card


def together(own: Scorecard | None, partners: Sequence[Scorecard]) -> Scorecard:
    """Partners' cards as one: the lower middle of their votes and evidence; measured facts are the learner's own.

    Where the learner's own code was run, the vote and the technique stay as its cases give them.
    """
    base = own or partners[0]
    measured = own is not None and any("cases" in facts for facts in own.facts.values())
    names = dict.fromkeys(name for card in [base, *partners] for name in card.principles)
    evidence = {
        name: Evidence(median_low(card.principles[name] for card in partners if name in card.principles))
        for name in names
        if any(name in card.principles for card in partners)
    }
    tiers = [card.technical for card in partners if card.technical is not None]
    return replace(
        base,
        vote=base.vote if measured else Vote(median_low(card.vote for card in partners)),
        technical=base.technical if measured or not tiers else Tier(median_low(tiers)),
        principles={**base.principles, **evidence},
        gaps=base.gaps.union(*(card.gaps for card in partners)),
        conflicts=tuple(dict.fromkeys(each for card in [base, *partners] for each in card.conflicts)),
        below_scope=sum(card.below_scope for card in partners) * 2 > len(partners)
        or (own is not None and own.below_scope),
        confidence=partners[0].confidence if len(partners) == 1 else None,
        would_probe=" ".join(card.would_probe for card in partners if card.would_probe),
        heard={name: lines for name in [*names, TECHNICAL] if (lines := _heard(name, partners))},
        strengths=tuple(each for card in partners for each in card.strengths),
        concerns=tuple(each for card in partners for each in card.concerns),
    )


def _heard(name: str, partners: Sequence[Scorecard]) -> tuple[str, ...]:
    return tuple(each for card in partners for each in card.heard.get(name, ()))
