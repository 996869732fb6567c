"""Two stories with one name.

What: Two files have the same id or the same title.

Why: Tellings are logged by id, and lists show the title: one of the two would be lost.

Remedy: Rename one of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.story_bank import StoryBank
from amzprep.stories.rule import ERROR, Hit, Rule, Sample, Terms


def check(bank: StoryBank, terms: Terms) -> Iterator[Hit]:
    """Every story whose id or title an earlier one has."""
    ids: dict[str, Story] = {}
    titles: dict[str, Story] = {}
    for story in bank.stories:
        title = " ".join(story.title.lower().split())
        first = ids.setdefault(story.id.lower(), story)
        if first is not story:
            yield Hit(f"id {story.id} is also that of {first.path}", key="id", story=story)
        elif title and titles.setdefault(title, story) is not story:
            yield Hit(f"the title is also that of {titles[title].path}", key="title", story=story)


RULE = Rule(
    "AZ004",
    ERROR,
    check,
    "rename one of the two",
    bad=(Sample(name="one.md"), Sample(name="two.md")),
    good=(Sample(name="one.md"), Sample(name="two.md", front={"title": "Another event"})),
    scope="bank",
    weight=7,
)
