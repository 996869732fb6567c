"""A section of the story is missing.

What: Situation, Task, Action or Result is not there, or has fewer than eight words. A Task that says whose it was may
have seven; one whose sentence stands in the Situation is a warning. A file with `status: draft` gets one line that
names what is to write, and no finding that follows from it.

Why: The interviewer writes these four down; what is missing is asked for, and then it is improvised.

Remedy: Write the section. A draft in one piece is cut into sections by `amzprep stories new --from FILE`.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import PROSE_FORM, STAR, TITLES, Story
from amzprep.stories.drafting import LEAST, is_unwritten, least, to_write
from amzprep.stories.lexicon import lexicon
from amzprep.stories.rule import ERROR, WARNING, Hit, Rule, Sample, Terms

SAID = "there is no Task; Situation seems to say it"
MOVE = "move that sentence under `## Task`, or call the heading `## Situation and Task`"


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Every one of the four that is missing or too short to tell anything."""
    if is_unwritten(story) and not (story.form == PROSE_FORM and len(story.star) >= LEAST):
        yield _to_write(story)
        return
    if story.form == PROSE_FORM:
        if len(story.star) < LEAST:
            yield Hit("the story is not written yet", remedy="write Situation, Task, Action and Result")
        else:
            yield Hit("a draft without sections", at=_first_word(story), severity=WARNING if story.draft else None,
                      remedy=f"amzprep stories new --from {story.path}")  # fmt: skip
        return
    for name in STAR:
        section = story.sections.get(name)
        if section is None and name == "task" and story.situation.has(lexicon("cuts", "task")):
            yield Hit(SAID, at=story.section("situation").at, severity=WARNING, remedy=MOVE)
        elif section is None:
            yield Hit(f"there is no {TITLES[name]}", remedy=f"write it under `## {TITLES[name]}`")
        elif len(section.prose) < least(section) and name == section.names[0]:
            count = len(section.prose)
            said = f"{section.title} has {count} word{'s' * (count != 1)}" if count else f"{section.title} is empty"
            yield Hit(said, at=section.at)


def _to_write(story: Story) -> Hit:
    names = to_write(story)
    what = f"section{'s' * (len(names) > 1)} {', '.join(TITLES[name] for name in names)}"
    keys = [key for key in ("title", "principles", "when") if not getattr(story, key)]
    said = " and ".join([*([", ".join(keys)] if keys else []), what])
    return Hit(f"draft: {said} to write", severity=WARNING, key="status", remedy=f"`amzprep stories edit {story.id}`")


def _first_word(story: Story) -> int:
    return story.star.starts[0]


RULE = Rule(
    "AZ101",
    ERROR,
    check,
    "write it; eight words are the least",
    bad=Sample(result=None),
    good=Sample(
        task=None,
        raw="""---
title: Bullets
principles: [dive-deep]
when: 2025-03
---
- **Situation:** in March 2025 the nightly job failed for two weeks.
- **Task:** I was on call and owned the job and its data.
- **Action:** I read the logs of all fourteen nights and found the one table that was locked.
- **Result:** the job has run each night since, measured over six months.
""",
    ),
    weight=9,
)
