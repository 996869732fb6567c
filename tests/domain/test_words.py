"""A typed question finds what was prepared for it, whatever its endings."""

from __future__ import annotations

import pytest

from amzprep.domain.coding import Clarification
from amzprep.domain.words import matching, part_asked, words

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


PROMPT = (
    "Robot arms pick items from bins. A computer at the arm takes three pictures and chooses a grasp or passes the "
    "item to a person; people can take at most 5% of the items, and a damaged item costs 9 dollars."
)
TALK = [
    Clarification(
        "How do we learn that a pick failed or an item was damaged?",
        "A scale tells at once whether one item was moved. Damage is found at packing, up to 5 hours later.",
    ),
    Clarification("What computer stands at the arm?", "One small accelerator with 16 GB of memory."),
    Clarification("Are people near the arm in danger?", "Cells are fenced; a certified controller stops the arm."),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("How do we know that an item was damaged?", 0),
        ("is there a sensor that tells whether a pick failed", 0),
        ("what computer do we have at the arm, a GPU?", 1),
        ("how much memory has the accelerator", 1),
        ("may the software stop the arm near people", 2),
        ("Are people near the arm in danger?", 2),
    ],
)
def test_what_is_prepared_is_found_among_the_words_of_the_prompt(typed: str, found: int) -> None:
    assert matching(typed, TALK, PROMPT) == [TALK[found]]


@pytest.mark.parametrize(
    "typed",
    [
        "How many items are passed to a person today, may 5% be exceeded?",
        "what success feedback is there at the arm, suction?",
        "which pictures do we keep of an item, and how long?",
        "how many people are there?",
        "may we try the same item again with another grasp?",
    ],
)
def test_words_of_the_prompt_alone_bring_nothing_rather_than_a_wrong_answer(typed: str) -> None:
    assert matching(typed, TALK, PROMPT) == []


def test_one_word_of_many_brings_nothing() -> None:
    assert matching("who gets scored on Monday, accounts, shops or events of the night", PREPARED) == []


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


@pytest.mark.parametrize("said", ["reading", "readings", "read", "class classes", "boxes box boxed", "prices priced"])
def test_a_word_is_one_word_whatever_its_ending(said: str) -> None:
    assert len(words(said) | words(said.partition(" ")[0])) == 1
