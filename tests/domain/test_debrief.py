"""The decision is total, deterministic and monotone; each rule fires; the smallest change really flips it."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amzprep.domain.debrief import NOBODY_STRONG, RULES, Cards, Outcome, decide
from amzprep.domain.debrief_change import mended, road_to_hire, smallest_change, steps
from amzprep.domain.scorecard import GAPS, Evidence, Scorecard, Tier, Vote

E, N, H, S = Evidence, Vote.NO, Vote.HIRE, Vote.STRONG


def card(name: str, vote: Vote = H, tier: Tier | None = Tier.AT, **more: object) -> Scorecard:
    told = {f"{name}-one": E.ENOUGH, f"{name}-two": E.STRONG}
    return replace(Scorecard(name, vote, technical=tier, principles=told), **more)  # type: ignore[arg-type]


def loop(*changed: Scorecard, level: str = "L5", skipped: tuple[str, ...] = ()) -> Cards:
    """Five sound rounds, some of them replaced."""
    sound = [card("coding"), card("api"), card("design", S), card("manager"),
             card("raiser", tier=None, bar_raiser=True)]  # fmt: skip
    names = {each.round: each for each in changed}
    return Cards(level, tuple(names.get(each.round, each) for each in sound), skipped)


def weak(name: str, first: Evidence = E.NONE, second: Evidence = E.NONE, **more: object) -> Scorecard:
    return card(name, principles={f"{name}-one": first, f"{name}-two": second}, **more)  # type: ignore[arg-type]


GAP = frozenset({"number"})
EXAMPLES: list[tuple[str, Cards, str]] = [
    ("1", loop(card("coding", Vote.STRONG_NO), card("api", Vote.STRONG_NO)), "strong no in coding, api"),
    ("1", loop(card("coding", Vote.STRONG_NO), card("design", H)), "nobody argues strongly"),
    ("2", loop(card("coding", gaps=GAP), card("api", gaps=GAP), card("manager", gaps=GAP)), "no number in coding, api"),
    ("3", loop(weak("coding", E.THIN, E.THIN), card("raiser", N, None, bar_raiser=True)), "missing: coding-one"),
    ("3", loop(card("raiser", N, None, bar_raiser=True, conflicts=("users: 2 M or 3 M",))), "users: 2 M or 3 M"),
    ("4", loop(card("coding", tier=Tier.UNDER), card("api", tier=Tier.UNDER)), "coding, api"),
    ("4", loop(card("coding", tier=Tier.UNDER), level="L4"), "no level below L4"),
    ("5", loop(card("design", tier=Tier.UNDER), weak("coding"), weak("manager", E.THIN)), "in design"),
    ("6", loop(*[card(n, below_scope=True) for n in ("coding", "api", "manager")], level="L4"), "no level below it"),
    ("7", loop(skipped=("manager",)), "no card for manager"),
    ("7", loop(weak("coding"), weak("manager", E.NONE, E.ENOUGH)), "repeat coding"),
    ("8", loop(card("coding", tier=Tier.UNDER)), "in coding"),
    ("9", loop(*[card(n, below_scope=True) for n in ("coding", "api", "manager")]), "smaller than L5"),
    ("10", loop(card("coding", N), card("api", N)), "no hire in coding, api"),
    ("10", loop(card("raiser", N, None, bar_raiser=True)), "the Bar Raiser round is no hire"),
    ("11", loop(), "mean vote +1.2"),
    ("11", loop(card("coding", N, Tier.LOWER), card("api", S)), "2 hire, 1 no hire (coding); mean vote +1.0"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "cards", "evidence"), EXAMPLES, ids=[f"{e[0]} {e[2]}" for e in EXAMPLES])
def test_a_rule_fires_with_its_evidence(rule: str, cards: Cards, evidence: str) -> None:
    decision = decide(cards)
    assert (decision.rule.id, evidence in decision.evidence) == (rule, True), decision


def test_every_rule_fires_in_some_example() -> None:
    assert {each[0] for each in EXAMPLES} == {rule.id for rule in RULES}


def test_the_rules_stand_in_the_order_of_their_outcomes() -> None:
    outcomes = [rule.outcome for rule in RULES]
    assert outcomes == sorted(outcomes)


def test_a_hire_without_a_strong_hire_says_that_nobody_argued_strongly() -> None:
    assert decide(loop(card("design", H))).note == NOBODY_STRONG
    assert decide(loop()).note == ""


def test_a_better_card_never_worsens_the_outcome_over_all_votes_tiers_and_evidence() -> None:
    """Three rounds, every vote × tier × evidence of each, the third the Bar Raiser's: every step up, everywhere."""
    kinds = [
        Scorecard("x", vote, technical=tier, principles={"p": each})
        for vote, tier, each in product(Vote, Tier, (E.NONE, E.THIN, E.STRONG))
    ]
    for level in ("L4", "L5"):
        outcomes: dict[tuple[int, int, int], Outcome] = {}
        for i, j, k in product(range(len(kinds)), repeat=3):
            some = (replace(kinds[i], round="a"), replace(kinds[j], round="b"),
                    replace(kinds[k], round="c", bar_raiser=True))  # fmt: skip
            outcomes[i, j, k] = decide(Cards(level, some)).outcome
        better = {i: [j for j, other in enumerate(kinds) if _one_step(each, other)] for i, each in enumerate(kinds)}
        for (i, j, k), now in outcomes.items():
            for place, at in enumerate((i, j, k)):
                for up in better[at]:
                    key = [i, j, k]
                    key[place] = up
                    assert outcomes[key[0], key[1], key[2]] >= now


