"""A failure that was only others'.

What: The story is tagged failure, and no sentence has I or my beside missed, should, wrong, mistake, underestimated,
assumed, did not check.

Why: A failure story asks for your own part; a fault that is only others' is the opposite of earning trust.

Remedy: Own your part in one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """A sentence with both I and a word of fault that is not said of somebody else: "my manager failed"."""
    if "failure" not in story.tags or not story.whole:
        return
    prose = story.whole
    others = {end for _, end in prose.find(lexicon("faults", "people"))}
    for lo, _ in prose.find(lexicon("faults", "own"), quotes=False):
        sentence = prose.sentence_of(lo)
        if sentence is not None and prose.says_i(sentence) and lo not in others:
            return
    yield Hit("a failure in which you did nothing wrong", key="tags")


RULE = Rule(
    "AZ406",
    WARNING,
    check,
    "own your part in one sentence",
    bad=Sample(
        front={"tags": "[failure]"},
        situation="The launch of our shop search failed in January because the data team changed a price field.",
    ),
    good=Sample(
        front={"tags": "[failure]"},
        situation="The launch of our shop search failed in January. I had not checked who else wrote the price field.",
    ),
    weight=8,
)
