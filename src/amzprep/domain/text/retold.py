"""Figures of one event that are told otherwise: "five to two in four months", then "six to two in three months"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from amzprep.domain.text.number import Number
from amzprep.domain.text.units import COUNT, DURATION, PERCENT

COMPARED = (COUNT, DURATION, PERCENT)
MOST = 2  # figures of a unit, beyond which nobody can tell which of them are the same thing
Key = tuple[str, str, float]


def retold(before: Iterable[Number], after: Iterable[Number]) -> list[tuple[Number, Number]]:
    """Pairs that are probably the same figure with another value, in the order of the first telling.

    Of a unit, both tellings have one figure, or two of which one agrees. What only one of them has was left out, which
    is no contradiction.
    """
    first, second = _by_unit(before), _by_unit(after)
    pairs = []
    for key, those in first.items():
        these = second.get(key, {})
        gone, new = those.keys() - these.keys(), these.keys() - those.keys()
        if len(those) == len(these) <= MOST and len(gone) == len(new) == 1:
            pairs.append((those[gone.pop()], these[new.pop()]))
    return pairs


def said(pairs: Sequence[tuple[Number, Number]], before: str, after: str) -> list[str]:
    """Each pair in the words of the two texts: `four months, then three months`."""
    return [f"{before[a.start : a.end]}, then {after[b.start : b.end]}" for a, b in pairs]


def _by_unit(numbers: Iterable[Number]) -> dict[Key, dict[float, Number]]:
    """The first number of each value, by kind and unit."""
    found: dict[Key, dict[float, Number]] = {}
    for each in numbers:
        if each.kind in COMPARED and each.unit and not each.range:
            found.setdefault((each.kind, each.unit, each.factor), {}).setdefault(each.value, each)
    return found
