"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(prices, drop, patience):
    """Look at every later day within patience."""
    found = []
    for day, price in enumerate(prices):
        ahead = [later for later in range(day + 1, len(prices)) if prices[later] <= price - drop]
        within = [later - day for later in ahead if later - day <= patience]
        found.append(min(within) if within else None)
    return found


def rand(seed):
    r = random.Random(seed)
    high = r.choice([4, 12, 60])
    prices = [r.randrange(high) for _ in range(r.randrange(1, 30))]
    return (prices, r.choice([1, 2, 3, 7]), r.choice([1, 2, 5, 40]))


def scale(n):
    """Prices that rise for long, so that nearly every day waits until the very end."""
    return ([10 + day for day in range(n - 1)] + [0], 10, 30_000)


TOP = 10**6
GROUPS = {
    "empty": [
        (([], 1, 1), []),
        (([5], 1, 1), [None]),
        (([5, 5], 1, 1), [None, None]),
    ],
    "boundary": [
        (([TOP, 0], TOP, 1), [1, None]),
        (([TOP, 1], TOP, 30_000), [None, None]),
        (([0, 0, 0], 1, 30_000), [None, None, None]),
        (([0, TOP, 0], TOP, 1), [None, 1, None]),
    ],
    "drops": [
        (([9, 7, 5, 4], 3, 9), [2, 2, None, None]),
        (([7, 9, 6, 4], 3, 9), [3, 1, None, None]),
        (([10, 9, 8, 7, 6], 2, 9), [2, 2, 2, None, None]),
        (([20, 12, 16, 9, 2], 8, 9), [1, 3, 2, None, None]),
    ],
    "exactly": [
        (([10, 7], 3, 9), [1, None]),
        (([10, 8], 3, 9), [None, None]),
        (([10, 8, 7], 3, 9), [2, None, None]),
        (([4, 4, 3], 1, 9), [2, 1, None]),
    ],
    "first": [
        (([10, 7, 1], 3, 9), [1, 1, None]),
        (([10, 9, 5, 2, 7], 4, 9), [2, 1, None, None, None]),
        (([8, 5, 5, 5], 3, 9), [1, None, None, None]),
    ],
    "patience": [
        (([10, 9, 9, 7], 3, 3), [3, None, None, None]),
        (([10, 9, 9, 7], 3, 2), [None, None, None, None]),
        (([10, 9, 9, 6], 3, 2), [None, 2, 1, None]),
        (([10, 3], 3, 1), [1, None]),
        (([10, 20, 3], 3, 1), [None, 1, None]),
    ],
    "never": [
        (([1, 2, 3], 1, 9), [None, None, None]),
        (([3, 2, 3], 5, 9), [None, None, None]),
        (([0], 1, 9), [None]),
    ],
    "ends": [
        (([6, 7, 8, 2], 4, 9), [3, 2, 1, None]),
        (([9, 9, 1], 8, 9), [2, 1, None]),
        (([5, 1], 4, 9), [1, None]),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(60)],
    "perf": [(scale(30_000), REFERENCE)],
}
