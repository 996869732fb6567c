"""Bug: goes through the table backwards, which is right only if parents come before their children."""


def roll_up(links: list[tuple[int, int | None]], sales: list[tuple[int, int]]) -> dict[int, int]:
    totals = {category: 0 for category, _ in links}
    for category, units in sales:
        if category in totals:
            totals[category] += units
    for category, parent in reversed(links):
        if parent is not None:
            totals[parent] += totals[category]
    return totals