def _one_step(card: Scorecard, other: Scorecard) -> bool:
    """Whether the other card is the same but for one thing that is one step better."""
    evidence = [E.NONE, E.THIN, E.STRONG]
    steps_up = [
        list(Vote).index(other.vote) - list(Vote).index(card.vote),
        (other.technical or 0) - (card.technical or 0),
        evidence.index(other.principles["p"]) - evidence.index(card.principles["p"]),
    ]
    return sorted(steps_up) == [0, 0, 1]


some_cards = st.builds(
    Scorecard,
    round=st.just("x"),
    vote=st.sampled_from(Vote),
    technical=st.none() | st.sampled_from(Tier),
    principles=st.fixed_dictionaries({"p": st.sampled_from(Evidence), "q": st.sampled_from(Evidence)}),
    gaps=st.frozensets(st.sampled_from(sorted(GAPS)), max_size=3),
    conflicts=st.sampled_from([(), ("users differ",)]),
    below_scope=st.booleans(),
)
loops = st.builds(
    lambda level, found, raiser: Cards(
        level, tuple(replace(each, round=str(i), bar_raiser=i == raiser) for i, each in enumerate(found))
    ),
    st.sampled_from(["L4", "L5", "L6", "L7", "L8"]),
    st.lists(some_cards, min_size=1, max_size=6),
    st.integers(0, 5),
)


@given(loops)
@settings(max_examples=300, deadline=None)
def test_any_step_up_on_any_card_never_worsens_the_outcome(cards: Cards) -> None:
    now = decide(cards).outcome
    for each in cards.cards:
        for change in steps(each, cards):
            assert decide(change.applied(cards)).outcome >= now, change


@given(loops)
@settings(max_examples=60, deadline=None)
def test_the_smallest_change_flips_the_outcome_and_nothing_smaller_does(cards: Cards) -> None:
    now = decide(cards).outcome
    found = smallest_change(cards, 2)
    changed = cards
    for change in found:
        changed = change.applied(changed)
    if found:
        assert decide(changed).outcome > now
    if len(found) == 2:
        singles = [change for each in cards.cards for change in steps(each, cards)]
        assert all(decide(change.applied(cards)).outcome == now for change in singles)
    if now is Outcome.HIRE:
        assert found == []


@given(loops)
def test_the_decision_is_the_same_each_time(cards: Cards) -> None:
    assert decide(cards) == decide(cards)


def test_the_road_to_a_hire_is_the_fewest_repairs_with_the_choice_there_is() -> None:
    cards = loop(card("api", Vote.STRONG_NO, Tier.UNDER), weak("manager"), weak("coding", E.NONE, E.ENOUGH))
    road = road_to_hire(cards)
    assert road is not None
    assert [each.says for each in road.repairs] == ["technique at the L5 bar and the vote hire"]
    names = [each.says.removeprefix("enough evidence for ") for each in road.one_of]
    assert names == ["coding-one", "manager-one", "manager-two"]


@given(loops)
@settings(max_examples=150, deadline=None)
def test_every_way_on_the_road_really_leads_to_a_hire(cards: Cards) -> None:
    road = road_to_hire(cards, 2)
    if road is None:
        return
    for each in road.one_of or [None]:
        some = [*road.repairs, *([each] if each is not None else [])]
        assert decide(mended(cards, some)).outcome is Outcome.HIRE
        assert all(
            decide(mended(cards, some[:i] + some[i + 1 :])).outcome is not Outcome.HIRE for i in range(len(some))
        )


def test_rounds_are_called_by_their_names_and_bars_by_their_levels() -> None:
    cards = replace(loop(card("coding", tier=Tier.UNDER)), names={"coding": "round 1"})
    assert decide(cards).evidence == "technique below the L4 bar in round 1"
    assert cards.name("coding") == "round 1"
    names = {"coding": "round 1", "api": "round 2", "design": "round 3"}
    assert replace(cards, names=names).name("coding", "api") == "rounds 1 and 2"
    assert replace(cards, names=names).name("coding", "api", "design") == "rounds 1, 2 and 3"
    assert [cards.bar(each) for each in Tier] == ["below the L4 bar", "at the L4 bar", "at the L5 bar"]
    assert loop(level="L4").bar(Tier.LOWER) == "below the L4 bar"
