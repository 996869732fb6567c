"""A heading that is no section, or sections out of order.

What: A heading is not Situation, Task, Action, Result, Learning or Follow-ups, or a section stands before one that is
told earlier.

Why: What stands under an unknown heading is neither told nor checked, and a Result before the Action is a story that
the listener must turn round.

Remedy: Rename the heading, make it a sub-heading (`###`), or move the section.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import LABEL_FORM, PROSE_FORM, SECTIONS, TITLES, Story
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms

NAMES = ", ".join(TITLES.values())


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Unknown headings, and the first section that stands too late; a draft without sections is AZ101's."""
    if story.form == PROSE_FORM:
        return
    furthest = ""
    for i, heading in enumerate(story.headings):
        if not heading.exact and not (i == 0 and _is_title(story, heading.name)):
            hint = f"; write {TITLES[heading.sections[0]]}" if heading.sections else f"; sections are {NAMES}"
            yield Hit(f"heading {heading.name!r} is no section{hint}", at=heading.at)
        for name in heading.sections:
            if furthest and SECTIONS.index(name) < SECTIONS.index(furthest):
                yield Hit(f"{TITLES[name]} stands after {TITLES[furthest]}", at=heading.at)
                return
            furthest = name


def _is_title(story: Story, name: str) -> bool:
    """A first heading that repeats the title, as people write it."""
    return story.form == LABEL_FORM or not story.sections or name.casefold() == story.title.casefold() or (
        story.text.raw.rfind("\n", 0, story.headings[0].at) + 3 == story.headings[0].at  # `# Title`: one sign
    )  # fmt: skip


RULE = Rule(
    "AZ005",
    WARNING,
    check,
    "rename it, make it a sub-heading (###), or move the section",
    bad=Sample(situation="We lost three weeks before anybody saw it.\n\n## Complications\n\nThere were two."),
    good=Sample(action="### First week\n\nI read the raw rows and wrote the check that blocks a bad release."),
    weight=3,
)
