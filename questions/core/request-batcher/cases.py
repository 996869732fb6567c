"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(requests, max_size, max_wait, setup, each):
    """Look for the first moment that satisfies the rules among all moments at which one could become true."""
    moments = {moment for arrival, latest in requests for moment in (arrival, arrival + max_wait, latest)}
    batches, open_ones, free = [], set(range(len(requests))), 0
    while True:
        for moment in sorted(moment for moment in moments | {free} if moment >= free):
            waiting = [i for i in open_ones if requests[i][0] <= moment <= requests[i][1]]
            full = len(waiting) >= max_size
            patient = any(moment - requests[i][0] >= max_wait for i in waiting)
            last_call = any(requests[i][1] == moment for i in waiting)
            if full or patient or last_call:
                break
        else:
            return batches
        members = sorted(waiting, key=lambda i: (requests[i][1], requests[i][0], i))[:max_size]
        batches.append((moment, members))
        open_ones -= set(members)
        free = moment + setup + each * len(members)


def rand(seed):
    r = random.Random(seed)
    n = r.randrange(1, 16)
    span = r.choice([6, 20, 50])
    patience = r.choice([4, 15, 60])
    requests = [(arrival, arrival + r.randrange(patience)) for arrival in (r.randrange(span) for _ in range(n))]
    return (requests, r.randint(1, 5), r.choice([0, 3, 8, 30]), r.randrange(6), r.randint(1, 3))


def scale(n):
    """Twice as many requests as the worker can serve, and none of them expires soon."""
    r = random.Random(31)
    requests = [(i, 10**8 + r.randrange(10**8)) for i in range(n)]
    r.shuffle(requests)
    return (requests, 4, 20, 4, 1)


def overload(n):
    """A queue in which most requests expire while the worker is busy."""
    r = random.Random(37)
    return ([(i, i + r.randrange(400)) for i in range(n)], 8, 30, 20, 2)


