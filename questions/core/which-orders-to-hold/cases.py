"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(orders, review, capacity):
    """Add up the cost of every possible cut-off from nothing."""
    tried = []
    for cut_off in [None, *{score for score, _, _ in orders}]:
        held = [cut_off is not None and score >= cut_off for score, _, _ in orders]
        lost = sum(order[1] for order, stopped in zip(orders, held, strict=True) if order[2] and not stopped)
        if sum(held) <= capacity:
            tried.append((lost + review * sum(held), sum(held), cut_off))
    cost, _, cut_off = min(tried, key=lambda each: each[:2])
    return cut_off, cost


def rand(seed):
    r = random.Random(seed)
    scores = r.choice([3, 8, 40, 1000])
    amounts = r.choice([2, 10, 60])
    share = r.choice([0.2, 0.5, 0.8])
    orders = [(r.randrange(scores), r.randrange(amounts), r.random() < share) for _ in range(r.randrange(1, 26))]
    return (orders, r.randrange(amounts), r.choice([len(orders) // 2, 20, 40]))


def scale(n):
    """Different scores, and the further down the cut-off, the cheaper."""
    r = random.Random(31)
    orders = [(score, r.randrange(400, 1000), score % 3 > 0) for score in range(n)]
    r.shuffle(orders)
    return (orders, 20, n)


TOP = 10**6
GROUPS = {
    "empty": [
        (([], 0, 0), (None, 0)),
        (([], 5, 20_000), (None, 0)),
        (([(5, 9, True)], 2, 1), (5, 2)),
        (([(5, 9, False)], 2, 1), (None, 0)),
    ],
    "boundary": [
        (([(0, TOP, True)], TOP - 1, 1), (0, TOP - 1)),
        (([(TOP, TOP, True)], TOP, 1), (None, TOP)),
        (([(TOP, 0, True), (0, TOP, True)], 0, 2), (0, 0)),
        (([(TOP, TOP, True), (0, 1, True)], 1, 20_000), (TOP, 2)),
        (([(0, 3, True), (0, 4, True)], 0, 20_000), (0, 0)),
    ],
    "nothing": [
        (([(9, 4, True), (7, 4, True)], 5, 9), (None, 8)),
        (([(9, 40, False), (7, 40, False)], 5, 9), (None, 0)),
        (([(9, 40, True), (7, 40, True)], 5, 0), (None, 80)),
        (([(9, 10, False), (7, 8, True)], 5, 9), (None, 8)),
    ],
    "ties": [
        (([(9, 50, True), (5, 60, True), (5, 1, False), (5, 1, False)], 10, 9), (5, 40)),
        (([(9, 50, True), (5, 25, True), (5, 1, False), (5, 1, False)], 10, 9), (9, 35)),
        (([(5, 1, False), (5, 1, False), (5, 25, True)], 10, 9), (None, 25)),
        (([(9, 50, True), (5, 60, True), (5, 70, True)], 10, 2), (9, 140)),
        (([(5, 60, True), (5, 70, True), (5, 80, True)], 10, 2), (None, 210)),
        (([(5, 60, True), (5, 70, True), (5, 80, True)], 10, 3), (5, 30)),
    ],
    "fewest": [
        (([(9, 50, True), (5, 10, True)], 10, 9), (9, 20)),
        (([(9, 10, True)], 10, 9), (None, 10)),
        (([(9, 50, True), (5, 3, False), (4, 0, True)], 0, 9), (9, 0)),
        (([(9, 0, True), (5, 0, True)], 0, 9), (None, 0)),
        (([(9, 50, True), (7, 1, False), (5, 20, True)], 10, 9), (9, 30)),
    ],
    "reviews": [
        (([(9, 50, True), (5, 8, True)], 10, 9), (9, 18)),
        (([(9, 50, True), (5, 12, True)], 10, 9), (5, 20)),
        (([(9, 30, True), (8, 1, False), (7, 30, True)], 10, 9), (7, 30)),
        (([(9, 6, True), (8, 6, True), (7, 6, True)], 7, 9), (None, 18)),
    ],
    "amounts": [
        (([(9, 1, True), (8, 1, True), (3, 90, True)], 10, 9), (3, 30)),
        (([(9, 90, True), (3, 9, True), (2, 9, True)], 10, 9), (9, 28)),
        (([(9, 90, True), (3, 70, False), (2, 80, False)], 10, 9), (9, 10)),
        (([(9, 90, False), (3, 70, True), (2, 80, False)], 20, 9), (3, 40)),
    ],
    "capacity": [
        (([(9, 50, True), (8, 50, True), (7, 50, True)], 1, 3), (7, 3)),
        (([(9, 50, True), (8, 50, True), (7, 50, True)], 1, 2), (8, 52)),
        (([(9, 50, True), (8, 50, True), (7, 50, True)], 1, 1), (9, 101)),
        (([(9, 5, False), (8, 5, False), (7, 50, True)], 1, 2), (None, 50)),
        (([(9, 50, True), (8, 50, True), (8, 50, True), (7, 50, True)], 1, 2), (9, 151)),
    ],
    "valleys": [
        (([(9, 50, True), (8, 1, False), (7, 90, True)], 10, 9), (7, 30)),
        (([(9, 5, False), (8, 5, False), (7, 5, False), (6, 90, True)], 10, 9), (6, 40)),
        (([(9, 50, True), (8, 1, False), (7, 15, True)], 10, 9), (9, 25)),
        (([(9, 30, True), (8, 1, True), (7, 30, True), (6, 1, True), (5, 12, True)], 10, 9), (7, 43)),
    ],
    "holds": [
        (([(5, 90, True)], 10, 9), (5, 10)),
        (([(5, 90, True), (4, 5, True), (2, 7, False)], 10, 9), (5, 15)),
        (([(4, 90, True), (8, 5, False)], 10, 9), (4, 20)),
        (([(1, 90, True), (1, 90, True), (6, 5, False)], 10, 9), (1, 30)),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(80)],
    "perf": [(scale(20_000), REFERENCE)],
}
