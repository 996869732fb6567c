"""A number in prose: its value, its unit, and what kind of thing it is.

Most numbers of a story are measures; a severity, a status code, a version, a job level, a percentile or a year is not,
and a checker that takes "Sev 2" for a metric is worse than none. So every number gets a kind.
"""

from __future__ import annotations

from dataclasses import dataclass

from amzprep.domain.text.units import MEASURES


@dataclass(slots=True)
class Number:
    """`value` as it is said, `amount` in the base `unit` (seconds, dollars, bytes …); `start`, `end` in the text.

    The unit of a count is the word counted, in lower case; `end` is behind the unit.
    """

    start: int
    end: int
    value: float
    kind: str
    unit: str = ""
    factor: float = 1.0
    range: bool = False

    @property
    def amount(self) -> float:
        return self.value * self.factor

    @property
    def measures(self) -> bool:
        """Whether it says how much: no name, version, date or place in a row."""
        return self.kind in MEASURES
