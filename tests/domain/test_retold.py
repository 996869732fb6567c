"""Figures that change between two tellings of one event are found; what was left out, or is another thing, is not."""

from __future__ import annotations

import pytest

from amzprep.domain.text.prose import Prose, Text
from amzprep.domain.text.retold import retold


def differing(before: str, after: str) -> list[str]:
    one, two = (Prose(Text(each), ((0, len(each)),)) for each in (before, after))
    return retold(one, two)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (
            "Calls fell from 14,200 to 2,900 a day.",
            "They went from 14,200 to 5,400.",
            ["14,200 to 2,900, then 14,200 to 5,400"],
        ),
        ("It fell from 22% to 12%.", "It fell from 30% to 12%.", ["22% to 12%, then 30% to 12%"]),
        ("I cut 412 features.", "I cut 500 features that week.", ["412 features, then 500 features"]),
        ("It took four months.", "Within three months he was there.", []),
        ("I had been there for five months.", "A classifier would take four months.", []),
        ("It ran for twelve weeks.", "We froze for two weeks.", []),
        ("It fell from 22% to 12%.", "It fell from 22% to 15%, and in May to 12%.", []),
        ("I asked 12 people.", "I asked 12 people, and 40 people wrote.", []),
        ("I led 3 people.", "I led 4 people.", []),
        ("It fell from 22% to 12%.", "Orders rose from 5% to 7%.", []),
        ("Sev 2 in version 13.", "Sev 3 in version 14.", []),
    ],
)
def test_a_figure_told_otherwise_is_found(before: str, after: str, found: list[str]) -> None:
    assert differing(before, after) == found
