"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import math
import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(users, items, ids, log_share, temperature):
    """Row by row, one logarithm of a sum of exponentials, taken from the largest one."""
    users, items = [list(map(float, u)) for u in users], [list(map(float, v)) for v in items]
    losses = []
    for i, user in enumerate(users):
        kept = [j for j in range(len(items)) if j == i or ids[j] != ids[i]]
        scores = {
            j: math.fsum(a * b for a, b in zip(user, items[j], strict=True)) / temperature - float(log_share[j])
            for j in kept
        }
        top = max(scores.values())
        losses.append(top + math.log(math.fsum(math.exp(s - top) for s in scores.values())) - scores[i])
    return math.fsum(losses) / len(losses)


def batch(seed, rows, width, kinds, size=1.0, temperature=1.0):
    r = random.Random(seed)
    ids = [r.randrange(kinds) for _ in range(rows)]
    vector = {k: [round(r.gauss(0, size), 3) for _ in range(width)] for k in range(kinds)}
    share = {k: round(math.log(r.uniform(0.001, 1)), 3) for k in range(kinds)}
    users = [[round(r.gauss(0, size), 3) for _ in range(width)] for _ in range(rows)]
    return (users, [vector[k] for k in ids], ids, [share[k] for k in ids], temperature)


def rand(seed):
    r = random.Random(seed)
    rows = r.randrange(1, 9)
    return batch(seed, rows, r.randrange(1, 5), r.choice([2, 4, 50]), r.choice([0.5, 2.0]), r.choice([0.05, 0.5, 1.0]))


def scale(n):
    return batch(5, max(2, n // 32), 16, n)


FLAT = [0.0, 0.0, 0.0]
GROUPS = {
    "smallest": [
        (([[1]], [[1]], [3], [0], 1.0), 0.0),
        (([[0.0]], [[5.0]], [0], [-12.0], 0.1), 0.0),
        (([[1, 2], [3, 4]], [[1, 2], [1, 2]], [9, 9], [-1, -1], 1.0), 0.0),
    ],
    "boundary": [
        (([[0.0] * 64] * 3, [[0.0] * 64] * 3, [1, 2, 3], FLAT, 0.01), math.log(3)),
        (([[100.0], [-100.0]], [[100.0], [-100.0]], [0, 10**9], [-20, 0], 10.0), 0.0),
        (([[1.0], [1.0]], [[0.5], [-0.5]], [4, 5], [-1, -2], 10.0), ORACLE),
    ],
    "duplicates": [
        (([[1.0], [2.0], [0.5]], [[1.0], [1.0], [-1.0]], [5, 5, 9], FLAT, 1.0), ORACLE),
        (([[0.0]] * 4, [[1.0]] * 4, [5, 5, 5, 9], [0.0] * 4, 1.0), (3 * math.log(2) + math.log(4)) / 4),
        (([[1, 0], [0, 1], [1, 1]], [[1, 1], [0, 2], [1, 1]], [8, 2, 8], [-1, -3, -1], 0.5), ORACLE),
    ],
    "frequency": [
        (([[0.0], [0.0]], [[1.0], [1.0]], [1, 2], [math.log(0.8), math.log(0.2)], 1.0), ORACLE),
        (([[1.0], [1.0]], [[1.0], [2.0]], [1, 2], [-0.1, -6.0], 1.0), ORACLE),
        (([[0.5], [-0.5], [0.0]], [[1.0], [2.0], [3.0]], [1, 2, 3], [-5.0, -1.0, -0.5], 1.0), ORACLE),
    ],
    "temperature": [
        (([[0.2], [0.3]], [[1.0], [-1.0]], [1, 2], [-2.0, -0.5], 0.1), ORACLE),
        (([[1.0], [2.0]], [[0.5], [0.25]], [1, 2], [-3.0, -1.0], 10.0), ORACLE),
        (([[0.1, 0.2], [0.2, 0.1]], [[0.3, 0.1], [0.1, 0.3]], [6, 7], [-1.5, -4.0], 0.05), ORACLE),
    ],
    "large": [
        (([[90.0], [-90.0]], [[90.0], [-90.0]], [1, 2], [0, 0], 1.0), 0.0),
        (([[100.0], [100.0]], [[-100.0], [100.0]], [1, 2], [0, 0], 0.1), 100_000.0),
        (([[-60.0], [-60.0]], [[60.0], [60.5]], [1, 2], [0, 0], 0.5), ORACLE),
    ],
    "lengths": [
        (([[2.0, 0.0], [0.0, 0.1]], [[3.0, 0.0], [0.0, 0.2]], [1, 2], [0, 0], 1.0), ORACLE),
        (([[0.0, 0.0], [1.0, 1.0]], [[1.0, 0.0], [2.0, 2.0]], [1, 2], [0, 0], 1.0), ORACLE),
    ],
    "direction": [
        (([[3.0], [0.0]], [[1.0], [0.0]], [1, 2], [0, 0], 1.0), ORACLE),
        (([[1.0, 2.0], [0.0, 1.0], [2.0, 0.0]], [[1.0, 0.0], [0.5, 0.5], [0.0, 1.5]], [1, 2, 3], FLAT, 1.0), ORACLE),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(60)],
    "perf": [(batch(1, 600, 64, 400), REFERENCE)],
}
