"""The principle is named instead of shown.

What: The official name of a principle stands in the prose, such as "I showed bias for action" or "Dive Deep".

Why: Interviewers write down what you did; a name is no evidence, and it sounds rehearsed.

Remedy: Take the name out and leave the act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.story import Story
from amzprep.domain.text.phrases import Phrases
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms

PLAIN = frozenset(("ownership", "frugality"))  # also plain nouns: only with a capital in the middle of a sentence
WORDINGS = Phrases(re.sub("[,;]", "", name) for name in PRINCIPLES.values())
NAMES = re.compile(
    "|".join(re.escape(name) for slug, name in sorted(PRINCIPLES.items()) if slug not in PLAIN), re.IGNORECASE
)
CAPITAL = re.compile(r"(?<=[a-z,] )(?:Ownership|Frugality)\b")


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Official names in the sections that are told."""
    prose = story.whole
    for lo, _ in prose.find(WORDINGS, quotes=False):
        at = prose.starts[lo]
        match = NAMES.match(prose.text.bare, at) or CAPITAL.match(prose.text.bare, at)
        if match is not None:
            yield Hit(f'"{match[0]}" is named', at=at, end=match.end())


RULE = Rule(
    "AZ505",
    INFO,
    check,
    "take the name out and leave the act",
    bad=Sample(learning="Since then I show bias for action and dive deep whenever I can."),
    good=Sample(
        learning="Since then I settle the ownership of each input before a launch, and I dive into the raw rows."
    ),
    weight=3,
)
