"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(lengths, limit, overlap):
    """For every new sentence try all starts, the earliest first, and then all ends, the latest first."""
    found = []
    new = 0
    while new < len(lengths):
        before = found[-1][0] if found else 0
        starts = [
            s for s in range(before, new) if sum(lengths[s:new]) <= overlap and sum(lengths[s : new + 1]) <= limit
        ]
        start = min(starts, default=new)
        ends = [end for end in range(new + 1, len(lengths) + 1) if sum(lengths[start:end]) <= limit]
        end = max(ends, default=new + 1)
        found.append((start, end))
        new = end
    return found


def rand(seed):
    r = random.Random(seed)
    limit = r.choice([1, 4, 10, 30])
    longest = r.choice([2, limit // 2 + 1, limit + 2])
    lengths = [r.randint(1, longest) for _ in range(r.randrange(1, 30))]
    return (lengths, limit, r.choice([0, limit // 3, limit - 1, r.randrange(limit)]))


def scale(n):
    """Short sentences and an overlap that repeats nearly all of a long passage."""
    return ([1 + place % 2 for place in range(n)], 20_000, 19_998)


TOP = 100_000
GROUPS = {
    "empty": [
        (([], 1, 0), []),
        (([], 10, 3), []),
        (([1], 1, 0), [(0, 1)]),
        (([1], 10, 9), [(0, 1)]),
    ],
    "boundary": [
        (([5, 5], 10, 0), [(0, 2)]),
        (([5, 6], 10, 0), [(0, 1), (1, 2)]),
        (([5, 4, 3], 10, 4), [(0, 2), (1, 3)]),
        (([5, 4, 3], 10, 3), [(0, 2), (2, 3)]),
        (([5, 4, 6], 10, 4), [(0, 2), (1, 3)]),
        (([5, 4, 7], 10, 4), [(0, 2), (2, 3)]),
        (([1, 1, 1], 1, 0), [(0, 1), (1, 2), (2, 3)]),
        (([TOP, TOP], TOP, TOP - 1), [(0, 1), (1, 2)]),
        (([TOP - 1, 1, 1], TOP, TOP - 1), [(0, 2), (1, 3)]),
    ],
    "overlap": [
        (([3, 2, 2, 3, 1, 2], 8, 5), [(0, 3), (1, 5), (3, 6)]),
        (([3, 2, 2, 3, 1, 2], 8, 2), [(0, 3), (2, 6)]),
        (([2, 2, 2, 2, 2], 4, 2), [(0, 2), (1, 3), (2, 4), (3, 5)]),
        (([2, 2, 2, 2, 2], 4, 3), [(0, 2), (1, 3), (2, 4), (3, 5)]),
        (([4, 4, 4], 8, 3), [(0, 2), (2, 3)]),
        (([6, 1, 1, 1, 2, 2], 9, 3), [(0, 4), (1, 6)]),
    ],
    "room": [
        (([2, 2, 2, 2, 5], 8, 7), [(0, 4), (3, 5)]),
        (([2, 2, 2, 2, 7], 8, 7), [(0, 4), (4, 5)]),
        (([1, 1, 1, 1, 1, 3], 5, 4), [(0, 5), (3, 6)]),
        (([3, 3, 3, 8, 1, 1], 9, 6), [(0, 3), (3, 5), (4, 6)]),
        (([4, 2, 2, 5, 2, 2], 9, 4), [(0, 3), (1, 4), (4, 6)]),
    ],
    "ends": [
        (([3, 3, 3], 9, 6), [(0, 3)]),
        (([3, 3, 3], 10, 9), [(0, 3)]),
        (([3, 3, 3, 3], 9, 6), [(0, 3), (1, 4)]),
        (([1, 1, 1, 1], 2, 1), [(0, 2), (1, 3), (2, 4)]),
        (([5, 5, 1], 5, 4), [(0, 1), (1, 2), (2, 3)]),
    ],
    "long": [
        (([12], 10, 4), [(0, 1)]),
        (([12, 3], 10, 4), [(0, 1), (1, 2)]),
        (([3, 12, 3], 10, 4), [(0, 1), (1, 2), (2, 3)]),
        (([12, 15, 11], 10, 9), [(0, 1), (1, 2), (2, 3)]),
        (([3, 3, 11, 3, 3, 3], 9, 6), [(0, 2), (2, 3), (3, 6)]),
        (([TOP, 1], 1, 0), [(0, 1), (1, 2)]),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(80)],
    "perf": [(scale(30_000), REFERENCE)],
}
