"""Abbreviations that an outsider does not know.

What: Three or more different abbreviations of two to six capitals, not expanded where they first stand and not in the
list of those an interviewer for this role knows (`lexicons/acronyms.yaml`, and `public` in your settings).

Why: The Bar Raiser comes from another organization.

Remedy: Say it in words once, or leave it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from amzprep.domain.story import Story
from amzprep.stories.lexicon import entries
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms

CAPITALS = re.compile(r"[A-Z](?<![\w.-].)(?=[A-Z0-9]?[A-Z])[A-Z0-9]{1,5}(?![\w-])")  # P80 and T4 are none
FEWEST = 3


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Unknown abbreviations that are not expanded in brackets on either side."""
    prose = story.whole
    known, public = _known(), {word.lower() for word in terms.public}
    found: dict[str, int] = {}
    for start, end in prose.spans:
        for match in CAPITALS.finditer(prose.text.bare, start, end):
            word = match[0]
            if word.lower() not in known and word.lower() not in public and not prose.is_quoted(match.start()):
                found.setdefault(word, match.start())
    unknown = {word: at for word, at in found.items() if not _expanded(prose.text.bare, word)}
    if len(unknown) >= FEWEST:
        names = ", ".join(unknown)
        yield Hit(f"{len(unknown)} abbreviations an outsider does not know: {names}", at=next(iter(unknown.values())))


def _expanded(text: str, word: str) -> bool:
    """Whether it stands in brackets behind its words, or has them in brackets behind it."""
    return re.search(rf"\({word}s?\)|(?<!\w){word}s?\s*\([A-Za-z]", text) is not None


@lru_cache(None)
def _known() -> frozenset[str]:
    return frozenset(word for line in entries("acronyms") for word in str(line).split())


RULE = Rule(
    "AZ503",
    INFO,
    check,
    "say it in words once, or leave it out",
    bad=Sample(task="I owned the FCQ, the XDT and the RPBL of our shop, and nobody had asked me to look at the model."),
    good=Sample(
        task="I owned the FCQ (feature contract queue), the API and the S3 bucket, the cross-dock table (XDT) and RPBL."
    ),
    weight=3,
)
