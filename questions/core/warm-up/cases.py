"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(readings, threshold):
    """Try every start and every end."""
    best = 0
    for start in range(len(readings)):
        for end in range(start + 1, len(readings) + 1):
            if all(reading <= threshold for reading in readings[start:end]):
                best = max(best, end - start)
    return best


def rand(seed):
    r = random.Random(seed)
    return ([r.randrange(6) for _ in range(r.randrange(1, 25))], r.randrange(6))


def scale(n):
    return ([7] * n, 7)


GROUPS = {
    "empty": [(([], 0), 0), (([], 60_000), 0), (([5], 4), 0), (([9, 8, 7], 6), 0)],
    "boundary": [(([0], 0), 1), (([60_000], 60_000), 1), (([4, 5, 5, 6], 5), 3), (([60_000, 0], 59_999), 1)],
    "tail": [(([9, 1, 1, 1], 5), 3), (([1, 1, 9, 1, 1, 1], 5), 3)],
    "gaps": [(([1, 1, 9, 1], 5), 2), (([1, 9, 1, 9, 1], 5), 1), (([1, 1, 1, 9, 9, 1, 1], 5), 3)],
    "random": [(rand(seed), ORACLE) for seed in range(40)],
    "perf": [(scale(100_000), REFERENCE)],
}
