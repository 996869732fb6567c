"""Bug: one call per level, so a deep tree exceeds the depth of recursion."""

from collections import defaultdict


def roll_up(links: list[tuple[int, int | None]], sales: list[tuple[int, int]]) -> dict[int, int]:
    totals = {category: 0 for category, _ in links}
    for category, units in sales:
        if category in totals:
            totals[category] += units
    children = defaultdict(list)
    for category, parent in links:
        children[parent].append(category)

    def add_below(category):
        for child in children[category]:
            add_below(child)
            totals[category] += totals[child]

    for top in children[None]:
        add_below(top)
    return totals
