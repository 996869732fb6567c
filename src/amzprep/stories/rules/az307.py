"""The arithmetic is wrong.

What: In "from A to B (P%)" the per cent is neither the change, nor the ratio, nor the difference in points, within 1.5
points or 5%.

Why: Interviewers compute along. A wrong figure makes every other one doubtful.

Remedy: Take the right figure; write points where you mean points.
"""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.story import Story
from amzprep.domain.text.change import Change
from amzprep.domain.text.units import COUNT, PERCENT, POINTS, SCORE
from amzprep.stories.rule import WARNING, Hit, Rule, Sample, Terms

POINTS_OFF, SHARE_OFF = 1.5, 0.05


def check(story: Story, terms: Terms) -> Iterator[Hit]:
    """Every change with a per cent beside it that does not follow from it."""
    prose = story.star
    for each in prose.changes:
        if each.percent is None or not _comparable(each):
            continue
        said = abs(each.percent.value)
        possible = _meanings(each)
        if possible and not any(_fits(said, true) for true in possible.values()):
            meant = " or ".join(f"{true:.4g}{unit}" for unit, true in possible.items() if unit.strip())
            change = prose.written(each.before.start, each.after.end)
            yield Hit(f"{change} is {meant}, not {said:g}", at=each.before.start, end=each.percent.end)


def _comparable(change: Change) -> bool:
    before, after = change.before, change.after
    same = before.unit == after.unit or before.kind == after.kind == COUNT
    return same and before.kind == after.kind and before.amount > 0


def _meanings(change: Change) -> dict[str, float]:
    """What the per cent may mean, by its sign: the change, and for shares also points; then as speed, and as ratio."""
    before, after = change.before.amount, change.after.amount
    assert change.percent is not None
    shares = change.before.kind in (PERCENT, SCORE)
    points = abs(after - before) * (100 if change.before.kind == SCORE else 1)
    if change.percent.kind == POINTS:
        return {" points": points / change.percent.factor} if shares else {}
    found = {"%": abs(after - before) / before * 100}
    if shares:
        found[" points"] = points
    if after:
        found[" "] = abs(before / after - 1) * 100
    found["  "] = after / before * 100
    return found


def _fits(said: float, true: float) -> bool:
    return abs(said - true) <= max(POINTS_OFF, SHARE_OFF * true)


RULE = Rule(
    "AZ307",
    WARNING,
    check,
    "take the right figure; write points where you mean points",
    bad=Sample(
        result="Time to detect fell from 21 days to 2 days (70%), measured over six months from the incident log."
    ),
    good=Sample(
        result="""Time to detect fell from 21 days to 2 days (90%). Clicks came back from 31% to 36%, a 16% rise; the
error rate went from 2% to 1% (1 point). Latency fell from 800 ms to 0.4 s, which is 50% less. AUC rose from 0.81 to
0.86 (6%)."""
    ),
    weight=8,
)
