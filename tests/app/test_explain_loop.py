"""The outcomes of a mock loop, its rules and the words on its cards are explained by their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from amzprep.domain.debrief import RULES, Outcome
from amzprep.domain.scorecard import Evidence, Tier
from ran import Ran

Amzprep = Callable[..., Ran]
NAMES = [
    *(each.title for each in Outcome),
    *(f"rule {each.id}" for each in RULES),
    *(each.title for each in Evidence),
    *(each.title for each in Tier),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_word_of_the_debrief_is_explained(name: str, amzprep: Amzprep) -> None:
    whole = amzprep("explain", name)
    assert (whole.code, whole.err) == (0, "")
    assert whole.out.casefold().startswith(f"{name}:")
    assert amzprep("explain", *name.split()) == whole


def test_the_bars_of_levels_are_explained_as_a_debrief_writes_them(amzprep: Amzprep) -> None:
    at = " ".join(amzprep("explain", "at", "the", "L4", "bar").out.split())
    assert at.startswith("at the L4 bar: ")
    assert "in a loop at L4" in at
    assert "three quarters" in at
    below = " ".join(amzprep("explain", "below the L5 bar").out.split())
    assert below.startswith("below the L5 bar: ")
    assert amzprep("explain", "at the L9 bar").code == 2


def test_an_outcome_names_its_rules_and_the_way_on(amzprep: Amzprep) -> None:
    out = " ".join(amzprep("explain", "hold").out.split())
    assert "Rule 7: a round without a card" in out
    assert "amzprep loop retry ROUND" in out
    assert "ties" not in out


def test_a_rule_names_its_outcome_and_its_source(amzprep: Amzprep) -> None:
    out = " ".join(amzprep("explain", "rule", "5").out.split())
    assert "no hire yet" in out
    assert "insiders on down-levelling" in out
    assert "rules 1 to 4" in out


def test_the_list_of_codes_holds_them_and_a_slip_finds_them(amzprep: Amzprep) -> None:
    listed = amzprep("explain").out
    assert all(name in listed for name in ("rule 11", "hire one level down"))
    assert amzprep("explain", "holdd").err == "amzprep: no code 'holdd'; did you mean hold?\n"
    assert "did you mean rule 7?" in amzprep("explain", "rule7").err
    assert amzprep("explain", "rule", "12").code == 2
