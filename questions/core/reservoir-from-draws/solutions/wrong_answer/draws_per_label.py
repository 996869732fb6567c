"""Bug: begins the list of draws again for each label."""

from collections import defaultdict


def sample_per_label(rows: list[tuple[str, int]], k: int, draws: list[float]) -> dict[str, list[int]]:
    slots: dict[str, list[int]] = defaultdict(list)
    seen: dict[str, int] = defaultdict(int)
    for label, row in rows:
        seen[label] += 1
        if seen[label] <= k:
            slots[label].append(row)
            continue
        slot = int(draws[seen[label] - k - 1] * seen[label])
        if slot < k:
            slots[label][slot] = row
    return dict(slots)
