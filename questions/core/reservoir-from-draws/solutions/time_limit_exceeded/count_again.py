"""Correct but O(n) per row: counts the earlier rows of the label again each time."""


def sample_per_label(rows: list[tuple[str, int]], k: int, draws: list[float]) -> dict[str, list[int]]:
    next_draw = iter(draws)
    labels: list[str] = []
    slots: dict[str, list[int]] = {}
    for label, row in rows:
        labels.append(label)
        number = labels.count(label)
        kept = slots.setdefault(label, [])
        if number <= k:
            kept.append(row)
            continue
        slot = int(next(next_draw) * number)
        if slot < k:
            kept[slot] = row
    return slots
