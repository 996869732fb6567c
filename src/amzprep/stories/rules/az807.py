"""The bank has no failure, no conflict, or no customer story.

What: No story is tagged `failure`; none is tagged `conflict` or told first for Have Backbone; or none is tagged
`customer` or claims Customer Obsession.

Why: These three are asked for in nearly every loop, and a bank of successes has no answer to them.

Remedy: Write one; `amzprep stories mine` asks for such events.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story_bank import StoryBank
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms

CUSTOMER = "customer-obsession"
CONFLICT = "have-backbone-disagree-and-commit"


def check(bank: StoryBank, terms: Terms) -> Iterator[Hit]:
    """The tags of all stories together; a primary principle says the same as its tag."""
    tags = {tag for story in bank.stories for tag in story.tags}
    if any(story.claims[:1] == (CONFLICT,) for story in bank.stories):
        tags.add("conflict")
    missing = [tag for tag in ("failure", "conflict") if tag not in tags]
    if "customer" not in tags and CUSTOMER not in bank.by_principle:
        missing.append("customer")
    if missing:
        yield Hit(f"no {' and no '.join(missing)} story")


RULE = Rule(
    "AZ807",
    WARNING,
    check,
    "write one, and tag it",
    bad=(Sample(front={"tags": "[failure]"}),),
    good=(
        Sample(name="one.md", front={"tags": "[failure, conflict]"}),
        Sample(name="two.md", front={"title": "Another", "principles": "[customer-obsession]"}),
    ),
    scope="bank",
    weight=7,
)
