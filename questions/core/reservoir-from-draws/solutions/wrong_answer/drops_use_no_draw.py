"""Bug: offers the same draw again after a row was dropped."""

from collections import defaultdict


def sample_per_label(rows: list[tuple[str, int]], k: int, draws: list[float]) -> dict[str, list[int]]:
    used = 0
    slots: dict[str, list[int]] = defaultdict(list)
    seen: dict[str, int] = defaultdict(int)
    for label, row in rows:
        seen[label] += 1
        if seen[label] <= k:
            slots[label].append(row)
            continue
        slot = int(draws[used] * seen[label])
        if slot < k:
            slots[label][slot] = row
            used += 1
    return dict(slots)
