"""Bug: leaves out labels whose slots are not all full."""

from collections import defaultdict


def sample_per_label(rows: list[tuple[str, int]], k: int, draws: list[float]) -> dict[str, list[int]]:
    next_draw = iter(draws)
    slots: dict[str, list[int]] = defaultdict(list)
    seen: dict[str, int] = defaultdict(int)
    for label, row in rows:
        seen[label] += 1
        if seen[label] <= k:
            slots[label].append(row)
            continue
        slot = int(next(next_draw) * seen[label])
        if slot < k:
            slots[label][slot] = row
    return {label: kept for label, kept in slots.items() if len(kept) == k}
