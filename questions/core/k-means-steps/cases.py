"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import math
import random

ORACLE, REFERENCE = "$oracle", "$reference"


def nearest(point, centres):
    """The number of the nearest centre, the lowest on a tie."""
    return min(range(len(centres)), key=lambda k: (sum((a - b) ** 2 for a, b in zip(point, centres[k], strict=True)), k))


def oracle(points, centres, steps):
    """One point after the other, one list of members per centre."""
    points, centres = [list(map(float, p)) for p in points], [list(map(float, c)) for c in centres]
    for _ in range(steps):
        members = [[] for _ in centres]
        for point in points:
            members[nearest(point, centres)].append(point)
        centres = [
            [math.fsum(column) / len(held) for column in zip(*held, strict=True)] if held else centre
            for held, centre in zip(members, centres, strict=True)
        ]
    return (centres, [nearest(point, centres) for point in points])


def cloud(seed, n, k, width, spread=1.0):
    r = random.Random(seed)
    homes = [[r.uniform(-50, 50) for _ in range(width)] for _ in range(k)]
    points = [[round(r.gauss(each, spread), 3) for each in r.choice(homes)] for _ in range(n)]
    return points, [list(each) for each in r.sample(points, k)]


def rand(seed):
    r = random.Random(seed)
    k = r.randrange(1, 5)
    points, centres = cloud(seed, r.randrange(k, 25), k, r.randrange(1, 4), r.choice([1.0, 20.0]))
    return (points, centres, r.randrange(0, 6))


def scale(n):
    points, centres = cloud(1, max(8, n // 8), 8, 4, 20.0)
    return (points, centres, 3)


LINE = [[float(x)] for x in (0, 1, 2, 10, 11, 12)]
GROUPS = {
    "smallest": [
        (([[5.0]], [[1.0]], 1), ([[5.0]], [0])),
        (([[5.0]], [[1.0]], 0), ([[1.0]], [0])),
        (([[2.0, 3.0]], [[0.0, 0.0], [9.0, 9.0]], 2), ([[2.0, 3.0], [9.0, 9.0]], [0])),
    ],
    "boundary": [
        (([[-1000.0], [1000.0]], [[-1000.0], [1000.0]], 20), ([[-1000.0], [1000.0]], [0, 1])),
        (([[1.0] * 8, [3.0] * 8], [[0.0] * 8], 1), ([[2.0] * 8], [0, 0])),
        ((*cloud(7, 40, 40, 2), 1), ORACLE),
    ],
    "no_steps": [
        ((LINE, [[0.0], [12.0]], 0), ([[0.0], [12.0]], [0, 0, 0, 1, 1, 1])),
        (([[1.0, 1.0], [4.0, 4.0]], [[9.0, 9.0], [0.0, 0.0]], 0), ([[9.0, 9.0], [0.0, 0.0]], [1, 1])),
    ],
    "ties": [
        (([[0.0], [2.0], [4.0]], [[1.0], [3.0]], 0), ([[1.0], [3.0]], [0, 0, 1])),
        (([[2.0], [8.0]], [[3.0], [1.0]], 1), ORACLE),
        (([[5.0, 5.0], [1.0, 1.0]], [[4.0, 4.0], [4.0, 4.0], [9.0, 9.0]], 1), ORACLE),
        (([[0.0, 0.0], [6.0, 0.0]], [[0.0, 3.0], [3.0, 0.0], [0.0, -3.0]], 0), ORACLE),
    ],
    "empty": [
        (([[1.0], [2.0]], [[1.0], [50.0]], 1), ([[1.5], [50.0]], [0, 0])),
        (([[1.0, 0.0], [3.0, 0.0]], [[0.0, 0.0], [-40.0, 7.0], [2.0, 90.0]], 3), ORACLE),
        (([[1.0], [9.0], [2.0]], [[1.0], [1.0], [9.0]], 4), ORACLE),
        (([[-3.0], [-4.0]], [[-3.0], [30.0]], 2), ([[-3.5], [30.0]], [0, 0])),
    ],
    "after_the_move": [
        (([[0.0], [4.0], [6.0], [20.0]], [[0.0], [7.0]], 1), ORACLE),
        ((LINE, [[0.0], [1.0]], 1), ORACLE),
        (([[0.0, 0.0], [5.0, 0.0], [6.0, 0.0], [30.0, 0.0]], [[2.0, 0.0], [8.0, 0.0]], 1), ORACLE),
    ],
    "many_steps": [
        ((LINE, [[0.0], [1.0]], 5), ([[1.0], [11.0]], [0, 0, 0, 1, 1, 1])),
        (([[float(x)] for x in range(64)], [[0.0], [1.0]], 20), ORACLE),
        (([[float(x)] for x in range(64)], [[0.0], [1.0]], 7), ORACLE),
    ],
    "distances": [
        (([[3.0, 3.0]], [[0.0, 0.0], [3.0, 8.0]], 0), ([[0.0, 0.0], [3.0, 8.0]], [0])),
        (([[1.0, 1.0]], [[2.0, 2.0], [10.0, 10.0]], 0), ([[2.0, 2.0], [10.0, 10.0]], [0])),
        (([[3.0, 4.0, 0.0], [0.0, 0.0, 6.5]], [[0.0, 0.0, 0.0], [3.0, 4.0, 6.0]], 1), ORACLE),
        (([[4.0, 4.0], [0.0, 6.0]], [[0.0, 0.0], [0.0, -3.0]], 0), ORACLE),
        (([[4.0, 4.0]], [[0.0, 0.0], [-2.5, 4.0]], 0), ORACLE),
        (([[4.0, 4.0]], [[0.0, 0.0], [11.0, 4.0]], 0), ORACLE),
        (([[4.0, 4.0]], [[0.5, 0.5], [10.5, 4.0]], 0), ORACLE),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(50)],
    "perf": [((*cloud(3, 4000, 40, 8, 20.0), 10), REFERENCE)],
}
