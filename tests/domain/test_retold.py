"""Figures that change between two tellings of one event are found; what was left out, or is another thing, is not."""

from __future__ import annotations

import pytest

from amzprep.domain.text.prose import Prose, Text
from amzprep.domain.text.retold import retold, said


def differing(before: str, after: str) -> list[str]:
    one, two = (Prose(Text(each), ((0, len(each)),)) for each in (before, after))
    return said(retold(one.numbers, two.numbers), before, after)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("It took four months.", "Within three months he was there.", ["four months, then three months"]),
        ("Reviews went from 5 rounds to 2 rounds.", "It fell from 6 rounds to 2 rounds.", ["5 rounds, then 6 rounds"]),
        ("We lost 31 % of the orders.", "It cost us 28% of them.", ["31 %, then 28%"]),
        ("It took four months.", "It took four months, and I slept.", []),
        ("It took four months and 12 people.", "It took 12 people.", []),
        ("It took two weeks.", "It took four months.", []),
        ("One in 3 days, 5 days, 9 days.", "In 4 days, 5 days, 9 days.", []),
        ("In 2 days, then 7 days.", "After 4 days and 9 days.", []),
        ("Sev 2 in version 3.", "Sev 3 in version 4.", []),
    ],
)
def test_a_figure_told_otherwise_is_found(before: str, after: str, found: list[str]) -> None:
    assert differing(before, after) == found