FAR = 10**9
GROUPS = {
    "empty": [(([], 1, 0, 0, 1), []), (([], 1000, FAR, 10**6, 10**6), [])],
    "smallest": [
        (([(0, 0)], 1, 0, 0, 1), [(0, [0])]),
        (([(7, 9)], 1, 5, 0, 1), [(7, [0])]),
        (([(7, 9)], 2, 1, 0, 1), [(8, [0])]),
    ],
    "boundary": [
        (([(0, 90), (0, 3), (0, 4)], 1, 0, 0, 4), [(0, [1]), (4, [2]), (8, [0])]),
        (([(0, 90), (0, 3), (0, 3)], 1, 0, 0, 4), [(0, [1]), (4, [0])]),
        (([(0, 10), (0, 10), (0, 10)], 2, 0, 8, 1), [(0, [0, 1]), (10, [2])]),
        (([(0, 9), (0, 9), (0, 9)], 2, 0, 8, 1), [(0, [0, 1])]),
        (([(0, FAR), (FAR, FAR)], 5, FAR, 10**6, 10**6), [(FAR, [0, 1])]),
        (([(0, FAR), (1, FAR)], 5, FAR - 1, 0, 1), [(FAR - 1, [0, 1])]),
    ],
    "full": [
        (([(0, 99), (5, 99)], 2, 50, 0, 1), [(5, [0, 1])]),
        (([(0, 99), (5, 99), (6, 99), (7, 99)], 3, 50, 0, 1), [(6, [0, 1, 2]), (57, [3])]),
        (([(0, 99), (1, 99), (2, 99), (3, 99)], 1, 50, 0, 1), [(0, [0]), (1, [1]), (2, [2]), (3, [3])]),
        (([(4, 99)] * 7, 3, 20, 2, 1), [(4, [0, 1, 2]), (9, [3, 4, 5]), (24, [6])]),
    ],
    "longest_wait": [
        (([(0, 99), (5, 99)], 9, 20, 0, 1), [(20, [0, 1])]),
        (([(0, 99), (20, 99), (21, 99)], 9, 20, 0, 1), [(20, [0, 1]), (41, [2])]),
        (([(0, 99), (1, 99), (2, 99)], 2, 20, 30, 1), [(1, [0, 1]), (33, [2])]),
        (([(0, 99), (1, 99), (2, 99)], 2, 40, 30, 1), [(1, [0, 1]), (42, [2])]),
        (([(0, 60), (3, 70), (8, 50)], 4, 9, 1, 1), [(9, [2, 0, 1])]),
        (([(0, 90), (1, 20), (2, 30), (2, 95)], 2, 50, 4, 1), [(1, [1, 0]), (7, [2, 3])]),
        (([(0, 90), (1, 20), (2, 30), (9, 95)], 2, 15, 7, 1), [(1, [1, 0]), (10, [2, 3])]),
        (([(0, 90), (0, 80), (0, 70), (5, 75), (7, 99)], 2, 25, 3, 1), [(0, [2, 1]), (5, [3, 0]), (32, [4])]),
    ],
    "last_moment": [
        (([(0, 6)], 2, 10, 0, 1), [(6, [0])]),
        (([(0, 99), (2, 6)], 9, 10, 0, 1), [(6, [1, 0])]),
        (([(0, 99), (2, 2)], 9, 10, 0, 1), [(2, [1, 0])]),
        (([(0, 40), (1, 30), (2, 20)], 9, 500, 3, 1), [(20, [2, 1, 0])]),
    ],
    "busy": [
        (([(0, 99), (1, 99), (2, 99)], 1, 0, 5, 1), [(0, [0]), (6, [1]), (12, [2])]),
        (([(0, 99), (1, 99), (2, 99), (3, 99)], 3, 1, 5, 2), [(1, [0, 1]), (10, [2, 3])]),
        (([(0, 99), (9, 99)], 9, 0, 3, 2), [(0, [0]), (9, [1])]),
        (([(0, 99), (2, 99), (8, 99), (9, 99)], 4, 0, 1, 3), [(0, [0]), (4, [1]), (8, [2]), (12, [3])]),
    ],
    "urgency": [
        (([(0, 90), (1, 80), (2, 70), (3, 60)], 2, 0, 9, 1), [(0, [0]), (10, [3, 2]), (21, [1])]),
        (([(0, 90), (0, 80), (0, 70), (0, 60)], 3, 5, 9, 1), [(0, [3, 2, 1]), (12, [0])]),
        (([(0, 50), (0, 90), (0, 40), (15, 41), (16, 42)], 2, 0, 18, 1), [(0, [2, 0]), (20, [3, 4]), (40, [1])]),
    ],
    "ties": [
        (([(3, 50), (1, 50), (2, 50)], 2, 9, 0, 1), [(2, [1, 2]), (12, [0])]),
        (([(0, 9), (3, 50), (1, 50), (2, 50)], 1, 0, 5, 1), [(0, [0]), (6, [2]), (12, [3]), (18, [1])]),
        (([(5, 50), (5, 50), (5, 50)], 2, 9, 0, 1), [(5, [0, 1]), (14, [2])]),
    ],
    "expiry": [
        (([(0, 99), (1, 5), (2, 7)], 1, 0, 9, 1), [(0, [0])]),
        (([(0, 99), (1, 5), (2, 50), (3, 6)], 3, 0, 9, 1), [(0, [0]), (10, [2])]),
        (([(0, 99), (0, 99), (1, 5), (2, 6), (4, 50)], 2, 30, 9, 1), [(0, [0, 1]), (34, [4])]),
        (([(0, 99), (0, 99), (1, 5), (4, 50), (12, 60)], 2, 30, 9, 1), [(0, [0, 1]), (12, [3, 4])]),
        (([(0, 99), (1, 5), (30, 99)], 1, 0, 9, 1), [(0, [0]), (30, [2])]),
    ],
    "same_moment": [
        (([(0, 99), (10, 99)], 9, 10, 0, 1), [(10, [0, 1])]),
        (([(0, 99), (10, 11)], 9, 10, 0, 1), [(10, [1, 0])]),
        (([(0, 99), (5, 99), (5, 99), (5, 6)], 3, 10, 0, 1), [(5, [3, 0, 1]), (15, [2])]),
        (([(0, 99), (6, 99), (6, 7)], 1, 0, 5, 1), [(0, [0]), (6, [2]), (12, [1])]),
    ],
    "unsorted": [
        (([(9, 99), (0, 99), (4, 99)], 2, 10, 0, 1), [(4, [1, 2]), (19, [0])]),
        (([(30, 99), (20, 99), (0, 99)], 9, 5, 0, 1), [(5, [2]), (25, [1]), (35, [0])]),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(120)],
    "perf": [
        (scale(20_000), REFERENCE),
        (overload(20_000), REFERENCE),
        (([(i // 50, FAR) for i in range(20_000)], 1000, 5, 1, 1), REFERENCE),
    ],
}
