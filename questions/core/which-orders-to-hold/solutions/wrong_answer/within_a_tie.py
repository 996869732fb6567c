"""Bug: compares the cost after each order, also between two with the same score."""


def cheapest_cut_off(orders, review, capacity):
    cost = sum(amount for _, amount, fraud in orders if fraud)
    best = (None, cost)
    for held, (score, amount, fraud) in enumerate(sorted(orders, key=lambda order: -order[0]), start=1):
        cost += review - (amount if fraud else 0)
        if held > capacity:
            break
        if cost < best[1]:
            best = (score, cost)
    return best
