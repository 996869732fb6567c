"""What does not fit over the rounds is found, once, under the reason it speaks to; what fits says nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from amzprep.domain.consistency import REASONS, Inconsistency, calibration, inconsistencies, marking, pace
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
    ("the same story twice", "principles", "'drift': told 2 times (Ownership, Dive Deep); interviewers compare",
     (card("a", ownership=told()), card("b", **{"dive-deep": told(story="Drift")}))),
    ("a story that does not claim the principle", "principles", "'drift': its file does not claim Ownership",
     (card("a", ownership=told(claims_principle=False, signal="weak")),)),
    ("a strong story whose file is silent", "principles", "not among the principles of its file: 'drift' for Ownership",
     (card("a", ownership=told(claims_principle=False)),)),
    ("facts that differ", "principles", "users: 2 M in drift, 3 M in the resume",
     (card("a", conflicts=("users: 2 M in drift, 3 M in the resume",)),)),
    ("a story smaller than the level", "principles", "'drift': smaller than the level (2 people)",
     (card("a", ownership=told(scope_short="2 people")),)),
    ("figures told otherwise", "principles", "figures of its file told otherwise: 4 months, then 3 months",
     (card("a", ownership=told(retold=["4 months, then 3 months"])),)),
    ("hardly an I", "principles", "'drift': says I in 20 % of its I and we",
     (card("a", ownership=told(i_share=0.2)),)),
    ("growth against the claim", "coding", "you claimed O(n); measured, about n^2",
     (card("a", technical={**CODING, "growth_worse": True, "growth": 2.0}),)),
    ("no clarifying question in two rounds", "systems", "no clarifying question in the technical part of 2 rounds",
     (card("a", gaps=("clarifying",)), card("b", gaps=("clarifying",)))),
    ("musts under the reason they speak to", "metrics", "musts missed: names a success metric",
     (card("a", technical={**OPEN, "musts_missed": ["m"], "reasons": {"metrics": ["names a success metric"]}}),)),
    ("groups of cases", "coding", "1 of 9 groups of cases failed: ties",
     (card("a", technical={**CODING, "groups": 9, "groups_failed": ["ties"]}),)),
    ("a published example", "coding", "groups of cases failed: example, a published example among them",
     (card("a", technical={**CODING, "groups_failed": ["example"]}),)),
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


def test_every_reason_but_depth_has_a_rule_here_and_depth_has_musts() -> None:
    musts = card("a", technical={**OPEN, "reasons": {"depth": ["explains the loss"]}})
    assert {each[1] for each in EXAMPLES} | {each.reason for each in found(musts)} == set(REASONS)


def test_one_story_is_one_line_whatever_does_not_fit_of_it() -> None:
    silent = told(i_share=0.0, signal="none", gaps=["own-part"])
    again = {**silent, "claims_principle": False, "title": "Drift nobody owned"}
    rounds = card("a", gaps=("own-part",), ownership=silent), card("b", gaps=("own-part",), **{"dive-deep": again})
    (only,) = found(*rounds)
    assert only.says == (
        "'drift': told 2 times (Ownership, Dive Deep); interviewers compare notes; never says \"I\"; "
        "its file does not claim Dive Deep"
    )


def test_own_marks_are_shown_for_another_look_and_are_no_finding() -> None:
    marked = card("a", technical={**OPEN, "strayed": ["names a bar"], "doubled": [["names a bar", "counts users"]],
                                  "short_quotes": 2})  # fmt: skip
    assert found(marked) == []
    assert marking([marked], {"a": "round 1"}) == [
        "round 1: one line stands for 2 points; does it say each of them? names a bar; counts users",
        "round 1: the line shares no word with the point: names a bar",
        "round 1: 2 points rest on fewer than four words, and do not count",
    ]


def test_rounds_that_were_over_early_are_named_once() -> None:
    quick = card("a", technical={**OPEN, "elapsed_s": 600.0})
    stories = card("b", ownership=told(elapsed_s=90.0), **{"dive-deep": told(story="outage", elapsed_s=90.0)})
    said = pace([quick, stories, *SOUND], {"a": "round 1"})
    assert said.startswith("Over in less than half of the time: round 1 after 10 of 40 min, b after 3 of 14 min.")
    assert pace(SOUND) == ""


def test_code_that_was_solved_early_is_not_over_early_and_code_given_up_is() -> None:
    assert pace([card("a", technical={**CODING, "elapsed_s": 300.0})]) == ""
    failed = {**CODING, "elapsed_s": 300.0, "cases_passed": 3, "groups_failed": ["ties"]}
    assert "a after 5 of 40 min" in pace([card("a", technical=failed)])


def test_one_round_without_a_clarifying_question_is_no_finding() -> None:
    assert found(card("a", gaps=("clarifying",)), card("b")) == []


def test_a_self_vote_is_held_against_the_facts() -> None:
    poor = card("a", technical={**CODING, "cases_passed": 61, "cases": 100, "groups_failed": ["ties"]})
    (line,) = calibration([replace(poor, vote=Vote.NO), card("b")])
    assert line == "a: you said hire, higher than what was measured (no hire): 61 of 100 cases passed"
