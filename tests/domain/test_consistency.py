"""What does not fit over the rounds is found, once, under the reason it speaks to; what fits says nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from amzprep.domain.consistency import REASONS, Inconsistency, calibration, inconsistencies
from amzprep.domain.scorecard import Scorecard, Vote

TELLING: dict[str, Any] = {
    "elapsed_s": 400.0, "limit_s": 420.0, "story": "drift", "told_s": 130.0, "signal": "strong", "red_flags": 0,
    "claims_principle": True, "scope_short": "", "i_share": 0.8,
}  # fmt: skip
OPEN: dict[str, Any] = {
    "elapsed_s": 2000.0, "limit_s": 2400.0, "percent": 80.0, "bar": 55, "musts_missed": [], "reasons": {},
    "strayed": [], "doubled": [], "short_quotes": 0,
}  # fmt: skip
CODING: dict[str, Any] = {
    "elapsed_s": 700.0, "limit_s": 2400.0, "cases": 30, "cases_passed": 30, "groups_failed": [], "own_cases": 2,
    "growth_worse": False, "claimed_time": "O(n)", "growth": 1.0,
}  # fmt: skip


def card(name: str, *, gaps: tuple[str, ...] = (), conflicts: tuple[str, ...] = (), **facts: Any) -> Scorecard:
    return Scorecard(name, Vote.HIRE, Vote.HIRE, gaps=frozenset(gaps), conflicts=conflicts, facts=facts)


def found(*cards: Scorecard) -> list[Inconsistency]:
    return inconsistencies(cards)


def told(**more: Any) -> dict[str, Any]:
    return {**TELLING, **more}


SOUND = (
    card("coding", technical=CODING, ownership=told()),
    card("design", technical=OPEN, **{"dive-deep": told(story="outage")}),
)


def test_sound_rounds_say_nothing() -> None:
    assert found(*SOUND) == []


EXAMPLES: list[tuple[str, str, str, tuple[Scorecard, ...]]] = [
    ("the same story twice", "principles", "the story 'drift' was told 2 times (Ownership, Dive Deep)",
     (card("a", ownership=told()), card("b", **{"dive-deep": told(story="Drift")}))),
    ("a story that does not claim the principle", "principles", "'drift' does not claim Ownership",
     (card("a", ownership=told(claims_principle=False)),)),
    ("facts that differ", "principles", "users: 2 M in drift, 3 M in the resume",
     (card("a", conflicts=("users: 2 M in drift, 3 M in the resume",)),)),
    ("a story smaller than the level", "principles", "'drift' is smaller than the level (2 people)",
     (card("a", ownership=told(scope_short="2 people")),)),
    ("hardly an I", "principles", "'drift' says I in 20 % of its I and we",
     (card("a", ownership=told(i_share=0.2)),)),
    ("a quote that shares no word with its point", "depth", "shares no word with it (shown, not scored): names a bar",
     (card("a", technical={**OPEN, "strayed": ["names a bar"]}),)),
    ("a quote used for two points", "depth", "one line stands for 2 points: names a bar; counts the users",
     (card("a", technical={**OPEN, "doubled": [["names a bar", "counts the users"]]}),)),
    ("quotes too short to be evidence", "depth", "2 points rest on fewer than four words",
     (card("a", technical={**OPEN, "short_quotes": 2}),)),
    ("growth against the claim", "coding", "you claimed O(n); measured, about n^2",
     (card("a", technical={**CODING, "growth_worse": True, "growth": 2.0}),)),
    ("no clarifying question in two rounds", "systems", "no clarifying question in 2 rounds",
     (card("a", gaps=("clarifying",)), card("b", gaps=("clarifying",)))),
    ("a round that ended early", "systems", "over after 10 of 40 minutes",
     (card("a", technical={**OPEN, "elapsed_s": 600.0}),)),
    ("a round of stories that ended early", "principles", "over after 3 of 14 minutes",
     (card("a", ownership=told(elapsed_s=90.0), **{"dive-deep": told(story="outage", elapsed_s=90.0)}),)),
    ("musts under the reason they speak to", "metrics", "musts missed: names a success metric",
     (card("a", technical={**OPEN, "musts_missed": ["m"], "reasons": {"metrics": ["names a success metric"]}}),)),
    ("groups of cases", "coding", "groups of cases failed: ties",
     (card("a", technical={**CODING, "groups_failed": ["ties"], "elapsed_s": 2000.0}),)),
    ("no case of one's own", "coding", "no case of your own",
     (card("a", technical={**CODING, "own_cases": 0}),)),
]  # fmt: skip


@pytest.mark.parametrize(("what", "reason", "says", "cards"), EXAMPLES, ids=[each[0] for each in EXAMPLES])
def test_what_does_not_fit_is_said_once_under_its_reason(
    what: str, reason: str, says: str, cards: tuple[Scorecard, ...]
) -> None:
    (only,) = found(*cards)
    assert says in only.says
    assert only.reason == reason
    assert only.rounds == tuple(each.round for each in cards)


def test_every_reason_can_have_evidence() -> None:
    assert {each[1] for each in EXAMPLES} == set(REASONS)


def test_a_round_that_was_solved_early_is_not_over_early() -> None:
    assert found(card("a", technical={**CODING, "elapsed_s": 300.0})) == []


def test_code_that_was_given_up_early_is() -> None:
    failed = {**CODING, "elapsed_s": 300.0, "cases_passed": 3, "groups_failed": ["ties"]}
    assert any("over after 5 of 40 minutes" in each.says for each in found(card("a", technical=failed)))


def test_one_round_without_a_clarifying_question_is_no_finding() -> None:
    assert found(card("a", gaps=("clarifying",)), card("b")) == []


def test_a_self_vote_is_held_against_the_facts() -> None:
    poor = card("a", technical={**CODING, "cases_passed": 61, "cases": 100, "groups_failed": ["ties"]})
    (line,) = calibration([replace(poor, vote=Vote.NO), card("b")])
    assert line == "a: you said hire, higher than the facts give (no hire): 61 of 100 cases passed"
