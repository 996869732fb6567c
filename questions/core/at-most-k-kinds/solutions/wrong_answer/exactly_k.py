"""Bug: looks only at stretches with exactly k kinds."""

from collections import Counter


def longest_focus(kinds: list[str | None], k: int) -> tuple[int, int]:
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
        if len(inside) == k and i + 1 - start > best_length:
            best_start, best_length = start, i + 1 - start
    return best_start, best_length
