"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import math
import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(scores, labels, weights, bins):
    """One list of rows per bin, then the definition word for word."""
    rows = list(zip(map(float, scores), map(int, labels), map(float, weights), strict=True))
    total = math.fsum(weight for _, _, weight in rows)
    if total == 0:
        return 0.0
    filled = {}
    for score, label, weight in rows:
        filled.setdefault(min(math.floor(score * bins), bins - 1), []).append((score, label, weight))
    error = 0.0
    for members in filled.values():
        mass = math.fsum(weight for _, _, weight in members)
        if mass == 0:
            continue
        confidence = math.fsum(weight * score for score, _, weight in members) / mass
        rate = math.fsum(weight * label for _, label, weight in members) / mass
        error += mass / total * abs(rate - confidence)
    return error


def rand(seed):
    r = random.Random(seed)
    n, bins = r.randrange(1, 40), r.choice([1, 2, 3, 5, 10, 15, 100])
    grid = r.choice([4, 10, 1000])
    scores = [r.randrange(grid + 1) / grid for _ in range(n)]
    labels = [int(r.random() < score) for score in scores]
    weights = [float(r.choice([0, 1, 1, 2, 7, 25])) for _ in range(n)]
    return (scores, labels, weights, bins)


def large(n, bins, seed=1):
    r = random.Random(seed)
    scores = [r.randrange(100_001) / 100_000 for _ in range(n)]
    return (scores, [int(r.random() < s * 0.8) for s in scores], [float(r.randrange(1, 20)) for _ in range(n)], bins)


def scale(n):
    return large(n, 10)


GROUPS = {
    "empty": [
        (([], [], [], 1), 0.0),
        (([], [], [], 10), 0.0),
        (([0.3, 0.9], [0, 1], [0, 0], 4), 0.0),
        (([0.5], [1], [0], 1), 0.0),
    ],
    "boundary": [
        (([0.0], [0], [1], 1), 0.0),
        (([0.0], [1], [1000], 100_000), 1.0),
        (([0.25], [1], [0.001], 1), 0.75),
        (([0.5, 0.5], [0, 1], [1000, 1000], 2), 0.0),
    ],
    "top": [
        (([1.0], [0], [1], 5), 1.0),
        (([1.0, 1.0, 0.9], [1, 0, 1], [1, 1, 2], 10), ORACLE),
        (([1.0, 0.0], [1, 1], [1, 1], 2), 0.5),
        (([1.0, 0.8], [0, 1], [1, 1], 4), 0.4),
    ],
    "means": [
        (([0.1, 0.2], [0, 0], [1, 1], 1), 0.15),
        (([0.6, 0.9], [1, 1], [1, 2], 2), 0.2),
        (([0.05, 0.45, 0.55], [0, 1, 0], [1, 1, 1], 2), ORACLE),
    ],
    "weights": [
        (([0.2, 0.4], [0, 1], [3, 1], 1), 0.0),
        (([0.2, 0.4], [0, 1], [0, 1], 1), 0.6),
        (([0.3, 0.3, 0.3], [1, 0, 0], [1, 4.5, 4.5], 10), 0.2),
    ],
    "shares": [
        (([0.1, 0.9], [1, 1], [9, 1], 2), 0.82),
        (([0.1, 0.9, 0.9], [1, 1, 1], [2, 1, 1], 2), 0.5),
        (([0.2, 0.7, 0.7, 0.7], [1, 0, 0, 1], [100, 1, 1, 1], 2), ORACLE),
    ],
    "cancel": [
        (([0.4, 0.6], [1, 0], [1, 1], 2), 0.6),
        (([0.1, 0.3, 0.6, 0.8], [1, 1, 0, 0], [1, 2, 2, 1], 4), ORACLE),
    ],
    "gaps": [
        (([0.01, 0.99], [0, 1], [1, 1], 100), 0.01),
        (([0.5, 0.1], [1, 0], [1, 0], 10), 0.5),
        (([0.999], [1], [5], 1000), 0.001),
    ],
    "edges": [
        (([0.5, 0.4], [0, 1], [1, 1], 2), 0.55),
        (([0.25, 0.2, 0.75, 0.7], [1, 0, 0, 1], [1, 1, 1, 1], 4), ORACLE),
        (([0.0, 0.1], [1, 0], [1, 1], 10), 0.55),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(50)],
    "perf": [(large(50_000, 100_000), REFERENCE), (large(50_000, 10, 2), REFERENCE)],
}
