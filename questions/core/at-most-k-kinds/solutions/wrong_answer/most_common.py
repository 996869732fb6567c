"""Bug: takes all events of the k most frequent kinds, wherever they are."""

from collections import Counter


def longest_focus(kinds, k):
    kept = {kind for kind, _ in Counter(kind for kind in kinds if kind is not None).most_common(k)}
    best_start, best_length, start = 0, 0, 0
    for i, kind in enumerate(kinds):
        if kind is not None and kind not in kept:
            start = i + 1
        elif i + 1 - start > best_length:
            best_start, best_length = start, i + 1 - start
    return best_start, best_length
