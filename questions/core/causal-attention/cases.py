"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import math
import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(queries, keys, values, real):
    """One query at a time: the keys it may see, their shares, the mean of their values."""
    out = []
    for q, k, v, kept in zip(*(each.tolist() for each in (queries, keys, values, real)), strict=True):
        rows = []
        for t, query in enumerate(q):
            seen = [s for s in range(t + 1) if kept[s] and kept[t]]
            scores = [math.fsum(a * b for a, b in zip(query, k[s], strict=True)) / math.sqrt(len(query)) for s in seen]
            weights = [math.exp(score - max(scores)) for score in scores]
            total = math.fsum(weights)
            rows.append([
                math.fsum(w * v[s][j] for w, s in zip(weights, seen, strict=True)) / total if seen else 0.0
                for j in range(len(v[0]))
            ])
        out.append(rows)
    return out


def block(seed, batch, time, width, out, size=1.0, hole=0.3):
    r = random.Random(seed)

    def tensor(columns):
        return [[[round(r.gauss(0, size), 2) for _ in range(columns)] for _ in range(time)] for _ in range(batch)]

    return (tensor(width), tensor(width), tensor(out), [[r.random() >= hole for _ in range(time)] for _ in range(batch)])


def rand(seed):
    r = random.Random(seed)
    return block(seed, r.randrange(1, 4), r.randrange(1, 7), r.randrange(1, 5), r.randrange(1, 4), r.choice([0.5, 3.0]))


def scale(n):
    return block(1, 1, max(2, math.isqrt(16 * n)), 8, 8)


def flat(*rows):
    """Queries and keys of zeros: every key that is seen gets the same share."""
    zeros = [[[0.0]] * len(row) for row in rows]
    return zeros, zeros, [[[float(x)] for x in row] for row in rows]


FAR = [[[100.0], [100.0], [-100.0]]]
GROUPS = {
    "smallest": [
        (([[[2.0]]], [[[3.0]]], [[[7.0, 8.0]]], [[True]]), [[[7.0, 8.0]]]),
        (([[[2.0]]], [[[3.0]]], [[[7.0, 8.0]]], [[False]]), [[[0.0, 0.0]]]),
        ((*flat([4.0], [6.0]), [[True], [False]]), [[[4.0]], [[0.0]]]),
    ],
    "boundary": [
        (([[[100.0] * 16]], [[[-100.0] * 16]], [[[-100.0] * 16]], [[True]]), [[[-100.0] * 16]]),
        (([[[100.0, -100.0]] * 2], [[[100.0, -100.0], [100.0, 100.0]]], [[[100.0], [1.0]]], [[True] * 2]), ORACLE),
        (block(9, 8, 2, 1, 1, hole=0.0), ORACLE),
    ],
    "future": [
        ((*flat([1.0, 2.0, 6.0]), [[True] * 3]), [[[1.0], [1.5], [3.0]]]),
        (([[[1.0], [1.0]]], [[[0.0], [9.0]]], [[[5.0], [-5.0]]], [[True, True]]), ORACLE),
        ((*flat([8.0, 0.0, 0.0, 0.0]), [[True] * 4]), [[[8.0], [4.0], [8 / 3], [2.0]]]),
    ],
    "padding_keys": [
        ((*flat([9.0, 1.0, 3.0]), [[False, True, True]]), [[[0.0], [1.0], [2.0]]]),
        ((*flat([1.0, 50.0, 3.0]), [[True, False, True]]), [[[1.0], [0.0], [2.0]]]),
        ((*flat([1.0, 2.0], [3.0, 4.0]), [[True, True], [False, True]]), [[[1.0], [1.5]], [[0.0], [4.0]]]),
    ],
    "padding_queries": [
        ((*flat([1.0, 3.0, 5.0]), [[True, True, False]]), [[[1.0], [2.0], [0.0]]]),
        ((*flat([1.0, 3.0, 5.0]), [[False] * 3]), [[[0.0]] * 3]),
        ((*flat([2.0, 4.0], [6.0, 8.0]), [[True, False], [False, False]]), [[[2.0], [0.0]], [[0.0], [0.0]]]),
    ],
    "scaling": [
        (([[[1.0] * 4] * 2], [[[0.0] * 4, [1.0] * 4]], [[[0.0], [1.0]]], [[True] * 2]), ORACLE),
        (([[[0.5] * 9] * 2], [[[0.0] * 9, [0.5] * 9]], [[[0.0, 2.0], [1.0, 4.0]]], [[True] * 2]), ORACLE),
        (([[[2.0, 0.0]] * 2], [[[1.0, 0.0], [2.0, 0.0]]], [[[1.0] * 8, [3.0] * 8]], [[True] * 2]), ORACLE),
    ],
    "large": [
        ((FAR, FAR, [[[1.0], [2.0], [4.0]]], [[True] * 3]), ORACLE),
        (([[[100.0]] * 3], [[[-100.0], [-99.99], [-100.0]]], [[[1.0], [2.0], [4.0]]], [[True] * 3]), ORACLE),
        (([[[90.0]] * 2], [[[-90.0], [-90.0]]], [[[1.0], [3.0]]], [[True] * 2]), [[[1.0], [2.0]]]),
        (([[[100.0] * 16] * 2], [[[-100.0] * 16] * 2], [[[5.0], [7.0]]], [[False, True]]), [[[0.0], [7.0]]]),
    ],
    "direction": [
        (([[[0.0], [3.0], [1.0]]], [[[1.0], [2.0], [0.0]]], [[[1.0], [2.0], [3.0]]], [[True] * 3]), ORACLE),
        ((block(4, 2, 4, 3, 2, hole=0.0)), ORACLE),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(50)],
    "perf": [(block(1, 5, 600, 16, 16, hole=0.0), REFERENCE)],
}
