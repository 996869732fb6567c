"""Bug: adds up rounded shares, which drift away from the exact edges."""

from bisect import bisect_right
from itertools import accumulate


def rotate(weights: list[int], draws: list[float]) -> list[int | None]:
    whole = sum(weights) or 1
    shares = [weight / whole for weight in weights]
    ends = list(accumulate(shares))
    total = ends[-1] if ends else 0
    shown: list[int | None] = []
    last = None
    for draw in draws:
        off = 0 if last is None else shares[last]
        if off == total:
            last = None
        else:
            point = draw * (total - off)
            if last is not None and point >= ends[last] - off:
                point += off
            last = min(bisect_right(ends, point), len(weights) - 1)
        shown.append(last)
    return shown
