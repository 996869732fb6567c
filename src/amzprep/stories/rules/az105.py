"""Too much context.

What: Situation and Task are more than 40% of the told words.

Why: Context is the part the interviewer cannot score. Every second of it is taken from what you did.

Remedy: Keep one sentence of context for each fact that the Action uses, and drop the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms

MOST, ENOUGH = 0.40, 60
TOLD = ("situation", "action", "result")


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """The share of what is told before the Action, in a story of some length; its Task may be missing."""
    total = len(story.star)
    if total < ENOUGH or any(not story.section(name) for name in TOLD):
        return
    share = len(story.situation + story.task) / total
    if share > MOST:
        yield Hit(f"Situation and Task are {share:.0%} of the story", at=story.section("situation").at)


RULE = Rule(
    "AZ105",
    WARNING,
    check,
    "keep one sentence of context for each fact the Action uses",
    bad=Sample(
        situation="""The company had three shops in four countries, and each one had its own search team. The teams had
been founded at different times and used different tools. One of them had moved to a new store the year before, which
had taken long. There had been talk of one platform for years. The ranking model was trained each night on clicks of
the last month, and its inputs came from nine jobs which belonged to five teams. In January it lost quality. Nobody saw
it for three weeks. About 40,000 shoppers a day had worse results in that time.""",
        action="""I pulled the raw rows, found the job that had changed its unit, and fixed it with its owner. I wrote a
check that blocks a bad release, set its thresholds by input with the on-call engineers, and wrote the runbook. I
trained both rotations on it in one hour each.""",
    ),
    weight=6,
)
