"""Bug: counts the rows of all labels together."""

from collections import defaultdict


def sample_per_label(rows: list[tuple[str, int]], k: int, draws: list[float]) -> dict[str, list[int]]:
    next_draw = iter(draws)
    slots: dict[str, list[int]] = defaultdict(list)
    seen: dict[str, int] = defaultdict(int)
    for number, (label, row) in enumerate(rows, 1):
        seen[label] += 1
        if seen[label] <= k:
            slots[label].append(row)
            continue
        slot = int(next(next_draw) * number)
        if slot < k:
            slots[label][slot] = row
    return dict(slots)
