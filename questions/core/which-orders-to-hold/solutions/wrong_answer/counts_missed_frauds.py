"""Bug: every missed fraud weighs the same, the mean amount, whatever it was worth."""

from itertools import groupby


def cheapest_cut_off(orders, review, capacity):
    amounts = [amount for _, amount, fraud in orders if fraud]
    cost = sum(amounts)
    each = cost // max(len(amounts), 1)
    best = (None, cost)
    held = 0
    from_the_top = sorted(orders, key=lambda order: -order[0])
    for score, tied in groupby(from_the_top, key=lambda order: order[0]):
        for _, _, fraud in tied:
            held += 1
            cost += review - (each if fraud else 0)
        if held > capacity:
            break
        if cost < best[1]:
            best = (score, cost)
    return best
