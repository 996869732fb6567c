"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(events, gap):
    """Start with a group per event and join any two linked groups until nothing changes."""
    groups = [[event] for event in set(events)]
    joined = True
    while joined:
        joined = False
        for i in range(len(groups)):
            for j in range(i + 1, len(groups)):
                if any(linked(a, b, gap) for a in groups[i] for b in groups[j]):
                    groups[i] += groups.pop(j)
                    joined = True
                    break
            if joined:
                break
    return sorted((g[0][0], min(e[1] for e in g), max(e[2] for e in g), len(g)) for g in groups)


def linked(a, b, gap):
    return a[0] == b[0] and b[1] - a[2] <= gap and a[1] - b[2] <= gap


def rand(seed):
    r = random.Random(seed)
    names = r.choice([["u"], ["u", "v"], ["b", "a", "B", "u10", "u9"]])
    span, longest = r.choice([(30, 4), (60, 10), (200, 12)])
    events = []
    for _ in range(r.randrange(1, 22)):
        start = r.randrange(span)
        events.append((r.choice(names), start, start + r.randrange(longest)))
    events += r.choices(events, k=r.randrange(3))
    return (events, r.randrange(8))


def scale(n):
    r = random.Random(13)
    events = [("robot", i * 10, i * 10 + r.randrange(7)) for i in range(n)]
    r.shuffle(events)
    return (events, 5)


FAR = 10**9
GROUPS = {
    "empty": [(([], 0), []), (([], FAR), []), (([("a", 5, 5)], 0), [("a", 5, 5, 1)])],
    "boundary": [
        (([("a", 0, 1), ("a", 2, 3)], 0), [("a", 0, 1, 1), ("a", 2, 3, 1)]),
        (([("a", 0, 1), ("a", 2, 3)], 1), [("a", 0, 3, 2)]),
        (([("a", 0, 4), ("a", 4, 9)], 0), [("a", 0, 9, 2)]),
        (([("a", 0, 4), ("a", 10, 11)], 5), [("a", 0, 4, 1), ("a", 10, 11, 1)]),
        (([("a", FAR, FAR), ("a", 0, 0)], FAR), [("a", 0, FAR, 2)]),
        (([("a", FAR, FAR), ("a", 0, 0)], FAR - 1), [("a", 0, 0, 1), ("a", FAR, FAR, 1)]),
    ],
    "nested": [
        (([("a", 0, 100), ("a", 10, 20), ("a", 105, 110)], 5), [("a", 0, 110, 3)]),
        (([("a", 0, 100), ("a", 10, 20)], 5), [("a", 0, 100, 2)]),
        (([("a", 0, 100), ("a", 10, 20), ("a", 40, 50)], 5), [("a", 0, 100, 3)]),
        (([("a", 0, 50), ("a", 0, 9), ("a", 58, 60)], 7), [("a", 0, 50, 2), ("a", 58, 60, 1)]),
    ],
    "users": [
        (([("a", 0, 10), ("b", 5, 15)], 3), [("a", 0, 10, 1), ("b", 5, 15, 1)]),
        (([("a", 90, 99), ("b", 0, 10)], 100), [("a", 90, 99, 1), ("b", 0, 10, 1)]),
        (([("a", 0, 10), ("b", 11, 12), ("a", 13, 20)], 3), [("a", 0, 20, 2), ("b", 11, 12, 1)]),
        (([("a", 1, 2), ("a ", 1, 2)], 3), [("a", 1, 2, 1), ("a ", 1, 2, 1)]),
    ],
    "unsorted": [
        (([("a", 50, 60), ("a", 0, 10), ("a", 12, 20)], 5), [("a", 0, 20, 2), ("a", 50, 60, 1)]),
        (([("a", 20, 30), ("a", 0, 10), ("a", 10, 20)], 0), [("a", 0, 30, 3)]),
        (([("a", 0, 1), ("a", 9, 10), ("a", 5, 6)], 4), [("a", 0, 10, 3)]),
    ],
    "repeats": [
        (([("a", 1, 2), ("a", 1, 2)], 9), [("a", 1, 2, 1)]),
        (([("a", 1, 2), ("a", 1, 3), ("b", 1, 2), ("a", 1, 2)], 9), [("a", 1, 3, 2), ("b", 1, 2, 1)]),
        (([("a", 7, 7), ("a", 0, 1), ("a", 7, 7), ("a", 7, 7)], 2), [("a", 0, 1, 1), ("a", 7, 7, 1)]),
    ],
    "order": [
        (([("b", 0, 1), ("a", 5, 6)], 0), [("a", 5, 6, 1), ("b", 0, 1, 1)]),
        (([("u9", 0, 1), ("u10", 0, 1), ("U9", 3, 4)], 0), [("U9", 3, 4, 1), ("u10", 0, 1, 1), ("u9", 0, 1, 1)]),
        (([("a", 30, 31), ("robot-000012", 2, 3), ("a", 4, 5)], 0), [("a", 4, 5, 1), ("a", 30, 31, 1), ("robot-000012", 2, 3, 1)]),
    ],
    "pauses": [
        (([("a", 0, 5), ("a", 8, 12), ("a", 15, 20), ("a", 23, 24)], 3), [("a", 0, 24, 4)]),
        (([("a", 0, 40), ("a", 42, 50)], 10), [("a", 0, 50, 2)]),
        (([("a", 0, 40), ("a", 39, 50)], 0), [("a", 0, 50, 2)]),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(60)],
    "perf": [(scale(20_000), REFERENCE)],
}
