"""All numbers of a stretch of prose, in figures and in words, in order."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from amzprep.domain.text.change import FROM
from amzprep.domain.text.digits import figures
from amzprep.domain.text.number import Number
from amzprep.domain.text.spelled import spelled
from amzprep.domain.text.units import COUNT

if TYPE_CHECKING:
    from amzprep.domain.text.prose import Prose


def find(prose: Prose) -> list[Number]:
    """Every number in a stretch of prose, in order."""
    found = [each for start, end in prose.spans for each in figures(prose.text.bare, start, end)]
    words = list(spelled(prose))
    if words:
        ends = [each.end for each in found]
        found += [each for each in words if _is_free(each, found, bisect_right(ends, each.start))]
        found.sort(key=attrgetter("start"))
    return _ranges(prose.text.bare, found)


def _is_free(number: Number, taken: list[Number], after: int) -> bool:
    """Whether no number that is `taken`, the next of which is at `after`, has a place in common with it."""
    return after == len(taken) or number.end <= taken[after].start


def _ranges(bare: str, numbers: list[Number]) -> list[Number]:
    """Numbers where the first of a range (`10-15%`, `two to three weeks`) takes the unit of the second."""
    found = list(numbers)
    for i in range(len(found) - 1):
        first, second = found[i], found[i + 1]
        if not 0 <= second.start - first.end <= 4:
            continue
        gap = bare[first.end : second.start]
        if gap.strip() in ("-", "–", "—", "to", "or") and second.measures and first.kind == COUNT:
            if not first.unit and second.unit:
                first = replace(first, kind=second.kind, unit=second.unit, factor=second.factor)
            if not FROM.search(bare, max(0, first.start - 12), first.start):
                found[i], found[i + 1] = replace(first, range=True), replace(second, range=True)
            else:
                found[i] = first
    return found
