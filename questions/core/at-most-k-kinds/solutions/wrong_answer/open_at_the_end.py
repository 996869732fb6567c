"""Bug: measures a stretch only when the next event closes it, so the last one is lost."""

from collections import Counter


def longest_focus(kinds, k):
    inside = Counter()
    start, best_start, best_length = 0, 0, 0
    for i, kind in enumerate(kinds):
        if kind is not None:
            inside[kind] += 1
        if len(inside) > k and i - start > best_length:
            best_start, best_length = start, i - start
        while len(inside) > k:
            left = kinds[start]
            start += 1
            if left is not None:
                inside[left] -= 1
                if inside[left] == 0:
                    del inside[left]
    return best_start, best_length
