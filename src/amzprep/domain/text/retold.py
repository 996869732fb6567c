"""Figures of one event that are told otherwise: "from 14,200 to 5,400", where the file has "from 14,200 to 2,900"."""

from __future__ import annotations

from collections.abc import Iterator

from amzprep.domain.text.number import Number
from amzprep.domain.text.prose import Prose
from amzprep.domain.text.units import COUNT

LARGE = 10  # counts below it are of too many things: two people, three weeks
Key = tuple[str, str]
Span = tuple[int, int]


def retold(before: Prose, after: Prose) -> list[str]:
    """What was probably the same figure with another value, in the words of both: `412 features, then 500 features`.

    That is a change which shares one end, or a large count of a thing that each telling counts once. What one of them
    leaves out is no contradiction, and of durations nobody can tell which is which.
    """
    found = [*_changes(before, after), *_counts(before, after)]
    return list(dict.fromkeys(f"{before.written(*one)}, then {after.written(*other)}" for one, other in found))


def _changes(before: Prose, after: Prose) -> Iterator[tuple[Span, Span]]:
    for one in before.changes:
        for other in after.changes:
            same = one.before.amount == other.before.amount, one.after.amount == other.after.amount
            if (
                one.after.kind == other.after.kind
                and sum(same) == 1
                and not _is_in(one.after if same[0] else one.before, after)
            ):
                yield (one.start, one.after.end), (other.start, other.after.end)


def _is_in(number: Number, prose: Prose) -> bool:
    """Whether a telling has a figure somewhere: then it was not replaced."""
    return any(each.amount == number.amount and each.kind == number.kind for each in prose.numbers)


def _counts(before: Prose, after: Prose) -> Iterator[tuple[Span, Span]]:
    first, second = _counted(before), _counted(after)
    for key in first.keys() & second.keys():
        (one, *more), (other, *others) = first[key], second[key]
        if not more and not others and one.value != other.value and min(one.value, other.value) >= LARGE:
            yield (one.start, one.end), (other.start, other.end)


def _counted(prose: Prose) -> dict[Key, list[Number]]:
    """Large counts by what is counted."""
    found: dict[Key, list[Number]] = {}
    for each in prose.numbers:
        if each.kind == COUNT and each.unit and not each.range:
            found.setdefault((each.kind, each.unit), []).append(each)
    return found
