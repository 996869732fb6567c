"""The Action hardly says who acts.

What: Fewer than a third of the Action's sentences have I, I've or my in them. Bullets under a line with I ("I told them
three things:") are yours.

Why: Bullets without a subject are a résumé. Read aloud, they leave open who did it.

Remedy: Begin the steps that were yours with "I".
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.text.prose import Prose
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms

LEAST, ENOUGH, SHORTEST = 1 / 3, 2, 3


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """The share of sentences that say I; an Action that says we instead is AZ201's."""
    prose = story.action
    sentences = [each for each in prose.sentences if len(each) >= SHORTEST and not prose.is_quoted(each.start)]
    if len(sentences) < ENOUGH:
        return
    led = _led(prose)
    with_i = sum(prose.says_i(each) or each.start in led for each in sentences)
    if with_i < LEAST * len(sentences):
        first = next(each for each in sentences if not prose.says_i(each))
        yield Hit(f"{with_i} of {len(sentences)} sentences of the Action say I", at=first.start, end=first.end)


def _led(prose: Prose) -> set[int]:
    """Where the bullets begin that hang on a line which says I and ends with a colon."""
    found: set[int] = set()
    leads = False
    for each in prose.sentences:
        if each.bullet and leads:
            found.add(each.start)
        else:
            leads = prose.text.bare[each.start : each.end].endswith(":") and prose.says_i(each)
    return found


RULE = Rule(
    "AZ202",
    WARNING,
    check,
    'begin the steps that were yours with "I"',
    bad=Sample(
        action="""- Pulled the raw rows of the worst queries
- Found the job that had changed its unit
- Wrote a check that blocks the release
- Trained both rotations on it"""
    ),
    good=Sample(
        action="""- I pulled the raw rows of the worst queries
- Found the job that had changed its unit
- I wrote a check that blocks the release
- Then I trained both rotations on it, and the lead agreed"""
    ),
    weight=7,
)
