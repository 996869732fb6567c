"""Bug: one draw says whether to keep the row, another one where."""

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
        if next(next_draw) < k / seen[label]:
            slots[label][int(next(next_draw, 0.0) * k)] = row
    return dict(slots)
