"""A word you said must stay private.

What: A word of your `private` list in the settings (clients, code names, people) stands in the story.

Why: You put it there because it must not be told.

Remedy: Use a role: "the payments client", "a senior colleague".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.rule import ERROR, Hit, Rule, Sample, Terms


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Whole words of the list, in any case, anywhere in the file; they are masked where they are printed."""
    for word in terms.private:
        if not word.strip():
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(word.strip())}(?!\w)", story.text.raw, re.IGNORECASE):
            yield Hit("a word of your private list", at=match.start(), end=match.end(), secret=True)


RULE = Rule(
    "AZ602",
    ERROR,
    check,
    "use a role instead",
    bad=Sample(task="Project Bluebird was mine, and nobody had asked me to look at the model behind it."),
    good=Sample(task="The bluebirds on the roof were mine, and nobody had asked me to look at the model."),
    weight=9,
    terms=Terms(private=("Bluebird",)),
)
