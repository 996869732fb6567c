"""A rehearsed telling: seconds per section against the shares that good stories have.

Shares: career guides say 20/10/60/10 and 10/10/60/20 for Situation, Task, Action, Result; 99 public stories have
medians of 13 to 19, 11 to 17, 40 to 49 and 20 to 30 per cent. Two to three minutes in all, four at most.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

BANDS: dict[str, tuple[float, float]] = {
    "situation": (0.08, 0.25),
    "task": (0.05, 0.17),
    "action": (0.40, 0.65),
    "result": (0.10, 0.30),
}
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
        low, high = BANDS.get(section, (0.0, 1.0))
        out = spent - high * whole if spent > high * whole else spent - low * whole if spent < low * whole else 0.0
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
