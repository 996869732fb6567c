"""Correct but O(n) per draw: sums the weights again without the ad that is off."""

from bisect import bisect_right
from itertools import accumulate


def rotate(weights: list[int], draws: list[float]) -> list[int | None]:
    shown: list[int | None] = []
    last = None
    for draw in draws:
        line = list(weights)
        if last is not None:
            line[last] = 0
        ends = list(accumulate(line))
        last = bisect_right(ends, draw * ends[-1]) if ends and ends[-1] else None
        shown.append(last)
    return shown
