"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(ctor, ops):
    """Sum every run of the hours seen so far."""
    seen, answers = [], []
    for name, given in ops:
        if name == "add":
            seen.append(given[0])
            answers.append(None)
        else:
            n = len(seen)
            sums = [sum(seen[start:end]) for start in range(n) for end in range(start + 1, n + 1)]
            answers.append(max(sums) if sums else None)
    return answers


def stream(*steps):
    """A case from numbers (add) and "?" (get)."""
    return ([], [["get", []] if step == "?" else ["add", [step]] for step in steps])


def each(*pairs):
    """A case that reads after every hour, from (gain, answer) pairs."""
    ops, want = [], []
    for gain, answer in pairs:
        ops += [["add", [gain]], ["get", []]]
        want += [None, answer]
    return (([], ops), want)


def rand(seed):
    r = random.Random(seed)
    low, high = r.choice([(-9, 9), (-9, 3), (-3, 9), (-9, -1), (-1, 1), (-10, 0)])
    return stream(*["?" if r.random() < 0.35 else r.randint(low, high) for _ in range(r.randrange(1, 28))])


def scale(n):
    r = random.Random(11)
    steps = []
    for _ in range(n // 2):
        steps += [r.randint(-1000, 990), "?"]
    return stream(*steps)


BIG = 10**9
GROUPS = {
    "empty": [(stream("?"), [None]), (stream("?", "?"), [None, None]), (stream("?", -3, "?"), [None, None, -3])],
    "boundary": [
        (stream(BIG, BIG, BIG, "?"), [None, None, None, 3 * BIG]),
        (stream(-BIG, "?"), [None, -BIG]),
        (stream(-BIG, BIG, "?"), [None, None, BIG]),
        (stream(5), [None]),
    ],
    "all_negative": [
        each((-5, -5), (-2, -2), (-7, -2)),
        each((-1, -1), (-1, -1)),
        (stream(-8, -3, -6, "?"), [None, None, None, -3]),
    ],
    "past": [each((6, 6), (-9, 6), (2, 6), (1, 6)), each((4, 4), (-1, 4), (-1, 4))],
    "dips": [each((5, 5), (-4, 5), (5, 6), (-1, 6), (3, 8)), each((5, 5), (-5, 5), (7, 7)), each((3, 3), (-2, 3), (-1, 3), (9, 9))],
    "zeros": [each((0, 0), (-4, 0)), each((-4, -4), (0, 0), (-1, 0), (0, 0)), each((0, 0), (0, 0), (2, 2))],
    "reads": [
        (stream(4, "?", 5, "?"), [None, 4, None, 9]),
        (stream(4, "?", "?", "?", -1, "?", 3, "?"), [None, 4, 4, 4, None, 4, None, 6]),
    ],
    "restarts": [each((-6, -6), (4, 4), (3, 7)), each((2, 2), (-9, 2), (5, 5), (-1, 5), (2, 6)), each((-1, -1), (1, 1))],
    "random": [(rand(seed), ORACLE) for seed in range(50)],
    "perf": [(scale(40_000), REFERENCE)],
}
