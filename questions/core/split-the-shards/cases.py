"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(sizes, workers):
    """Least load for every rest of the files and number of workers; then the smallest count that keeps it."""
    n = len(sizes)
    rest = [[0 if i == n else sum(sizes) + 1 for i in range(n + 1)]]  # without a worker, only no file can be left
    for _ in range(workers):
        fewer = rest[-1]
        rest.append([min(max(sum(sizes[i:j]), fewer[j]) for j in range(i, n + 1)) for i in range(n + 1)])
    load, start, counts = rest[workers][0], 0, []
    for left in range(workers - 1, -1, -1):
        end = next(j for j in range(start, n + 1) if max(sum(sizes[start:j]), rest[left][j]) <= load)
        counts.append(end - start)
        start = end
    return load, counts


def rand(seed):
    r = random.Random(seed)
    largest = r.choice([1, 3, 9, 50, 10**9])
    return ([r.randrange(largest + 1) for _ in range(r.randrange(1, 13))], r.randrange(1, 7))


def scale(n):
    r = random.Random(4)
    return ([r.randrange(1, 10**9) for _ in range(n)], max(1, min(400, n // 20)))


HUGE = 10**9
GROUPS = {
    "empty": [
        (([], 1), (0, [0])),
        (([], 3), (0, [0, 0, 0])),
        (([7], 1), (7, [1])),
        (([7], 3), (7, [0, 0, 1])),
    ],
    "boundary": [
        (([HUGE, HUGE], 1), (2 * HUGE, [2])),
        (([HUGE, HUGE], 2), (HUGE, [1, 1])),
        (([0, HUGE], 400), (HUGE, [0] * 399 + [2])),
        (([1, 2, 3], 400), (3, [0] * 398 + [2, 1])),
        (([1, 1, 1, 1], 3), (2, [0, 2, 2])),
        (([1, 1, 1, 1, 1], 3), (2, [1, 2, 2])),
    ],
    "few_first": [
        (([3, 3, 1, 6], 3), (6, [1, 2, 1])),
        (([1, 1, 1, 8], 3), (8, [0, 3, 1])),
        (([2, 2, 2, 7, 1], 3), (7, [3, 1, 1])),
        (([4, 1, 1, 1, 4], 3), (4, [1, 3, 1])),
        (([1, 5, 1, 1, 5, 2], 4), (6, [1, 2, 2, 1])),
    ],
    "balance": [
        (([4, 4, 4, 4, 4], 3), (8, [1, 2, 2])),
        (([5, 5, 5, 5], 3), (10, [0, 2, 2])),
        (([9, 1, 8, 2, 7, 3], 3), (10, [2, 2, 2])),
        (([6, 2, 6, 2, 6], 2), (14, [2, 3])),
        (([1, 9, 9, 1], 2), (10, [2, 2])),
    ],
    "large_file": [
        (([1, 1, 50, 1, 1], 4), (50, [0, 2, 1, 2])),
        (([50], 5), (50, [0, 0, 0, 0, 1])),
        (([50, 1, 1], 2), (50, [1, 2])),
        (([1, 20, 3], 5), (20, [0, 0, 1, 1, 1])),
    ],
    "in_order": [
        (([8, 1, 1, 8, 1, 1], 2), (10, [3, 3])),
        (([10, 9, 1, 2], 2), (12, [1, 3])),
        (([5, 6, 7], 2), (11, [2, 1])),
        (([7, 5, 6, 2], 2), (12, [2, 2])),
    ],
    "idle": [
        (([2, 1, 5], 3), (5, [0, 2, 1])),
        (([1, 1, 1, 9], 4), (9, [0, 0, 3, 1])),
        (([9, 1, 1, 1], 3), (9, [0, 1, 3])),
        (([4, 4], 5), (4, [0, 0, 0, 1, 1])),
    ],
    "empty_files": [
        (([0, 0, 0], 2), (0, [0, 3])),
        (([5, 0, 5], 2), (5, [1, 2])),
        (([0, 5, 0, 0, 5, 0], 2), (5, [2, 4])),
        (([5, 0, 0, 5, 5], 3), (5, [1, 3, 1])),
        (([0], 2), (0, [0, 1])),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(60)],
    "perf": [(scale(20_000), REFERENCE)],
}
