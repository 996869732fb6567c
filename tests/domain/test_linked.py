"""The Bar Raiser's probes come from the cards so far: a rule each, a few in all, nothing measured while hidden."""

from __future__ import annotations

from typing import Any

import pytest

from amzprep.domain.linked import ASKS, MOST, PER_KIND, linked_probes
from amzprep.domain.scorecard import Scorecard, Vote

SOUND: dict[str, Any] = {"story": "drift", "signal": "strong", "i_share": 0.9}


def card(name: str = "a", *, gaps: tuple[str, ...] = (), conflicts: tuple[str, ...] = (), **facts: Any) -> Scorecard:
    return Scorecard(name, Vote.HIRE, gaps=frozenset(gaps), conflicts=conflicts, facts=facts)


CODE = {"growth_worse": True, "claimed_time": "O(n)", "growth": 2.0}
EXAMPLES: list[tuple[str, list[Scorecard], str]] = [
    ("conflict", [card(conflicts=("users: 2 M in drift, 3 M in the resume",))], "3 M in the resume. Which one holds"),
    ("retold", [card(ownership={**SOUND, "retold": ["4 months, then 3 months"]})], "figures changed: 4 months, then 3"),
    ("failed", [card(technical={"groups_failed": ["ties", "perf"]})], "in 'A title' did not pass every group of cases"),
    ("growth", [card(technical=CODE)], "You said O(n) for your code; on growing inputs it takes about n^2. Where"),
    ("own-part", [card(ownership={**SOUND, "i_share": 0.0})], "In 'drift' I hear more we than I"),
    ("thin", [card(ownership={**SOUND, "signal": "weak"})], "Back to 'drift'"),
    ("twice", [card("a", ownership=SOUND), card("b", **{"dive-deep": {**SOUND, "story": "Drift"}})], "heard 'drift'"),
    ("clarifying", [card(gaps=("clarifying",))], "In 'A title' you began without a question"),
    ("alternative", [card(gaps=("alternative",))], "In 'A title' I heard one way"),
    ("number", [card(gaps=("number",))], "In 'A title' I heard no number"),
    ("missed", [card(technical={"missed": ["names a fallback"]})], "somebody who names a fallback, and"),
    ("other-side", [card(ownership=SOUND)], "Somebody was against it in 'drift'"),
]


@pytest.mark.parametrize(("kind", "cards", "ask"), EXAMPLES, ids=[each[0] for each in EXAMPLES])
def test_each_rule_asks_for_its_evidence(kind: str, cards: list[Scorecard], ask: str) -> None:
    found = {each.kind: each.ask for each in linked_probes(cards, {"a": "A title"})}
    assert ask in found[kind]


def test_every_rule_has_an_example() -> None:
    assert {each[0] for each in EXAMPLES} == set(ASKS)


def test_there_are_a_few_probes_and_no_rule_asks_all_of_them() -> None:
    many = [card(str(i), gaps=("number",), ownership={**SOUND, "story": f"s{i}", "signal": "weak"}) for i in range(9)]
    found = linked_probes(many, {})
    assert len(found) == MOST
    assert all(sum(one.kind == each.kind for one in found) <= PER_KIND for each in found)


def test_nothing_measured_is_told_while_the_loop_is_sealed() -> None:
    cards = [card(technical={**CODE, "missed": ["names a fallback"]})]
    assert {each.kind for each in linked_probes(cards, {})} == {"growth", "missed"}
    assert linked_probes(cards, {}, hidden=True) == []


def test_without_a_card_there_is_nothing_to_link_to() -> None:
    assert linked_probes([], {}) == []


def test_a_gap_is_asked_about_in_the_part_that_has_it() -> None:
    story = {**SOUND, "title": "Drift nobody owned", "gaps": ["number"]}
    (found,) = [each for each in linked_probes([card(gaps=("number",), ownership=story)], {}) if each.kind == "number"]
    assert found.about == "Drift nobody owned"


def test_no_round_has_all_the_probes_while_others_give_something_to_ask() -> None:
    told = {**SOUND, "signal": "weak", "i_share": 0.1}
    gaps, conflicts = ("clarifying", "alternative", "number"), ("x: 1 in p, 2 in q",)
    first = card("a", gaps=gaps, conflicts=conflicts, ownership=told, technical={"missed": ["names a fallback"]})
    second = card("b", technical={"groups_failed": ["ties"]})
    third = card("c", gaps=("clarifying",))
    found = linked_probes([first, second, third], {})
    assert len(found) == MOST
    assert [each.round for each in found][:4] == ["a", "b", "a", "c"]
