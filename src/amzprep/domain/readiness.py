"""The readiness test: which item comes next after the answers so far, and what they say per area.

One item of each area first, the heaviest area first. Then areas with fewer items than can be told anything from, before
those with enough; in both, mixed or unsure answers before clear ones, and heavier areas before lighter. A right and
sure answer moves its area to the next level, a wrong one to the level below, where there are items.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from amzprep.domain.selector import LEVELS

ENOUGH = 3  # items below which an area's answers tell too little
WEAK = 0.5  # share of right answers up to which an area counts as weak
FEW, STRONG, MIXED, WEAK_AREA = "too few to tell", "strong", "mixed", "weak"
LEAN = {WEAK_AREA: 1.2, STRONG: 0.9}  # what a profile does to an area's weight in the plan, and nothing more


@dataclass(frozen=True)
class Item:
    """A choice item as the test sees it; `order` is its place in a drawn order, `seen` that it was answered before."""

    question: str
    area: str
    levels: tuple[str, ...]
    seen: bool
    order: int


@dataclass(frozen=True)
class Answer:
    """How an item was answered."""

    question: str
    area: str
    right: bool
    sure: bool


@dataclass(frozen=True)
class Standing:
    """What the answers of an area add up to; `sure` counts those that were right and sure."""

    area: str
    n: int
    right: int
    sure: int

    @property
    def reading(self) -> str:
        """Weak, mixed, strong, or too few to tell."""
        if self.n < ENOUGH:
            return FEW
        if self.right <= WEAK * self.n:
            return WEAK_AREA
        return STRONG if self.right == self.n and self.sure >= self.n - 1 else MIXED

    @property
    def clear(self) -> bool:
        """All right and sure, or all wrong."""
        return self.sure == self.n or self.right == 0


def next_item(
    items: Sequence[Item], answers: Sequence[Answer], weights: Mapping[str, float], level: str
) -> Item | None:
    """The item to ask now; None when there is none left. `weights` are the areas' interview weights at the level."""
    asked = {each.question for each in answers}
    left = [each for each in items if each.question not in asked]
    if not left:
        return None
    standings = {each.area: each for each in profile(answers)}

    def turn(area: str) -> tuple[bool, bool, bool, float, str]:
        standing = standings.get(area)
        n = standing.n if standing is not None else 0
        return n > 0, n >= ENOUGH, standing is not None and standing.clear, -weights.get(area, 0.0), area

    area = min({each.area for each in left}, key=turn)
    aim = aimed(items, answers, area, level)

    def fit(item: Item) -> tuple[bool, bool, int, int]:
        distance = min(abs(LEVELS.index(each) - aim) for each in item.levels)
        return distance > 1, item.seen, distance, item.order

    return min((each for each in left if each.area == area), key=fit)


def aimed(items: Sequence[Item], answers: Sequence[Answer], area: str, level: str) -> int:
    """The level an area's next item should have, as its place in LEVELS."""
    there = {LEVELS.index(each) for item in items if item.area == area for each in item.levels}
    aim = LEVELS.index(level)
    for answer in answers:
        if answer.area == area:
            step = 1 if answer.right and answer.sure else 0 if answer.right else -1
            aim = aim + step if aim + step in there else aim
    return aim


def profile(answers: Sequence[Answer]) -> list[Standing]:
    """What the answers say per area, in the order in which the areas were first asked."""
    return [
        Standing(
            area,
            sum(each.area == area for each in answers),
            sum(each.right for each in answers if each.area == area),
            sum(each.right and each.sure for each in answers if each.area == area),
        )
        for area in dict.fromkeys(each.area for each in answers)
    ]


def leaning(tested: Mapping[str, Any]) -> dict[str, float]:
    """What a logged test does to the areas' weights: a weak prior, only where its counts tell something."""
    areas = tested.get("areas")
    found = {}
    for area, counts in areas.items() if isinstance(areas, Mapping) else ():
        numbers = [counts.get(key) for key in ("n", "right", "sure")] if isinstance(counts, Mapping) else []
        whole = [each for each in numbers if isinstance(each, int)]
        reading = Standing(area, *whole).reading if len(whole) == 3 else FEW
        if reading in LEAN:
            found[area] = LEAN[reading]
    return found
