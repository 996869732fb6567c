"""A typed question finds what was prepared for it, whatever its endings."""

from __future__ import annotations

import pytest

from amzprep.domain.coding import Clarification
from amzprep.domain.words import matching, part_asked

PREPARED = [
    Clarification("Is a pause of exactly the gap still one session?", "Yes, at most the gap."),
    Clarification("Are the events sorted?", "No, in any order."),
    Clarification("What is returned for an empty log?", "An empty list."),
    Clarification("Can k be larger than n?", "Yes, then all are returned."),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("what about gaps", 0),
        ("is the event list sorted already", 1),
        ("sorting?", 1),
        ("are logs ever empty?", 2),
        ("may k be bigger than n", 3),
    ],
)
def test_shared_words_find_the_prepared_question_first(typed: str, found: int) -> None:
    assert matching(typed, PREPARED)[0] is PREPARED[found]


@pytest.mark.parametrize("typed", ["", "?", "what is it", "colour of the sky"])
def test_no_shared_word_finds_nothing(typed: str) -> None:
    assert matching(typed, PREPARED) == []


def test_at_most_two_are_proposed() -> None:
    assert len(matching("sorted empty gap session events log k n", PREPARED)) == 2


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("what are the constraints?", "constraints"),
        ("how big can the input be", "constraints"),
        ("any limits", "constraints"),
        ("could you give me an example", "examples"),
        ("are they sorted?", None),
    ],
)
def test_a_part_of_the_statement_can_be_asked_for(typed: str, part: str | None) -> None:
    assert part_asked(typed) == part
