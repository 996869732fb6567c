"""A principle that is none of the sixteen.

What: `principles` names something that is no principle's name, slug or common short form.

Why: The story would count for nothing in the matrix, and an interviewer knows the list by heart.

Remedy: Take the slug that is suggested; "Have Backbone; Disagree and Commit" is one principle.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.principle import PRINCIPLES, SHORT, find
from amzprep.domain.principle import slug as slug_of
from amzprep.domain.story import Story
from amzprep.stories.rule import ERROR, Hit, Rule, Sample, Terms


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Every claimed principle that is not known, with the nearest one."""
    for i, name in enumerate(story.principles):
        if find(name) is None:
            from difflib import get_close_matches

            near = get_close_matches(slug_of(name), [*PRINCIPLES, *SHORT], 1)
            hint = f"; did you mean {SHORT.get(near[0], near[0])}?" if near else ""
            yield Hit(f"no principle {name!r}{hint}", key=f"principles[{i}]")


RULE = Rule(
    "AZ003",
    ERROR,
    check,
    "take one of the sixteen: " + ", ".join(PRINCIPLES),
    bad=Sample(front={"principles": "[deep-diving]"}),
    good=Sample(front={"principles": "[Dive Deep, backbone, 'Are Right, A Lot']"}),
    weight=8,
)
