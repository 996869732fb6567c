"""The bank cannot serve a loop without telling a story twice.

What: The principles that the level always asks for, and the others that your stories claim, up to twelve slots of a
loop, cannot all be given a story of their own. One that AZ801 already asks a story for is not named again.

Why: The same story told to two interviewers is heard as the only one you have.

Remedy: Write one for the principles named, or let a story prove another one.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.principle import PRINCIPLES
from amzprep.domain.story_bank import StoryBank
from amzprep.stories.matching import Slot, assign
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms
from amzprep.stories.rules.az801 import too_few
from amzprep.stories.scope import always_asked

SLOTS = 12  # five interviewers with two or three principles each
FEWEST = 5  # stories below which a bank has only just begun


def check(bank: StoryBank, terms: Terms) -> Iterator[Hit]:
    """A maximum matching of distinct stories to the slots."""
    if len(bank.stories) < FEWEST:
        return
    always = [slug for slug in always_asked(terms.level) if slug in bank.by_principle]  # AZ801 says which are not
    claimed = [slug for slug in PRINCIPLES if slug in bank.by_principle and slug not in always]
    slots = [Slot("loop", slug) for slug in [*always, *claimed][:SLOTS]]
    if _plainly_served(bank, slots):
        return
    found = assign(bank.stories, slots)
    named = too_few(bank, terms.level)
    left = [slot.principle for slot in found.open if slot.principle not in named]
    if left:
        names = ", ".join(PRINCIPLES[slug] for slug in left)
        yield Hit(f"distinct stories for {len(found.served)} of {len(slots)} principles; none left for {names}")


def _plainly_served(bank: StoryBank, slots: list[Slot]) -> bool:
    """Whether each slot gets the first free story, the rarest principle first: then nothing need be matched."""
    used: set[str] = set()
    for claimants in sorted((bank.by_principle[slot.principle] for slot in slots), key=len):
        free = next((story.id for story in claimants if story.id not in used), None)
        if free is None:
            return False
        used.add(free)
    return True


def _bank(claims: list[str]) -> tuple[Sample, ...]:
    return tuple(
        Sample(name=f"{i}.md", front={"title": f"Event {i}", "principles": f"[{each}]"})
        for i, each in enumerate(claims)
    )


RULE = Rule(
    "AZ805",
    WARNING,
    check,
    "write one for the principles named",
    bad=_bank(["ownership, dive-deep", "ownership", "ownership", "ownership", "earn-trust, think-big"]),
    good=_bank(["ownership, dive-deep", "dive-deep, ownership", "earn-trust, think-big", "think-big", "frugality"]),
    scope="bank",
    weight=7,
)
