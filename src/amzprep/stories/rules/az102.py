"""The story is too long to tell.

What: Situation to Result take more than three minutes at your rate (info), or more than four (warning).

Why: Interviewers plan about two minutes for the story and spend the rest on their questions; a longer one is cut off,
often before the result.

Remedy: Cut Situation first, then steps that decided nothing. `amzprep stories rehearse --calibrate` measures your rate.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.rehearsal import FAR_S, LONGEST_S, clock
from amzprep.domain.story import Story
from amzprep.stories.rule import INFO, WARNING, Hit, Rule, Sample, Terms


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """The whole told story against three and four minutes, with the seconds of each section."""
    seconds = len(story.star) * 60 / terms.rate
    if seconds <= LONGEST_S:
        return
    parts = ", ".join(f"{title} {each:.0f} s" for title, each in story.seconds(terms.rate).items())
    message = f"takes {clock(seconds)} at {terms.rate:.0f} words a minute" + (f" ({parts})" if parts else "")
    at = story.told[0].at if story.told else story.body[0]
    yield Hit(message, at=at, severity=WARNING if seconds > FAR_S else INFO)


RULE = Rule(
    "AZ102",
    WARNING,
    check,
    "cut Situation first; aim at two to three minutes",
    bad=Sample(action="I wrote one more check and showed it to the team. " * 60),
    weight=6,
)
