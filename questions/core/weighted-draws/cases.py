"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(weights, draws):
    """Lay out the line unit by unit for every draw."""
    shown = [None]
    for draw in draws:
        line = [ad for ad, weight in enumerate(weights) if ad != shown[-1] for _ in range(weight)]
        shown.append(line[int(draw * len(line))] if line else None)
    return shown[1:]


def rand(seed):
    r = random.Random(seed)
    weights = [r.choice([0, 1, 1, 2, 3, r.randrange(12)]) for _ in range(r.choice([1, 2, 3, 5, 9]))]
    parts = r.choice([4, 16, 2**16])
    return (weights, [r.randrange(parts) / parts for _ in range(r.randrange(1, 25))])


def scale(n):
    r = random.Random(23)
    weights = [r.randrange(0, 1000) for _ in range(n // 2)]
    return (weights, [r.randrange(2**16) / 2**16 for _ in range(n - n // 2)])


LAST = 1 - 2**-16
MOST = 10**6
TENTHS = [1] * 10
GROUPS = {
    "empty": [
        (([], []), []),
        (([], [0.0, 0.5]), [None, None]),
        (([5], []), []),
        (([1], [0.0]), [0]),
    ],
    "boundary": [
        (([1, 1], [0.0, 0.0]), [0, 1]),
        (([1, 1], [LAST, LAST, LAST]), [1, 0, 1]),
        (([MOST, 1], [LAST, LAST]), [0, 1]),
        (([1, MOST], [0.0, LAST]), [0, 1]),
        (([MOST, MOST], [0.5, 0.0]), [1, 0]),
    ],
    "edges": [
        (([1, 1], [0.5]), [1]),
        (([1, 2, 1], [0.25]), [1]),
        (([1, 2, 1], [0.75]), [2]),
        (([1, 2, 2], [0.3125, 0.5]), [1, 2]),
        (([2, 1, 2, 4], [0.25, 0.25]), [1, 2]),
        (([2, 1, 2], [0.5, 0.5]), [1, 2]),
        (([4, 2, 4], [0.0, 0.0]), [0, 1]),
        (([4, 2, 4, 2], [0.5, 0.75, 0.25]), [2, 3, 0]),
        ((TENTHS, [0.5]), [5]),
        (([1] * 12, [0.25, 0.0, 0.5]), [3, 0, 6]),
        (([3] * 20, [0.25]), [5]),
        (([7] * 48, [0.125, 0.0, 0.75]), [6, 0, 36]),
    ],
    "zero_weights": [
        (([0, 3], [0.0]), [1]),
        (([0, 0, 2, 0], [0.0, 0.5, LAST]), [2, None, 2]),
        (([1, 0, 1], [0.5]), [2]),
        (([1, 0, 0, 1, 0], [0.0, 0.0, LAST]), [0, 3, 0]),
        (([2, 0, 2, 0], [0.5, LAST, 0.5]), [2, 0, 2]),
    ],
    "repeats": [
        (([1, 2, 3, 2], [0.5, 0.5, 0.5]), [2, 1, 2]),
        (([1, 6, 1], [0.5, 0.25, 0.5]), [1, 0, 1]),
        (([5, 1, 1, 1], [0.0, 0.0, 0.0]), [0, 1, 0]),
        (([1, 1, 1, 5], [LAST, LAST, LAST]), [3, 2, 3]),
        (([4, 4, 8], [0.75, 0.75, 0.75, 0.25]), [2, 1, 2, 0]),
    ],
    "later": [
        (([1, 1, 2], [0.0, 0.0, 0.0, 0.0]), [0, 1, 0, 1]),
        (([4, 1, 1], [0.0, 0.5, 0.25, 0.0]), [0, 2, 0, 1]),
        (([1, 1], [0.0] * 6), [0, 1, 0, 1, 0, 1]),
    ],
    "first_ad": [
        (([4, 1, 3], [0.0, 0.0]), [0, 1]),
        (([6, 2], [0.25, 0.25, 0.25]), [0, 1, 0]),
        (([3, 1, 1], [0.0, 0.5, 0.5, 0.0]), [0, 2, 0, 1]),
    ],
    "gaps": [
        (([2], [0.5] * 5), [0, None, 0, None, 0]),
        (([0, 9, 0], [0.0, LAST, LAST, 0.0]), [1, None, 1, None]),
        (([0, 4], [0.25, 0.25, 0.25]), [1, None, 1]),
    ],
    "nothing": [
        (([0], [0.0]), [None]),
        (([0, 0, 0], [0.0, 0.5, LAST]), [None, None, None]),
        (([0, 0], []), []),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(70)],
    "perf": [(scale(40_000), REFERENCE), (([1] * 20_000, [LAST] * 20_000), REFERENCE)],
}
