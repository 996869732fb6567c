from collections import Counter


def roll_up(links: list[tuple[int, int | None]], sales: list[tuple[int, int]]) -> dict[int, int]:
    parent_of = dict(links)
    totals = dict.fromkeys(parent_of, 0)
    for category, units in sales:
        if category in totals:
            totals[category] += units

    waiting_for = Counter(parent for parent in parent_of.values() if parent is not None)
    ready = [category for category in parent_of if category not in waiting_for]
    while ready:
        category = ready.pop()
        parent = parent_of[category]
        if parent is None:
            continue
        totals[parent] += totals[category]
        waiting_for[parent] -= 1
        if waiting_for[parent] == 0:
            ready.append(parent)
    return totals
