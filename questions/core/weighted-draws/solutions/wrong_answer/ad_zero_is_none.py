"""Bug: takes ad 0 for no ad."""

from bisect import bisect_right
from itertools import accumulate


def rotate(weights: list[int], draws: list[float]) -> list[int | None]:
    ends = list(accumulate(weights))
    total = sum(weights)
    shown: list[int | None] = []
    last = None
    for draw in draws:
        off = weights[last] if last else 0
        if off == total:
            last = None
        else:
            point = draw * (total - off)
            if last and point >= ends[last] - off:
                point += off
            last = bisect_right(ends, point)
        shown.append(last)
    return shown
