"""Title, principles or date is missing.

What: `title`, `principles` or `when` is not there, or a value of the front matter has the wrong type.
Of a draft that is not written yet, AZ101 says what is missing.

Why: Without them a story cannot be listed, matched to a principle, or judged for its age.

Remedy: Add the key, e.g. `when: 2025-03`; write lists as `[ownership, dive-deep]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.stories.drafting import MISSING, is_unwritten
from amzprep.stories.form import comma_remedy
from amzprep.stories.rule import ERROR, Hit, Rule, Sample, Terms


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Every value of the front matter that is missing or of the wrong type."""
    for fault in story.faults:
        if not fault.unreadable and not (fault.message.startswith(MISSING) and is_unwritten(story)):
            yield Hit(fault.message, line=(fault.line, fault.col), remedy=comma_remedy(story, fault))


RULE = Rule(
    "AZ002",
    ERROR,
    check,
    "add it, e.g. `when: 2025-03`, `principles: [dive-deep]`",
    bad=Sample(front={"when": None}),
    good=Sample(front={"when": "2025-Q3"}),
    weight=8,
)
