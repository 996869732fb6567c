"""Bug: a review is paid for good orders only."""

from itertools import groupby


def cheapest_cut_off(orders, review, capacity):
    cost = sum(amount for _, amount, fraud in orders if fraud)
    best = (None, cost)
    held = 0
    from_the_top = sorted(orders, key=lambda order: -order[0])
    for score, tied in groupby(from_the_top, key=lambda order: order[0]):
        for _, amount, fraud in tied:
            held += 1
            cost += -amount if fraud else review
        if held > capacity:
            break
        if cost < best[1]:
            best = (score, cost)
    return best
