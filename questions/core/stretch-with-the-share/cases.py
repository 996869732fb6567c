"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(labels, positive, among):
    """Try every stretch, the longest first, by the counts of what lies before its two ends."""
    clicked = [labels[:end].count(1) for end in range(len(labels) + 1)]
    rated = [end - labels[:end].count(-1) for end in range(len(labels) + 1)]
    for length in range(len(labels), 0, -1):
        for start in range(len(labels) - length + 1):
            among_these = rated[start + length] - rated[start]
            if among_these and (clicked[start + length] - clicked[start]) * among == among_these * positive:
                return start, length
    return None


def rand(seed):
    r = random.Random(seed)
    among = r.choice([1, 2, 3, 5, 10])
    positive = r.randrange(among + 1)
    weights = r.choice([(0, 1, 1), (1, 3, 1), (2, 2, 2), (1, 6, 1)])
    return (r.choices([-1, 0, 1], weights, k=r.randrange(1, 36)), positive, among)


def scale(n):
    """One click among many rows, so that no stretch is found soon."""
    return ([1] * (n // 4) + [0, -1] * (n // 4) + [0] * (n // 4), 1, 1_000)


GROUPS = {
    "empty": [
        (([], 1, 2), None),
        (([1], 1, 1), (0, 1)),
        (([0], 1, 1), None),
        (([-1], 0, 1), None),
    ],
    "boundary": [
        (([0] * 999 + [1], 1, 1_000), (0, 1_000)),
        (([0] * 998 + [1], 1, 1_000), None),
        (([1, 1, 0, 1], 1_000, 1_000), (0, 2)),
        (([1, 0, 0], 0, 1_000), (1, 2)),
    ],
    "shares": [
        (([1, 0, 0, 1, 0, 0, 0], 1, 3), (0, 6)),
        (([1, 1, 1, 0, 1, 1], 3, 4), (0, 4)),
        (([0, 1, 0, 0, 0, 1, 1], 2, 10), (0, 5)),
        (([1, 0] * 5, 2, 4), (0, 10)),
        (([0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0], 3, 10), (2, 10)),
    ],
    "unrated": [
        (([-1, 1, -1, 0, -1], 1, 2), (0, 5)),
        (([1, -1, -1, 1], 1, 1), (0, 4)),
        (([0, -1, 1, 1, -1, 0, 1], 1, 2), (0, 6)),
        (([1, 1, -1, 0, -1, -1, 0, 0], 2, 3), (0, 6)),
        (([1, 0, 0, 1, -1, -1, 1, 1], 1, 1), (3, 5)),
    ],
    "nothing": [
        (([-1, -1, -1], 0, 1), None),
        (([-1, -1], 1, 2), None),
        (([0, 0, 0], 1, 2), None),
        (([1, -1, -1, -1], 1, 2), None),
        (([1, -1, -1, 1, -1, 0], 0, 3), (4, 2)),
    ],
    "ties": [
        (([1, 0, 1, 1, 1, 0], 1, 2), (0, 2)),
        (([0, 0, 1, 1, 1, 0, 0], 1, 2), (0, 6)),
        (([1, 1, 0, 1, 1], 1, 1), (0, 2)),
    ],
    "long": [
        (([1, 0, 1, 0, 1, 0], 1, 2), (0, 6)),
        (([0, 1, 1, 0, 0, 1, 1], 1, 2), (0, 6)),
        (([0, 0, 0], 0, 5), (0, 3)),
    ],
    "start": [
        (([0, 1], 1, 2), (0, 2)),
        (([1, 1, 1, 0], 1, 1), (0, 3)),
        (([-1, -1, 0, 1, 1, 1], 1, 2), (0, 4)),
    ],
    "place": [
        (([0, 0, 0, 0, 1], 1, 2), (3, 2)),
        (([1, 1, 1, 1, 0, 0], 1, 2), (2, 4)),
        (([0, 0, 1, 1, 1, 1, 1], 1, 1), (2, 5)),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(80)],
    "perf": [(scale(40_000), REFERENCE)],
}
