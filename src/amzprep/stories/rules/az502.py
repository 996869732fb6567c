"""A set phrase stands where a fact should.

What: Above and beyond, win-win, low-hanging fruit, moved the needle and their like; or "successfully" more than twice.

Why: They have been heard a hundred times and say nothing that happened.

Remedy: Say what happened.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms

WORD, MOST = "successfully", 2


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Set phrases outside quotations, and one word said too often."""
    prose = story.whole
    last = 0
    for lo, hi in prose.find(lexicon("cliches"), quotes=False):
        if lo < last:
            continue  # inside the longer phrase before it
        last = hi
        yield Hit(f'"{prose.said(lo, hi)}"', at=prose.starts[lo], end=prose.end(hi - 1))
    places = [i for i, word in enumerate(prose.words) if word == WORD] if WORD in prose.words else []
    if len(places) > MOST:
        yield Hit(f"{WORD!r} {len(places)} times", at=prose.starts[places[MOST]])


RULE = Rule(
    "AZ502",
    INFO,
    check,
    "say what happened",
    bad=Sample(learning="Since then I go above and beyond to move the needle."),
    good=Sample(
        learning='The director called it "low-hanging fruit"; it took three months. Since then I size work first.'
    ),
    weight=3,
)
