"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"
FAR = 2**40


def oracle(labels, writes, max_age):
    """List every usable write of the entity and take the newest, the later row of equals."""
    known = []
    for entity, ts in labels:
        usable = [(t, row) for row, (e, t, _) in enumerate(writes) if e == entity and ts - max_age <= t < ts]
        known.append(writes[max(usable)[1]][2] if usable else None)
    return known


def rand(seed):
    r = random.Random(seed)
    names = [f"u{i}" for i in range(r.choice([1, 2, 4]))]
    span = r.choice([4, 12, 40])
    return (
        [(r.choice(names), r.randrange(span)) for _ in range(r.randrange(30))],
        [(r.choice(names), r.randrange(span), r.randrange(-4, 5) / 2) for _ in range(r.randrange(40))],
        r.randrange(span),
    )


def scale(n):
    r = random.Random(7)
    labels = [("hot", r.randrange(1, 10**6)) for _ in range(n // 2)]
    writes = [("hot", r.randrange(10**6), r.randrange(100) / 4) for _ in range(n - n // 2)]
    return labels, writes, 10**6


def many_entities(n):
    r = random.Random(8)
    labels = [(f"u{r.randrange(900)}", r.randrange(10**6)) for _ in range(n)]
    writes = [(f"u{r.randrange(1000)}", r.randrange(10**6), float(r.randrange(100))) for _ in range(n)]
    return labels, writes, 5000


GROUPS = {
    "empty": [
        (([], [], 0), []),
        (([("a", 5)], [], 10), [None]),
        (([], [("a", 1, 2.0)], 10), []),
    ],
    "boundary": [
        (([("a", 10)], [("a", 10, 1.0)], 100), [None]),
        (([("a", 10)], [("a", 10, 1.0), ("a", 9, 2.0)], 100), [2.0]),
        (([("a", 11)], [("a", 10, 1.0)], 1), [1.0]),
        (([("a", 10)], [("a", 11, 1.0)], 100), [None]),
        (([("a", 0)], [("a", 0, 1.0)], 0), [None]),
        (([("a", FAR)], [("a", 0, 1.0)], FAR), [1.0]),
        (([("a", FAR)], [("a", FAR, 1.0), ("a", 0, 2.0)], FAR - 1), [None]),
    ],
    "staleness": [
        (([("a", 100)], [("a", 39, 1.0)], 60), [None]),
        (([("a", 100)], [("a", 40, 1.0)], 60), [1.0]),
        (([("a", 100)], [("a", 41, 1.0)], 60), [1.0]),
        (([("a", 5)], [("a", 4, 1.0)], 0), [None]),
        (([("a", 50), ("a", 500), ("a", 60)], [("a", 45, 1.5)], 20), [1.5, None, 1.5]),
    ],
    "corrections": [
        (([("a", 9)], [("a", 3, 1.0), ("a", 3, 2.0)], 99), [2.0]),
        (([("a", 9)], [("a", 3, 2.0), ("a", 3, 1.0)], 99), [1.0]),
        (([("a", 9)], [("a", 3, 2.0), ("a", 1, 7.0), ("a", 3, 1.0), ("b", 3, 5.0)], 99), [1.0]),
    ],
    "unsorted": [
        (([("a", 9), ("a", 4)], [("a", 8, 3.0), ("a", 1, 1.0), ("a", 5, 2.0)], 99), [3.0, 1.0]),
        (([("a", 4), ("a", 9), ("a", 6)], [("a", 8, 3.0), ("a", 5, 2.0), ("a", 1, 1.0)], 99), [1.0, 3.0, 2.0]),
    ],
    "label_order": [
        (([("a", 30), ("a", 10), ("a", 20)], [("a", 5, 1.0), ("a", 15, 2.0), ("a", 25, 3.0)], 99), [3.0, 1.0, 2.0]),
        (([("b", 2), ("a", 2), ("b", 2)], [("a", 1, 1.0), ("b", 1, 2.0)], 99), [2.0, 1.0, 2.0]),
    ],
    "falsy": [
        (([("a", 9)], [("a", 8, 0.0)], 99), [0.0]),
        (([("a", 9)], [("a", 0, 4.0)], 99), [4.0]),
        (([("a", 9)], [("a", 7, 6.0), ("a", 8, 0.0)], 99), [0.0]),
    ],
    "entities": [
        (([("a", 9), ("b", 9)], [("a", 1, 1.0), ("b", 8, 2.0)], 99), [1.0, 2.0]),
        (([("a", 9), ("c", 9)], [("b", 8, 2.0)], 99), [None, None]),
        (([("a", 9)], [("a", 3, 1.0), ("b", 3, 2.0)], 99), [1.0]),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(60)],
    "perf": [(scale(60_000), REFERENCE), (many_entities(20_000), REFERENCE)],
}
