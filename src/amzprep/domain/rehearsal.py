"""A rehearsed telling: seconds per section against those of a telling of two to three minutes.

Career guides give Situation, Task, Action, Result 20/10/60/10 or 10/10/60/20 per cent, and 99 public stories have
medians of 13 to 19, 11 to 17, 40 to 49 and 20 to 30. The bands are seconds and no shares, because a telling that is
too short all over is too short in each of its sections. Two to three minutes in all, four at most.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

BANDS = {"situation": (20, 35), "task": (10, 20), "action": (60, 105), "result": (20, 40), "learning": (5, 15)}
SHORTEST_S, LONGEST_S, FAR_S = 120.0, 180.0, 240.0
SLOWEST, FASTEST = 60.0, 260.0  # words a minute that a read-aloud can mean


@dataclass(frozen=True)
class Timing:
    """One section as told: seconds, share of the whole, and how far it is out of its band (0 within), in seconds."""

    section: str
    seconds: float
    share: float
    out_s: float

    @property
    def verdict(self) -> str:
        if abs(self.out_s) < 1:
            return "in its band"
        return f"{abs(self.out_s):.0f} s {'too long' if self.out_s > 0 else 'too short'}"


def timings(seconds: Mapping[str, float]) -> list[Timing]:
    """Every section with its share of the telling; sections without a band have only their seconds."""
    whole = sum(seconds.values()) or 1.0
    found = []
    for section, spent in seconds.items():
        low, high = BANDS.get(section, (0.0, spent))
        out = spent - high if spent > high else spent - low if spent < low else 0.0
        found.append(Timing(section, round(spent, 1), spent / whole, round(out, 1)))
    return found


def over(seconds: float) -> str:
    """How a telling's whole length stands: within two to three minutes, or by how much it is not."""
    if seconds > LONGEST_S:
        return f"{seconds - LONGEST_S:.0f} s over three minutes"
    if seconds < SHORTEST_S:
        return f"{SHORTEST_S - seconds:.0f} s under two minutes"
    return "within two to three minutes"


def clock(seconds: float) -> str:
    """Minutes and seconds: 3:05."""
    return f"{round(seconds) // 60}:{round(seconds) % 60:02}"


def speaking_rate(words: int, seconds: float) -> float | None:
    """Words a minute of a timed read-aloud; None when nobody reads like that."""
    rate = words * 60 / seconds if seconds > 0 else 0.0
    return round(rate, 1) if SLOWEST <= rate <= FASTEST else None
