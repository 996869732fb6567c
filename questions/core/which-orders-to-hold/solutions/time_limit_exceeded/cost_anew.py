"""Correct but O(n * scores): goes over all orders again for every possible cut-off."""


def cheapest_cut_off(orders, review, capacity):
    best = (None, sum(amount for _, amount, fraud in orders if fraud))
    for cut_off in sorted({score for score, _, _ in orders}, reverse=True):
        held = sum(1 for score, _, _ in orders if score >= cut_off)
        if held > capacity:
            break
        cost = held * review + sum(amount for score, amount, fraud in orders if fraud and score < cut_off)
        if cost < best[1]:
            best = (cut_off, cost)
    return best
