"""Three stories open alike.

What: Three or more stories, and at least one in five, begin with the same three words, or with the same first word and
the same shape of the first sentence's beginning ("In January", "In May").

Why: Heard one after the other, they sound read from a form.

Remedy: Open with what was at stake, each in its own way.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.story_bank import StoryBank
from amzprep.domain.text.prose import words_of
from amzprep.domain.text.units import MONTHS
from amzprep.stories.rule import INFO, Hit, Rule, Sample, Terms

WORDS, MOST, SHARE = 3, 3, 5
ENOUGH = 160  # signs that hold the first words; to read whole stories for them would take half of a check


def check(bank: StoryBank, terms: Terms) -> Iterator[Hit]:
    """Stories by how they open; the third of a kind is named."""
    openings: dict[tuple[str, ...], list[Story]] = {}
    for story in bank.stories:
        opening = _opening(story)
        if opening:
            openings.setdefault(opening, []).append(story)
    for opening, stories in openings.items():
        if len(stories) >= MOST and len(stories) * SHARE >= len(bank.stories):
            words = " ".join(opening)
            yield Hit(f"{len(stories)} stories open with {words!r}", at=stories[-1].star.starts[0], story=stories[-1])


def _opening(story: Story) -> tuple[str, ...]:
    start, end = story.star.spans[0] if story.star.spans else (0, 0)
    words = words_of(story.text.bare[start : min(end, start + ENOUGH)])[:WORDS]
    if len(words) < WORDS:
        return ()
    return tuple(
        "(month)" if word in MONTHS else "(year)" if word.isdigit() and len(word) == 4 else word for word in words
    )


def _bank(*openings: str) -> tuple[Sample, ...]:
    rest = (
        " the model of our shop search lost quality for three weeks, and two teams each thought the other watched it."
    )
    return tuple(
        Sample(name=f"{i}.md", front={"title": f"Event {i}"}, situation=each + rest) for i, each in enumerate(openings)
    )


RULE = Rule(
    "AZ809",
    INFO,
    check,
    "open with what was at stake, each in its own way",
    bad=_bank("In January 2026", "In May 2025", "In March 2024"),
    good=_bank("In January 2026", "Last spring, early,", "Three weeks before a launch"),
    scope="bank",
    weight=2,
)
