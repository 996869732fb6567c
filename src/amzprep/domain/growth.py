"""How a program's time grows with the size of its input, told from a few measured points.

The exponent is the slope of log time over log size (an ordinary least-squares line) on the last points, where start-up
no longer counts. n and n log n cannot be told apart; a difference of 0.6 to the reference, measured on the same inputs
in the same run, is one class of complexity.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

COUNTED = 4
WORSE = 0.6

Point = tuple[int, float]  # size n, CPU seconds


@dataclass(frozen=True)
class Growth:
    """Exponents of the submission and of the reference: time is about n to that power."""

    exponent: float
    reference: float

    @property
    def worse(self) -> bool:
        """Whether the submission is a class slower than the reference."""
        return self.exponent >= self.reference + WORSE

    def __str__(self) -> str:
        asked = "" if not self.worse else f"; the reference grows like n^{self.reference:.1f}"
        return f"about n^{self.exponent:.1f}{asked}"


def exponent(points: Sequence[Point]) -> float | None:
    """The slope on the last points, None where fewer than 3 are known. Sizes and times are positive."""
    last = [(math.log(n), math.log(seconds)) for n, seconds in points[-COUNTED:] if seconds > 0]
    if len(last) < 3:
        return None
    mean_x = sum(x for x, _ in last) / len(last)
    mean_y = sum(y for _, y in last) / len(last)
    spread = sum((x - mean_x) ** 2 for x, _ in last)
    return sum((x - mean_x) * (y - mean_y) for x, y in last) / spread if spread else None
