"""Bug: gives the point between two ads to the one that ends there."""

from bisect import bisect_left, bisect_right
from itertools import accumulate


def rotate(weights: list[int], draws: list[float]) -> list[int | None]:
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
            last = bisect_left(ends, point) if point > 0 else bisect_right(ends, point)
        shown.append(last)
    return shown
