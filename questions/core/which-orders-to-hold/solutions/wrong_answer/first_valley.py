"""Bug: stops as soon as the cost is above the lowest so far, although it may fall again further down."""

from itertools import groupby


def cheapest_cut_off(orders, review, capacity):
    cost = sum(amount for _, amount, fraud in orders if fraud)
    best = (None, cost)
    held = 0
    from_the_top = sorted(orders, key=lambda order: -order[0])
    for score, tied in groupby(from_the_top, key=lambda order: order[0]):
        for _, amount, fraud in tied:
            held += 1
            cost += review - (amount if fraud else 0)
        if held > capacity or cost > best[1]:
            break
        if cost < best[1]:
            best = (score, cost)
    return best
