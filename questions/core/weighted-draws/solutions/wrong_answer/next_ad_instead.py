"""Bug: draws on the full line and takes the next ad if the last one comes again."""

from bisect import bisect_right
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
            point = draw * total
            ad = bisect_right(ends, point)
            while ad == last or weights[ad] == 0:
                ad = (ad + 1) % len(weights)
            last = ad
        shown.append(last)
    return shown
