"""The front matter cannot be understood.

What: The file does not begin with front matter between two lines `---`, or it is not YAML, or it has a key that a
story does not have.

Why: Coverage, matching and rehearsal go by the front matter; a misspelt key is silently lost.

Remedy: Begin the file with `---`, `title`, `principles`, `when`, `---`; take the key that is suggested.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.form import comma_remedy
from amzprep.stories.rule import ERROR, Hit, Rule, Sample, Terms


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Every fault of the front matter that leaves something not understood."""
    for fault in story.faults:
        if fault.unreadable:
            yield Hit(fault.message, line=(fault.line, fault.col), remedy=comma_remedy(story, fault))


RULE = Rule(
    "AZ001",
    ERROR,
    check,
    "mend the lines between the two `---` at the top; `amzprep stories new` shows a complete file",
    bad=Sample(front={"principels": "[ownership]"}),
    weight=9,
)
