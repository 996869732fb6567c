"""Bug: expects that some ad has a weight."""

from bisect import bisect_right
from itertools import accumulate


def rotate(weights: list[int], draws: list[float]) -> list[int | None]:
    ends = list(accumulate(weights))
    total = sum(weights)
    shown: list[int | None] = []
    last = None
    for draw in draws:
        off = 0 if last is None else weights[last]
        if off and off == total:
            last = None
        else:
            point = draw * (total - off)
            if last is not None and point >= ends[last] - off:
                point += off
            last = min(bisect_right(ends, point), len(weights) - 1)
        shown.append(last)
    return shown
