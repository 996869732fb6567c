"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random
from statistics import median

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(ctor, ops):
    """Ask the standard library about everything seen so far."""
    seen, answers = [], []
    for name, given in ops:
        if name == "add":
            seen.append(given[0])
            answers.append(None)
        else:
            answers.append(float(median(seen)) if seen else None)
    return answers


def stream(*steps):
    """A case from numbers (add) and "?" (median)."""
    return ([], [["median", []] if step == "?" else ["add", [step]] for step in steps])


def each(*pairs):
    """A case that reads after every error, from (error, answer) pairs."""
    ops, want = [], []
    for error, answer in pairs:
        ops += [["add", [error]], ["median", []]]
        want += [None, answer]
    return (([], ops), want)


def rand(seed):
    r = random.Random(seed)
    low, high = r.choice([(-9, 9), (-2, 2), (-50, -1), (0, 100), (-10**6, 10**6)])
    return stream(*["?" if r.random() < 0.4 else r.randint(low, high) for _ in range(r.randrange(1, 40))])


def scale(n):
    r = random.Random(5)
    steps = []
    for _ in range(n // 2):
        steps += [r.randint(-10**6, 10**6), "?"]
    return stream(*steps)


BIG = 10**9
GROUPS = {
    "empty": [(stream("?"), [None]), (stream("?", "?", 4, "?"), [None, None, None, 4.0])],
    "boundary": [
        (stream(BIG, BIG, "?"), [None, None, float(BIG)]),
        (stream(-BIG, BIG, "?"), [None, None, 0.0]),
        (stream(BIG, BIG - 1, "?"), [None, None, BIG - 0.5]),
        (stream(-BIG, -BIG + 1, "?"), [None, None, -BIG + 0.5]),
        (stream(7), [None]),
    ],
    "even": [
        each((1, 1.0), (2, 1.5)),
        each((-4, -4.0), (-1, -2.5), (8, -1.0), (2, 0.5)),
        each((10, 10.0), (20, 15.0), (30, 20.0), (40, 25.0)),
    ],
    "duplicates": [each((3, 3.0), (3, 3.0), (9, 3.0), (9, 6.0), (9, 9.0)), each((1, 1.0), (7, 4.0), (7, 7.0), (1, 4.0), (1, 1.0))],
    "sides": [
        each((1, 1.0), (5, 3.0), (9, 5.0), (7, 6.0), (8, 7.0)),
        each((9, 9.0), (5, 7.0), (1, 5.0), (3, 4.0), (2, 3.0)),
        each((5, 5.0), (1, 3.0), (9, 5.0), (-7, 3.0), (-8, 1.0), (-9, -3.0), (-6, -6.0)),
        each((0, 0.0), (6, 3.0), (4, 4.0), (2, 3.0), (8, 4.0), (-2, 3.0)),
    ],
    "reads": [
        (stream(6, "?", "?", 2, "?", "?"), [None, 6.0, 6.0, None, 4.0, 4.0]),
        (stream(5, 1, 3, "?", 0, "?", 2, "?"), [None, None, None, 3.0, None, 2.0, None, 2.0]),
        (stream(8, "?", 2, 4, "?"), [None, 8.0, None, None, 4.0]),
    ],
    "zeros": [each((0, 0.0), (0, 0.0)), each((-3, -3.0), (3, 0.0), (0, 0.0)), each((0, 0.0), (5, 2.5), (-5, 0.0))],
    "random": [(rand(seed), ORACLE) for seed in range(50)],
    "perf": [(scale(30_000), REFERENCE)],
}
