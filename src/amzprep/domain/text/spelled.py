"""Numbers spelled out: `twenty-five engineers`, `half of the errors`, `a couple of weeks`, `doubled`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from amzprep.domain.text.digits import with_unit
from amzprep.domain.text.number import Number
from amzprep.domain.text.units import (
    COUNT,
    DURATION,
    DURATIONS,
    IDENTIFIER,
    MULTIPLE,
    MULTIPLES,
    RATIO,
    SCALES,
    SCORE,
    SIGNS,
    WORDS,
)

if TYPE_CHECKING:
    from amzprep.domain.text.prose import Prose

_HALVES = frozenset("half third thirds quarter quarters fifth fifths".split())
_ONE_BEFORE = frozenset("the this that no each every which any some another other only last first next".split())
_ONE_AFTER = frozenset("of to another on in who that thing by where day we i could for at with was is".split())
_SPELLED = frozenset((*WORDS, *SCALES, *MULTIPLES, *_HALVES, "double", "triple", "couple"))


def _places(prose: Prose) -> list[int]:
    """The places of words that may begin a number."""
    return [i for i, word in enumerate(prose.words)
            if word in _SPELLED or ("-" in word and word.partition("-")[0] in WORDS)]  # fmt: skip


def spelled(prose: Prose) -> Iterator[Number]:
    """The numbers in words, in order."""
    free = 0  # where the last number, with its unit, ended
    for i in _places(prose):
        if free and prose.starts[i] < free:
            continue
        found = _spelled_at(prose, i)
        if found is not None:
            free = found.end
            yield found


def _spelled_at(prose: Prose, i: int) -> Number | None:
    """The number that begins with word `i`."""
    words = prose.words
    word = words[i]
    if word in MULTIPLES:
        return Number(prose.starts[i], prose.end(i), MULTIPLES[word], MULTIPLE, "x")
    if word in ("double", "triple"):
        if i + 1 < len(words) and words[i + 1] in ("the", "our", "its", "their"):
            return Number(prose.starts[i], prose.end(i), 2.0 if word == "double" else 3.0, MULTIPLE, "x")
        return None
    if "-" in word:
        number = _hyphenated(word, prose.starts[i])
        return _said_unit(prose, i, i, number.value) if number is not None and not number.unit else number
    if word in _HALVES:
        return _share(prose, i)
    value, last = _cardinal(words, i)
    if value is None or (word == "one" and last == i and _no_number(words, i)):
        return None
    return _said_unit(prose, i, last, value)


def _cardinal(words: list[str], i: int) -> tuple[float | None, int]:
    """The value of a run of number words from place `i`, and its last place."""
    total, current, last, seen = 0.0, 0.0, i, False
    while last < len(words) or last == i:
        word = words[last]
        if word in WORDS:
            current += WORDS[word]
            seen = True
        elif word in SCALES and (seen or last == i):
            current = max(current, 1.0) * SCALES[word]
            if SCALES[word] >= 1000:
                total, current = total + current, 0.0
            seen = True
        elif word == "couple":
            current, seen = 2.0, True
        else:
            break
        if last + 1 >= len(words) or (words[last + 1] not in WORDS and words[last + 1] not in SCALES):
            break
        last += 1
    return (total + current if seen else None), last


def _no_number(words: list[str], i: int) -> bool:
    """Whether "one" is a pronoun here."""
    return (i > 0 and words[i - 1] in _ONE_BEFORE) or (i + 1 >= len(words) or words[i + 1] in _ONE_AFTER)


def _hyphenated(word: str, start: int) -> Number | None:
    """`twenty-five`, `three-week`, `two-thirds`."""
    parts = word.split("-")
    values = [WORDS[part] for part in parts if part in WORDS]
    if parts[0] not in WORDS:
        return None
    end = start + len(word)
    if len(values) == len(parts):
        return Number(start, end, sum(values), COUNT)
    if parts[-1] in _HALVES:
        return Number(start, end, values[0], RATIO)
    unit = SIGNS.get(parts[-1])
    if unit is not None and len(values) == len(parts) - 1 and len(parts[-1]) > 1:
        return Number(start, end, sum(values), unit.kind, unit.name, unit.factor)
    if len(parts) == 2 and parts[1] in ("person", "people", "team", "engineer", "stage", "step", "part", "node"):
        return Number(start, end, values[0], COUNT, parts[1])
    return None


def _said_unit(prose: Prose, first: int, last: int, value: float) -> Number:
    start = prose.starts[first]
    stop = prose.end(last) if last > first else start + len(prose.words[first])
    end = next(b for a, b in prose.spans if a <= start < b) if len(prose.spans) > 1 else prose.spans[0][1]
    number = with_unit(prose.text.bare, start, stop, end, value, "")
    return replace(number, kind=COUNT) if number.kind in (IDENTIFIER, SCORE) else number


def _share(prose: Prose, i: int) -> Number | None:
    """`half of the errors`, `by half`, `two thirds`, `a third of`."""
    words, word = prose.words, prose.words[i]
    before = words[i - 1] if i else ""
    after = words[i + 1] if i + 1 < len(words) else ""
    if word == "half":
        if before in ("by", "in", "than", "cut", "nearly", "almost", "about") or after in (
            "of",
            "the",
            "our",
            "its",
            "a",
        ):
            unit = DURATIONS.get(words[i + 2] if after in ("a", "an") and i + 2 < len(words) else after)
            if unit is not None:
                return Number(prose.starts[i], prose.end(i), 0.5, DURATION, "s", unit.factor)
            return Number(prose.starts[i], prose.end(i), 0.5, RATIO)
        return None
    if after == "of" and (before in ("a", "one", "by") or before in WORDS) and word != "quarters":
        return Number(prose.starts[i], prose.end(i), 1.0, RATIO)
    if (before in WORDS and word in ("thirds", "fifths")) or (
        before == "three" and word == "quarters" and after == "of"
    ):
        return Number(prose.starts[i], prose.end(i), WORDS[before], RATIO)
    return None
