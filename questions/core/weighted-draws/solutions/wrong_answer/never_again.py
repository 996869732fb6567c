"""Bug: takes an ad off for good once it was shown."""

from bisect import bisect_right
from itertools import accumulate


def rotate(weights: list[int], draws: list[float]) -> list[int | None]:
    weights = list(weights)
    ends = list(accumulate(weights))
    total = sum(weights)
    shown: list[int | None] = []
    last = None
    for draw in draws:
        off = 0 if last is None else weights[last]
        if off == total:
            last = None
        else:
            point = draw * (total - off)
            if last is not None and point >= ends[last] - off:
                point += off
            last = bisect_right(ends, point)
        shown.append(last)
        if last is not None:
            weights[last] = 0
            ends = list(accumulate(weights))
            total = sum(weights)
            last = None
    return shown
