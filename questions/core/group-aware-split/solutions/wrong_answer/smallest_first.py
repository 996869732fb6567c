"""Bug: hands out the small groups first."""

from collections import defaultdict


def assign_folds(rows: list[tuple[str, str]], folds: int) -> list[int]:
    fold_of = [0] * len(rows)
    sizes = [0] * folds
    for group in sorted(linked(rows), key=len):
        fold = sizes.index(min(sizes))
        sizes[fold] += len(group)
        for i in group:
            fold_of[i] = fold
    return fold_of


def linked(rows: list[tuple[str, str]]) -> list[list[int]]:
    """Groups of row numbers that must stay together, in the order of their first rows."""
    holders = defaultdict(list)
    for i, row in enumerate(rows):
        for key in enumerate(row):
            if key[1]:
                holders[key].append(i)
    groups, seen = [], set()
    for first in range(len(rows)):
        if first in seen:
            continue
        group = [first]
        seen.add(first)
        for i in group:  # grows while we walk along it
            for key in enumerate(rows[i]):
                fresh = [j for j in holders.pop(key, []) if j not in seen]
                seen.update(fresh)
                group += fresh
        groups.append(group)
    return groups
