"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(rows, k, draws):
    """Number all rows first; then a slot holds the last row that was sent there."""
    numbers = [sum(other == label for other, _ in rows[: i + 1]) for i, (label, _) in enumerate(rows)]
    slots = [n - 1 for n in numbers]
    later = [i for i, n in enumerate(numbers) if n > k]
    for i, draw in zip(later, draws, strict=False):
        slots[i] = int(draw * numbers[i])
    sample = {}
    for label in dict.fromkeys(label for label, _ in rows):
        sent = {s: row for (other, row), s in zip(rows, slots, strict=True) if other == label}
        sample[label] = [sent[s] for s in range(k) if s in sent]
    return sample


def rand(seed):
    r = random.Random(seed)
    labels = r.choice([["a"], ["a", "b"], ["a", "b", "c", "rare"]])
    rows = [(r.choice(labels[:1] + labels), r.choice([i, r.randrange(6)])) for i in range(r.randrange(1, 40))]
    parts = r.choice([4, 2**16])
    return (rows, r.choice([1, 2, 3, 5]), [r.randrange(parts) / parts for _ in range(len(rows) + r.randrange(3))])


def scale(n):
    r = random.Random(29)
    return ([("hot", i) for i in range(n)], 1000, [r.randrange(2**16) / 2**16 for _ in range(n)])


def many_labels(n):
    r = random.Random(30)
    rows = [(f"label{min(r.randrange(1000), r.randrange(1000))}", r.randrange(10**9)) for _ in range(n)]
    return (rows, 8, [r.randrange(2**16) / 2**16 for _ in range(n)])


def one(count, k, draws):
    """A case with one label and the rows 1, 2, 3, …"""
    return ([("x", i) for i in range(1, count + 1)], k, draws)


LAST = 1 - 2**-16
BIG = 10**9
GROUPS = {
    "empty": [
        (([], 3, []), {}),
        (([], 1, [0.5]), {}),
        (([("x", 5)], 1, []), {"x": [5]}),
        (([("x", 5)], 1000, [0.0]), {"x": [5]}),
    ],
    "boundary": [
        (one(2, 1, [LAST]), {"x": [1]}),
        (one(2, 1, [0.0]), {"x": [2]}),
        (one(4, 3, [0.75]), {"x": [1, 2, 3]}),
        (one(4, 3, [0.75 - 2**-16]), {"x": [1, 2, 4]}),
        (one(3, 3, [0.0, 0.0]), {"x": [1, 2, 3]}),
        (([("x", 0), ("x", BIG)], 2, []), {"x": [0, BIG]}),
        (([("x", 0), ("x", BIG), ("x", 0)], 1, [0.5, LAST]), {"x": [0]}),
        (([("x", 7), ("x", 0), ("x", 9)], 2, [0.5]), {"x": [7, 9]}),
        (([("x", 0), ("x", 0), ("x", 3)], 1, [0.25, 0.5]), {"x": [0]}),
        (one(1000, 1000, []), {"x": list(range(1, 1001))}),
    ],
    "filling": [
        (one(4, 2, [0.0, LAST, 0.0, 0.0]), {"x": [3, 2]}),
        (one(3, 2, [0.5, 0.0, 0.0]), {"x": [1, 3]}),
        (
            ([("x", 1), ("y", 2), ("x", 3), ("y", 4), ("x", 5)], 2, [0.0, LAST, LAST, LAST, LAST]),
            {"x": [5, 3], "y": [2, 4]},
        ),
    ],
    "labels": [
        (([("x", 1), ("y", 2), ("y", 3), ("x", 4)], 1, [0.75, 0.25]), {"x": [4], "y": [2]}),
        (([("y", 1), ("y", 2), ("y", 3), ("x", 4)], 2, [0.0]), {"x": [4], "y": [3, 2]}),
        (([("x", 1), ("y", 2), ("y", 3), ("y", 4), ("x", 5)], 1, [LAST, LAST, 0.25]), {"x": [5], "y": [2]}),
    ],
    "shared_draws": [
        (([("x", 1), ("y", 2), ("x", 3), ("y", 4)], 1, [0.0, LAST]), {"x": [3], "y": [2]}),
        (([("x", 1), ("y", 2), ("x", 3), ("y", 4)], 1, [LAST, 0.0]), {"x": [1], "y": [4]}),
        (
            ([("y", 2), ("x", 1), ("x", 3), ("y", 4), ("x", 5), ("y", 6)], 1, [0.0, LAST, LAST, 0.0]),
            {"x": [3], "y": [6]},
        ),
    ],
    "slots": [
        (one(3, 2, [0.625]), {"x": [1, 3]}),
        (one(5, 4, [0.375]), {"x": [1, 5, 3, 4]}),
        (one(5, 4, [0.625]), {"x": [1, 2, 3, 5]}),
        (one(5, 4, [0.8125]), {"x": [1, 2, 3, 4]}),
        (one(3, 1, [0.5, 0.375]), {"x": [1]}),
    ],
    "drops": [
        (one(4, 1, [0.5, 0.5, 0.25]), {"x": [1]}),
        (one(4, 1, [0.5, 0.0, 0.25]), {"x": [3]}),
        (one(5, 2, [0.75, 0.25, 0.5]), {"x": [1, 4]}),
        (one(6, 3, [0.75, 0.75, 0.75]), {"x": [1, 2, 3]}),
        (one(5, 2, [LAST, LAST, 0.25]), {"x": [1, 5]}),
    ],
    "one_draw": [
        (one(4, 2, [0.0, 0.25]), {"x": [3, 4]}),
        (one(4, 2, [0.5, 0.0]), {"x": [4, 3]}),
        (one(5, 3, [0.5, 0.0]), {"x": [5, 2, 4]}),
    ],
    "slot_order": [
        (one(5, 3, [0.0, 0.0]), {"x": [5, 2, 3]}),
        (one(6, 3, [0.25, 0.0, 0.0]), {"x": [6, 4, 3]}),
        (one(5, 3, [0.0, 0.2001953125]), {"x": [4, 5, 3]}),
        (([("x", 9), ("x", 5), ("x", 7)], 3, []), {"x": [9, 5, 7]}),
    ],
    "short": [
        (([("x", 1), ("y", 2), ("x", 3)], 2, []), {"x": [1, 3], "y": [2]}),
        (([("x", 1), ("x", 2), ("x", 3), ("y", 4)], 3, []), {"x": [1, 2, 3], "y": [4]}),
        (([("x", 4), ("x", 4), ("y", 4)], 5, [0.0]), {"x": [4, 4], "y": [4]}),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(70)],
    "perf": [(scale(30_000), REFERENCE), (many_labels(30_000), REFERENCE)],
}
