"""What keeps an outcome is what was put in place: nothing switched off, no rejected option, no old habit."""

from __future__ import annotations

import pytest

from amzprep.stories.load import read_story
from amzprep.stories.mechanism import mechanisms
from amzprep.stories.rule import Sample

SITUATION = "Four teams argued in each monthly review, and there was no checklist for it."


def kept(text: str) -> list[str]:
    sample = Sample(situation=SITUATION, task="It was mine.", action=text, result="It went well.", learning=None)
    return list(mechanisms(read_story("a.md", sample.text())))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We built a table, and the old dashboards were switched off in March.", []),
        ("I switched off the old dashboards.", []),
        ("I removed the cause and set an alarm.", ["alarm"]),
        ("I removed three alerts that nobody read.", []),
        ("I considered a weekly meeting, but he would have waited for me.", []),
        ("I considered a weekly meeting, but I set an alarm.", ["alarm"]),
        ("I decided against a review board, since it would have slowed us.", []),
        ("I could have built a dashboard. I wrote a runbook.", ["runbook"]),
        ("Instead of a dashboard I set an alarm.", ["alarm"]),
        ("I set an alarm rather than a dashboard.", ["alarm"]),
        ("Detection went from 34 minutes to 4 minutes in the alert history.", []),
        ("The alert logs showed it, and I wrote a runbook.", ["runbook"]),
        ("The monthly review became shorter.", []),
        ("I added a monthly review of the sheet.", ["monthly review"]),
        ("The checklist hangs at the door.", ["checklist"]),
        ("A feature nobody reads for 45 days now opens a ticket by itself.", ["opens a ticket"]),
        ("The correction switches itself off when it changes a window by 30 minutes.", ["switches itself off"]),
        ("I built a check which compares a release with the last day's.", ["check which compares"]),
        (
            "The rule stands in our review guide, and I check it each quarter.",
            ["review guide", "check it each quarter"],
        ),
        ("The tickets are read in the Monday meeting.", ["monday meeting"]),
    ],
)
def test_only_what_was_put_in_place_keeps_an_outcome(text: str, found: list[str]) -> None:
    assert kept(text) == found
