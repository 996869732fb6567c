"""Bug: the highest score is the first cut-off that is tried, so something is always held."""

from itertools import groupby


def cheapest_cut_off(orders, review, capacity):
    cost = total = sum(amount for _, amount, fraud in orders if fraud)
    best = None
    held = 0
    from_the_top = sorted(orders, key=lambda order: -order[0])
    for score, tied in groupby(from_the_top, key=lambda order: order[0]):
        for _, amount, fraud in tied:
            held += 1
            cost += review - (amount if fraud else 0)
        if held > capacity:
            break
        if best is None or cost < best[1]:
            best = (score, cost)
    return best or (None, total)
