"""Bug: adds the own units of the children and nothing from further below."""


def roll_up(links: list[tuple[int, int | None]], sales: list[tuple[int, int]]) -> dict[int, int]:
    own = {category: 0 for category, _ in links}
    for category, units in sales:
        if category in own:
            own[category] += units
    totals = dict(own)
    for category, parent in links:
        if parent is not None:
            totals[parent] += own[category]
    return totals
