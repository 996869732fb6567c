"""The decision over all scorecards: ordered rules, the first that matches wins, and what would change it.

Theory of operation. Every rule but the last two says something bad that holds of the cards, and goes on holding when a
card gets worse. The rules stand in the order of their outcomes, the worst first. So a better card can only leave rules
behind: a better card never worsens the outcome, and no exception is needed. (Where a rule of the public accounts says
"principles enough" as a condition for a milder outcome, the case without them stands before it as a rule of its own.)

The rules are ours, drawn from public accounts of debriefs; they are not Amazon's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.scorecard import GAPS, Evidence, Scorecard, Tier, Vote, mean_vote

LEVELS = ("L4", "L5", "L6", "L7", "L8")
LOWEST_LEVEL = LEVELS[0]
PATTERN = 3  # rounds with the same gap
QUARTER = 4
MEAN_HIRE = 0.8
NUMBERED = "round "


class Outcome(IntEnum):
    """In order: what is larger is better. A split can still become a hire at the level."""

    NO_HIRE = 0
    HOLD = 1
    LEVEL_DOWN = 2
    SPLIT = 3
    HIRE = 4

    @property
    def title(self) -> str:
        return {0: "no hire yet", 1: "hold", 2: "hire one level down", 3: "split", 4: "hire"}[self]


@dataclass(frozen=True)
class Cards:
    """All cards of a loop for a level; `skipped` are rounds without one, `names` what people call the rounds."""

    level: str
    cards: tuple[Scorecard, ...]
    skipped: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, *rounds: str) -> str:
        """What people call some rounds; several numbered ones in one phrase."""
        named = [self.names.get(each, each) for each in rounds]
        *others, last = [each.removeprefix(NUMBERED) for each in named] or [""]
        if others and all(each.startswith(NUMBERED) for each in named):
            return f"rounds {', '.join(others)} and {last}"
        return ", ".join(named)

    def bar(self, tier: Tier) -> str:
        """Where a technical round stands, in words with the levels."""
        words = {
            Tier.AT: f"at the {self.level} bar",
            Tier.LOWER: f"at the {self.lower} bar",
            Tier.UNDER: f"below the {self.lower} bar",
        }
        return words[tier] if self.level != LOWEST_LEVEL or tier is Tier.AT else f"below the {self.level} bar"

    @property
    def lower(self) -> str:
        """The next lower level; the lowest one has none and is its own."""
        return LEVELS[max(0, LEVELS.index(self.level) - 1)]

    @property
    def votes(self) -> list[Vote]:
        return [card.vote for card in self.cards]

    @property
    def bar_raiser(self) -> Scorecard | None:
        return next((card for card in self.cards if card.bar_raiser), None)

    @property
    def evidence(self) -> list[tuple[str, str, Evidence]]:
        """(round, principle, evidence) of every principle that was assigned."""
        return [(card.round, name, each) for card in self.cards for name, each in card.principles.items()]

    @property
    def thin(self) -> list[tuple[str, str]]:
        """Principles with thin or no evidence, and the round they were asked in."""
        return [(name, round_) for round_, name, each in self.evidence if each <= Evidence.THIN]

    @property
    def without_evidence(self) -> list[tuple[str, str]]:
        return [(name, round_) for round_, name, each in self.evidence if each is Evidence.NONE]

    @property
    def principles_enough(self) -> bool:
        """At most a quarter of the assigned principles are thin or without evidence."""
        return QUARTER * len(self.thin) <= len(self.evidence)

    @property
    def technical(self) -> Tier:
        """Over the technical rounds: one may be at the lower bar, none under it; else one may be under it."""
        tiers = [card.technical for card in self.cards if card.technical is not None]
        if sum(tier is not Tier.AT for tier in tiers) <= 1 and Tier.UNDER not in tiers:
            return Tier.AT
        return Tier.LOWER if tiers.count(Tier.UNDER) <= 1 else Tier.UNDER

    @property
    def below_scope(self) -> bool:
        """Whether more than half of the rounds with principles told a story smaller than the level."""
        told = [card for card in self.cards if card.principles]
        return 2 * sum(card.below_scope for card in told) > len(told)

    @property
    def pattern(self) -> str | None:
        """A gap that shows in three rounds."""
        counts = Counter(gap for card in self.cards for gap in card.gaps)
        return next((gap for gap in GAPS if counts[gap] >= PATTERN), None)


@dataclass(frozen=True)
class Rule:
    """`holds` gives the evidence for the rule, None where it does not match."""

    id: str
    outcome: Outcome
    says: str
    source: str
    holds: Callable[[Cards], str | None]


@dataclass(frozen=True)
class Decision:
    outcome: Outcome
    rule: Rule
    evidence: str
    note: str = ""


def _strong_noes(cards: Cards) -> str | None:
    noes = cards.votes.count(Vote.STRONG_NO)
    if noes >= 2 or (noes == 1 and Vote.STRONG not in cards.votes):
        rounds = cards.name(*(card.round for card in cards.cards if card.vote is Vote.STRONG_NO))
        return f"strong no in {rounds}" + ("" if noes >= 2 else ", and nobody argues strongly the other way")
    return None


def _pattern(cards: Cards) -> str | None:
    gap = cards.pattern
    if gap is None:
        return None
    rounds = cards.name(*(card.round for card in cards.cards if gap in card.gaps))
    return f"{GAPS[gap]} in {rounds}"


def _bar_raiser(cards: Cards) -> str | None:
    card = cards.bar_raiser
    if card is None or card.vote > Vote.NO:
        return None
    conflicts = [each for one in cards.cards for each in one.conflicts]
    if len(cards.thin) >= 2:
        return f"the Bar Raiser round is {card.vote.title}, and thin or missing: {_names(cards.thin)}"
    return f"the Bar Raiser round is {card.vote.title}, and unexplained: {conflicts[0]}" if conflicts else None


def _technique(cards: Cards) -> str:
    """The rounds whose technique is not at the bar, under the words for where it is, the lowest first."""
    found: dict[str, list[str]] = {}
    for card in sorted(cards.cards, key=lambda each: each.technical or 0):
        if card.technical is not None and card.technical < Tier.AT:
            found.setdefault(cards.bar(card.technical), []).append(card.round)
    return "technique " + " and ".join(f"{bar} in {cards.name(*rounds)}" for bar, rounds in found.items())


def _technical_under(cards: Cards) -> str | None:
    if cards.technical is Tier.UNDER:
        return _technique(cards)
    if cards.technical is Tier.LOWER and cards.level == LOWEST_LEVEL:
        return f"{_technique(cards)}, and there is no level below {LOWEST_LEVEL}"
    return None


def _low_without_principles(cards: Cards) -> str | None:
    if cards.principles_enough:
        return None
    if cards.technical is Tier.LOWER:
        return f"{_technique(cards)}, and thin or missing: {_names(cards.thin)}"
    return (
        f"stories smaller than {cards.level}, and thin or missing: {_names(cards.thin)}" if cards.below_scope else None
    )


def _scope_at_lowest(cards: Cards) -> str | None:
    if cards.below_scope and cards.level == LOWEST_LEVEL:
        return f"stories smaller than {LOWEST_LEVEL}, and there is no level below it"
    return None


def _no_evidence(cards: Cards) -> str | None:
    if cards.skipped:
        return f"no card for {cards.name(*cards.skipped)}: do that round"
    missing = cards.without_evidence
    if QUARTER * len(missing) > len(cards.evidence):
        rounds = list(dict.fromkeys(round_ for _, round_ in missing))
        return f"no evidence for {_names(missing)}: repeat {cards.name(rounds[0])}"
    return None


def _technical_lower(cards: Cards) -> str | None:
    return _technique(cards) if cards.technical is Tier.LOWER else None


def _scope(cards: Cards) -> str | None:
    return f"most stories are smaller than {cards.level}" if cards.below_scope else None


def _split(cards: Cards) -> str | None:
    votes, raiser = cards.votes, cards.bar_raiser
    noes = [card.round for card in cards.cards if card.vote is Vote.NO]
    reasons = [
        *(["a strong no"] if Vote.STRONG_NO in votes else []),
        *([f"no hire in {cards.name(*noes)}"] if len(noes) > 1 else []),
        *(["the Bar Raiser round is no hire"] if raiser is not None and raiser.vote is Vote.NO else []),
        *([f"mean vote {mean_vote(cards.cards):+.1f}"] if mean_vote(cards.cards) < MEAN_HIRE else []),
        *([f"thin or missing: {_names(cards.thin)}"] if not cards.principles_enough else []),
    ]
    return ", ".join(reasons) or None


def _hire(cards: Cards) -> str | None:
    tally = Counter(cards.votes)
    votes = ", ".join(f"{tally[vote]} {vote.title}" for vote in reversed(Vote) if tally[vote])
    noes = [card.round for card in cards.cards if card.vote < Vote.HIRE]
    return f"{votes}{f' ({cards.name(*noes)})' if noes else ''}; mean vote {mean_vote(cards.cards):+.1f}"


RULES: tuple[Rule, ...] = (
    Rule("1", Outcome.NO_HIRE, "two strong noes, or one and no strong hire", "insiders on votes", _strong_noes),
    Rule("2", Outcome.NO_HIRE, "the same gap in three rounds: a pattern, even with good votes", "ours", _pattern),
    Rule("3", Outcome.NO_HIRE, "the Bar Raiser round is a no, with two principles thin or a conflict unexplained",
         "insiders on the veto", _bar_raiser),
    Rule("4", Outcome.NO_HIRE, "technical rounds under the next lower level's bar", "insiders on down-levelling",
         _technical_under),
    Rule("5", Outcome.NO_HIRE, "below the level in technique or scope, and more than a quarter of the principles thin",
         "insiders on down-levelling", _low_without_principles),
    Rule("6", Outcome.NO_HIRE, "stories below the lowest level", "ours", _scope_at_lowest),
    Rule("7", Outcome.HOLD, "a round without a card, or more than a quarter of the principles without evidence", "ours",
         _no_evidence),
    Rule("8", Outcome.LEVEL_DOWN, "technique at the next lower level's bar, principles enough",
         "insiders on down-levelling", _technical_lower),
    Rule("9", Outcome.LEVEL_DOWN, "principles and technique at the bar, most stories smaller than the level",
         "insiders on down-levelling", _scope),
    Rule("10", Outcome.SPLIT, "votes or principles that do not carry a hire", "an insider on split loops", _split),
    Rule("11", Outcome.HIRE, "no strong no, at most one no hire and not the Bar Raiser's, mean vote at least 0.8",
         "insiders on votes", _hire),
)  # fmt: skip
RULES_OURS = "The rules are ours, drawn from public accounts; they are not Amazon's."
NOBODY_STRONG = "Nobody argued strongly for a hire."


def decide(cards: Cards) -> Decision:
    """The first rule that matches, with its evidence. Total: the last rule always matches."""
    for rule in RULES:
        evidence = rule.holds(cards)
        if evidence is not None:
            weak = rule.outcome is Outcome.HIRE and Vote.STRONG not in cards.votes
            return Decision(rule.outcome, rule, evidence, NOBODY_STRONG if weak else "")
    raise AssertionError("the last rule always matches")


def _names(found: Sequence[tuple[str, str]]) -> str:
    return ", ".join(dict.fromkeys(PRINCIPLES.get(name, name) for name, _ in found))
