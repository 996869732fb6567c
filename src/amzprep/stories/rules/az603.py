"""A name that may be internal.

What: A capitalised word that is no ordinary word, no place, no known product and nobody who is spoken with stands at
least twice in the story, inside sentences.

Why: Code names of your employer may be confidential, and mean nothing to the listener.

Remedy: Decide: put it into `private` (and use a role) or into `public` in your settings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.story import Story
from amzprep.domain.text.units import MONTHS
from amzprep.stories.lexicon import entries
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms

NAME = re.compile(r"[A-Z](?<=[a-z,;] .)[a-z]{2,}[A-Za-z]*\b")
PERSON = (  # who speaks, or is spoken with, is a colleague and no code name
    r"\b{0}(?:,? (?:an?|the|our|my|from|who)\b[^.,;]{{0,40}},)? (?:said|says|asked|told|thought|wanted|agreed|objected|"
    r"felt|knew|wrote|replied|disagreed|and I|and me|herself|himself|did not want|didn't want|had asked|was worried)\b|"
    r"\b(?:told|asked|thanked|called|named|convinced|persuaded|invited|showed|helped|mentored|coached|I and|and I with|"
    r"paired with|sat with|sat down with|talked to|spoke with|spoke to) {0}\b"
)
OFTEN = 2


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Capitalised words in the middle of sentences that are nowhere written small and in no list."""
    prose = story.whole
    known, public = _known(), {word.lower() for word in terms.public}
    counts: Counter[str] = Counter()
    places: dict[str, int] = {}
    for start, end in prose.spans:
        for match in NAME.finditer(prose.text.bare, start, end):
            word = match[0]
            small = word.lower()
            if small[:-1] in known and small.endswith("s"):  # Mondays
                continue
            if small not in known and small not in public and not re.search(rf"\b{small}\b", prose.text.bare):
                counts[word] += 1
                places.setdefault(word, match.start())
    for word, n in counts.items():
        if n >= OFTEN and re.search(PERSON.format(word), prose.text.bare) is None:
            yield Hit(f"{word} stands {n} times: is it internal?", at=places[word], end=places[word] + len(word))


@lru_cache(None)
def _known() -> frozenset[str]:
    words = {word for line in entries("public_names") for word in str(line).split()}
    principles = {word.strip(",;").lower() for name in PRINCIPLES.values() for word in name.split()}
    return frozenset(words | principles | set(MONTHS))


RULE = Rule(
    "AZ603",
    INFO,
    check,
    "put it into private (and use a role) or into public in your settings",
    bad=Sample(task="I owned the input of Zephyrine. Nobody had asked me to look at the model behind Zephyrine."),
    good=Sample(task="I owned the input of Kafka on Monday in January. Nobody asked for Kafka, and the Director knew."),
    weight=4,
)
