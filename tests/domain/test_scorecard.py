"""Votes that are computed, votes that are capped, and cards that come back as they were sealed."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amzprep.domain.scorecard import (
    GAPS,
    CodingFacts,
    Evidence,
    Scorecard,
    Tier,
    Vote,
    capped_vote,
    coding_tier,
    coding_vote,
    evidence_of,
    read_vote,
)

CLEAN = CodingFacts(groups=8, failed_groups=0, in_time=True, own_cases=2, first_run_accepted=True)
cards = st.builds(
    Scorecard,
    round=st.sampled_from(["coding", "design"]),
    vote=st.sampled_from(Vote),
    self_vote=st.none() | st.sampled_from(Vote),
    technical=st.none() | st.sampled_from(Tier),
    principles=st.dictionaries(st.sampled_from(["ownership", "dive-deep"]), st.sampled_from(Evidence)),
    gaps=st.frozensets(st.sampled_from(sorted(GAPS))),
    conflicts=st.lists(st.text(max_size=9), max_size=2).map(tuple),
    below_scope=st.booleans(),
    bar_raiser=st.booleans(),
)


@pytest.mark.parametrize(
    ("change", "vote"),
    [
        ({}, Vote.STRONG),
        ({"nudges": 1}, Vote.STRONG),
        ({"approaches": 1}, Vote.HIRE),
        ({"in_time": False}, Vote.HIRE),
        ({"own_cases": 0}, Vote.HIRE),
        ({"first_run_accepted": False}, Vote.HIRE),
        ({"growth_worse": True}, Vote.HIRE),
        ({"failed_groups": 1}, Vote.NO),
        ({"failed_groups": 4}, Vote.NO),
        ({"failed_groups": 5}, Vote.STRONG_NO),
        ({"groups": 0}, Vote.STRONG_NO),
    ],
)
def test_the_coding_vote_follows_from_what_was_measured(change: dict[str, object], vote: Vote) -> None:
    assert coding_vote(replace(CLEAN, **change)) is vote  # type: ignore[arg-type]


@pytest.mark.parametrize(("failed", "tier"), [(0, Tier.AT), (2, Tier.LOWER), (3, Tier.UNDER), (8, Tier.UNDER)])
def test_the_coding_tier_counts_groups(failed: int, tier: Tier) -> None:
    assert coding_tier(replace(CLEAN, failed_groups=failed)) is tier


def test_worse_facts_never_vote_better() -> None:
    for failed, nudges, approaches, in_time, grows in product(
        (0, 1, 5), (0, 1, 3), (0, 1), (True, False), (True, False)
    ):
        facts = replace(CLEAN, failed_groups=failed, nudges=nudges, approaches=approaches, in_time=in_time,
                        growth_worse=grows)  # fmt: skip
        for worse in (
            replace(facts, failed_groups=failed + 1),
            replace(facts, nudges=nudges + 1),
            replace(facts, approaches=approaches + 1),
            replace(facts, in_time=False),
            replace(facts, growth_worse=True),
            replace(facts, own_cases=0),
            replace(facts, first_run_accepted=False),
        ):
            assert coding_vote(worse) <= coding_vote(facts)


@pytest.mark.parametrize(
    ("vote", "distance", "missed", "capped"),
    [
        (Vote.STRONG, 10.0, 0, Vote.STRONG),
        (Vote.STRONG, 9.9, 0, Vote.HIRE),
        (Vote.HIRE, -5.0, 0, Vote.HIRE),
        (Vote.STRONG, 30.0, 1, Vote.NO),
        (Vote.STRONG_NO, 30.0, 0, Vote.STRONG_NO),
    ],
)
def test_a_vote_is_held_to_the_rubric(vote: Vote, distance: float, missed: int, capped: Vote) -> None:
    assert capped_vote(vote, distance, missed) is capped


def test_evidence_sinks_with_red_flags_and_with_another_stories_principle() -> None:
    assert [evidence_of("strong", n) for n in (0, 1, 2)] == [Evidence.STRONG, Evidence.ENOUGH, Evidence.THIN]
    assert [evidence_of(signal, 0) for signal in ("mixed", "weak", "none")] == [
        Evidence.ENOUGH,
        Evidence.THIN,
        Evidence.NONE,
    ]
    assert evidence_of("none", 3) is Evidence.NONE


@given(cards)
def test_a_card_comes_back_as_it_was_sealed(card: Scorecard) -> None:
    assert Scorecard.from_json(card.as_json()) == card


def test_a_vote_that_is_none_is_refused_with_the_votes_there_are() -> None:
    with pytest.raises(ValueError, match="strong no hire, no hire, hire, strong hire, not 'maybe'"):
        read_vote("maybe")
