from bisect import bisect_left, bisect_right
from itertools import accumulate


def passages(lengths: list[int], limit: int, overlap: int) -> list[tuple[int, int]]:
    """Search start and end of each passage in the running totals of the text."""
    before = [0, *accumulate(lengths)]  # tokens before each sentence
    found: list[tuple[int, int]] = []
    new = 0
    while new < len(lengths):
        earliest = max(before[new] - overlap, before[new + 1] - limit)
        start = min(bisect_left(before, earliest), new)
        end = max(bisect_right(before, before[start] + limit) - 1, new + 1)
        found.append((start, end))
        new = end
    return found
