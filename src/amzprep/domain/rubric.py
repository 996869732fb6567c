"""A rubric: what an answer in words is looked over for, point by point, with a bar per level.

The learner claims points; nothing here judges text. A point counts towards a bar when it is claimed with a line of the
learner's own words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """One claim an interviewer could tick; `levels` empty means asked at every level of the question."""

    id: str
    points: float
    phase: str
    says: str
    levels: tuple[str, ...] = ()

    def applies(self, level: str) -> bool:
        return not self.levels or level in self.levels


@dataclass(frozen=True)
class Bar:
    """Per cent of the applying points that an answer needs at a level, and the points it may not miss."""

    points: float
    must: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """How claimed points stand against one level's bar; `percent` is of the points that apply there."""

    level: str
    percent: float
    bar: float
    missed: tuple[str, ...]

    @property
    def cleared(self) -> bool:
        return not self.missed and self.percent >= self.bar

    @property
    def distance(self) -> float:
        """Percentage points above (or below) the bar."""
        return round(self.percent - self.bar, 1)


@dataclass(frozen=True)
class Rubric:
    """Points in order of the phases, and bars in order of the levels."""

    points: tuple[Point, ...]
    bars: Mapping[str, Bar]

    def at(self, level: str) -> str:
        """The level whose bar is meant: the level itself, else the nearest one listed, lower before higher."""
        listed = list(self.bars)
        lower = [each for each in listed if each <= level]
        return lower[-1] if lower else listed[0]

    def applying(self, level: str) -> list[Point]:
        return [each for each in self.points if each.applies(self.at(level))]

    def musts(self, level: str) -> list[Point]:
        """The points that may not be missed at a level."""
        must = self.bars[self.at(level)].must
        return [each for each in self.points if each.id in must]

    def others(self, level: str) -> list[Point]:
        """Every other point, those of other levels last."""
        musts, level = {each.id for each in self.musts(level)}, self.at(level)
        return sorted((each for each in self.points if each.id not in musts), key=lambda each: not each.applies(level))

    def standing(self, level: str, claimed: Collection[str]) -> Standing:
        """Where the claimed points stand against a level's bar."""
        level = self.at(level)
        applying = self.applying(level)
        total = sum(each.points for each in applying)
        got = sum(each.points for each in applying if each.id in claimed)
        missed = tuple(each for each in self.bars[level].must if each not in claimed)
        return Standing(level, round(100 * got / total, 1) if total else 0.0, self.bars[level].points, missed)

    def needed(self, level: str, *, more: float = 0.0) -> int:
        """The whole points that reach a level's bar, or so many percentage points more than it."""
        level = self.at(level)
        total = sum(each.points for each in self.applying(level))
        bar = self.bars[level].points + more
        return next(n for n in range(int(total) + 2) if n >= total or round(100 * n / total, 1) >= bar)

    def standings(self, claimed: Collection[str]) -> list[Standing]:
        """The standing at every level that has a bar."""
        return [self.standing(level, claimed) for level in self.bars]

    def costliest(self, level: str, claimed: Collection[str], most: int = 3) -> list[Point]:
        """The misses that cost most at a level: musts first, then by points."""
        must = self.bars[self.at(level)].must
        missed = [each for each in self.applying(level) if each.id not in claimed]
        return sorted(missed, key=lambda each: (each.id not in must, -each.points))[:most]


def read_rubric(points: Sequence[Mapping[str, object]], bars: Mapping[str, Mapping[str, object]]) -> Rubric:
    """The rubric of a checked file."""
    return Rubric(
        tuple(
            Point(str(p["id"]), float(str(p["points"])), str(p["phase"]), str(p["says"]), _texts(p.get("levels")))
            for p in points
        ),
        {level: Bar(float(str(bar["points"])), _texts(bar.get("must"))) for level, bar in sorted(bars.items())},
    )


def _texts(values: object) -> tuple[str, ...]:
    return tuple(map(str, values)) if isinstance(values, list | tuple) else ()
