"""Two stories tell the same event.

What: Two stories share more than half of their runs of five words, or have the same `facts` and the same `when`.

Why: Told to two interviewers they are one story told twice.

Remedy: Merge them, or tell another side with other facts.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.story_bank import StoryBank
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms

Run = tuple[str, ...]
RUN, SHARED = 5, 0.5
LONG = 7
HOLDERS = 3  # of one run that are kept: a twin of many is a twin of the first ones
FEWEST = 8  # runs below which a text is too short to tell


def check(bank: StoryBank, terms: Terms) -> Iterator[Hit]:
    """Every story against those before it; only pairs that share a run are compared."""
    runs = [_runs(story) for story in bank.stories]
    holders: dict[Run, list[int]] = {}
    events: dict[object, int] = {}
    for i, story in enumerate(bank.stories):
        shared: dict[int, int] = {}
        for run in runs[i]:
            known = holders.get(run)
            if known is None:
                holders[run] = [i]
                continue
            for j in known:
                shared[j] = shared.get(j, 0) + 1
            if len(known) < HOLDERS:
                known.append(i)
        twin = next(
            (j for j, n in shared.items() if len(runs[i]) >= FEWEST and n > SHARED * min(len(runs[i]), len(runs[j]))),
            None,
        )
        first = events.setdefault(_event(story), i) if story.facts and story.when else i
        if twin is None and first < i:
            twin = first
        if twin is not None:
            yield Hit(f"tells the event of {bank.stories[twin].path} again", key="title", story=story)


def _runs(story: Story) -> dict[Run, None]:
    """The runs of words that begin with a long one: a sample, so that hundreds of stories are compared at once."""
    start, end = story.body
    words = story.text.bare[start:end].lower().split()
    runs = zip(*(words[i:] for i in range(RUN)), strict=False)
    return dict.fromkeys(run for run in runs if len(run[0]) >= LONG)


def _event(story: Story) -> object:
    """What two tellings of one event have in common."""
    return story.when, frozenset(story.facts.items())


OTHER = {"title": "Another event", "facts": "{users: 3M}"}
RULE = Rule(
    "AZ806",
    INFO,
    check,
    "merge them, or tell another side",
    bad=(Sample(name="one.md"), Sample(name="two.md", front=OTHER)),
    good=(
        Sample(name="one.md"),
        Sample(
            name="two.md",
            front=OTHER,
            situation="A partner's returns doubled in May and nobody could say why.",
            task="I was asked for a number, and I wanted the cause.",
            action="I read two hundred returns by hand. I saw one size chart, and I had its owner replace it.",
            result="Returns of that partner fell from 9% to 4% in six weeks, measured on all orders.",
        ),
    ),
    scope="bank",
    weight=4,
)
