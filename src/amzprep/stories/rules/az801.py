"""A principle has too few stories.

What: A principle that every loop at the level asks for has fewer than two stories, or another one has none. One is
enough for Strive to be Earth's Best Employer and for Success and Scale Bring Broad Responsibility.

Why: A loop of five interviewers asks for ten to thirteen principles, and they compare notes: with one story, the second
question about a principle has no answer.

Remedy: Write one for the principles named, the always-asked ones first.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.story_bank import StoryBank
from amzprep.stories.rule import INFO, WARNING, Hit, Rule, Sample, Terms
from amzprep.stories.scope import always_asked

WANTED = 2


def check(bank: StoryBank, terms: Terms) -> Iterator[Hit]:
    """Stories per principle: always-asked ones need two, the others one."""
    counts = {slug: len(bank.by_principle.get(slug, ())) for slug in PRINCIPLES}
    always = always_asked(terms.level)
    few = too_few(bank, terms.level)
    if few:
        yield Hit(f"{terms.level} always asks for {_names(few, counts)}; two stories each")
    none = [slug for slug in PRINCIPLES if slug not in always and not counts[slug]]
    if none:
        yield Hit(f"no story for {', '.join(PRINCIPLES[slug] for slug in none)}", severity=INFO)


def too_few(bank: StoryBank, level: str) -> list[str]:
    """The always-asked principles with fewer stories than they need, the emptiest first."""
    counts = {slug: len(bank.by_principle.get(slug, ())) for slug in always_asked(level)}
    return sorted((slug for slug, count in counts.items() if count < WANTED), key=lambda slug: counts[slug])


def _names(slugs: list[str], counts: dict[str, int]) -> str:
    return ", ".join(f"{PRINCIPLES[slug]} ({counts[slug]})" for slug in slugs)


def _of(*principles: str) -> tuple[Sample, ...]:
    return tuple(
        Sample(name=f"{i}-{slug}.md", front={"title": f"Story {i} of {slug}", "principles": f"[{slug}]"})
        for slug in principles
        for i in (1, 2)
    )


ALWAYS = ("customer-obsession", "ownership", "dive-deep", "deliver-results", "earn-trust")
RULE = Rule(
    "AZ801",
    WARNING,
    check,
    "write one for the principles named",
    bad=_of("ownership"),
    good=(*_of(*ALWAYS), *_of(*(slug for slug in PRINCIPLES if slug not in ALWAYS))),
    scope="bank",
    weight=6,
)
