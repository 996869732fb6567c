"""Bug: answers k = 0 at once, although events without a kind still fit."""

from collections import Counter


def longest_focus(kinds: list[str | None], k: int) -> tuple[int, int]:
    if k == 0:
        return 0, 0
    inside: Counter[str] = Counter()
    start, best_start, best_length = 0, 0, 0
    for i, kind in enumerate(kinds):
        if kind is not None:
            inside[kind] += 1
        while len(inside) > k:
            left = kinds[start]
            start += 1
            if left is not None:
                inside[left] -= 1
                if inside[left] == 0:
                    del inside[left]
        if i + 1 - start > best_length:
            best_start, best_length = start, i + 1 - start
    return best_start, best_length
