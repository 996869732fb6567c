"""Correct but O(sales * depth): carries every sale to the top on its own."""


def roll_up(links: list[tuple[int, int | None]], sales: list[tuple[int, int]]) -> dict[int, int]:
    parent_of = dict(links)
    totals = dict.fromkeys(parent_of, 0)
    for category, units in sales:
        at = category if category in totals else None
        while at is not None:
            totals[at] += units
            at = parent_of[at]
    return totals
