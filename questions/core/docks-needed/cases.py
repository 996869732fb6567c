"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(trucks, turnaround):
    """Count the docks in use at every arrival; nothing grows in between."""
    taken = [(arrive, leave + turnaround) for arrive, leave in trucks if arrive < leave]
    counts = [(sum(a <= minute < free for a, free in taken), -minute) for minute, _ in taken]
    if not counts:
        return 0, None
    most, minute = max(counts)
    return most, -minute


def rand(seed):
    r = random.Random(seed)
    span, longest = r.choice([(8, 4), (30, 10), (100, 40)])
    trucks = []
    for _ in range(r.randrange(1, 25)):
        arrive = r.randrange(span)
        trucks.append((arrive, arrive + r.randrange(longest)))
    return (trucks, r.choice([0, 0, 1, 2, 7]))


def scale(n):
    """Trucks that stay for very long, so that most docks are in use most of the time."""
    r = random.Random(2)
    trucks = []
    for _ in range(n):
        arrive = r.randrange(10**6)
        trucks.append((arrive, arrive + r.randrange(300_000, 900_000)))
    return (trucks, 45)


FAR = 10**9
GROUPS = {
    "empty": [
        (([], 0), (0, None)),
        (([], 30), (0, None)),
        (([(4, 9)], 30), (1, 4)),
        (([(0, 1)], 0), (1, 0)),
    ],
    "boundary": [
        (([(0, FAR), (FAR - 1, FAR)], 0), (2, FAR - 1)),
        (([(0, 1), (FAR, FAR)], 1_000_000), (1, 0)),
        (([(0, 1), (1_000_000, 1_000_001)], 1_000_000), (2, 1_000_000)),
        (([(0, 1), (1_000_001, 1_000_002)], 1_000_000), (1, 0)),
    ],
    "edges": [
        (([(0, 10), (10, 20)], 0), (1, 0)),
        (([(0, 10), (9, 20)], 0), (2, 9)),
        (([(0, 10), (5, 10), (10, 15), (10, 12)], 0), (2, 5)),
        (([(5, 9), (1, 5), (3, 5), (5, 6), (5, 7)], 0), (3, 5)),
    ],
    "turnaround": [
        (([(0, 10), (14, 20)], 5), (2, 14)),
        (([(0, 10), (15, 20)], 5), (1, 0)),
        (([(0, 10), (16, 20)], 5), (1, 0)),
        (([(20, 30), (22, 40)], 15), (2, 22)),
    ],
    "sent_away": [
        (([(3, 3)], 0), (0, None)),
        (([(3, 3)], 10), (0, None)),
        (([(0, 10), (4, 4), (12, 20)], 1), (1, 0)),
        (([(0, 10), (5, 5), (5, 8)], 3), (2, 5)),
        (([(6, 6), (6, 6), (7, 9)], 2), (1, 7)),
    ],
    "first_minute": [
        (([(0, 5), (10, 15), (20, 25)], 0), (1, 0)),
        (([(0, 9), (4, 9), (20, 29), (24, 29)], 0), (2, 4)),
        (([(50, 60), (55, 58), (1, 9), (2, 3)], 0), (2, 2)),
        (([(0, 9), (4, 6), (6, 8)], 0), (2, 4)),
    ],
    "unsorted": [
        (([(20, 30), (0, 5)], 0), (1, 0)),
        (([(8, 12), (0, 10), (11, 14), (3, 9)], 0), (3, 8)),
        (([(100, 110), (0, 50), (40, 60)], 0), (2, 40)),
        (([(100, 110), (0, 50), (60, 90)], 0), (1, 0)),
    ],
    "same_times": [
        (([(7, 9), (7, 9)], 0), (2, 7)),
        (([(7, 9), (7, 9), (7, 9), (8, 10)], 0), (4, 8)),
        (([(0, 4), (2, 6), (0, 4)], 1), (3, 2)),
    ],
    "chains": [
        (([(0, 10), (5, 15), (12, 20), (18, 30)], 0), (2, 5)),
        (([(0, 100), (10, 20), (30, 40), (50, 60)], 5), (2, 10)),
        (([(0, 100), (10, 20), (24, 40), (44, 60)], 5), (3, 24)),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(60)],
    "perf": [(scale(30_000), REFERENCE)],
}
