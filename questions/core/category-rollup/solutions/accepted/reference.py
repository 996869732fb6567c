from collections import defaultdict


def roll_up(links: list[tuple[int, int | None]], sales: list[tuple[int, int]]) -> dict[int, int]:
    totals = {category: 0 for category, _ in links}
    for category, units in sales:
        if category in totals:
            totals[category] += units

    children = defaultdict(list)
    for category, parent in links:
        children[parent].append(category)
    downwards = list(children[None])
    for category in downwards:  # grows while we read it
        downwards.extend(children[category])

    parent_of = dict(links)
    for category in reversed(downwards):
        parent = parent_of[category]
        if parent is not None:
            totals[parent] += totals[category]
    return totals
