"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import math
import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(logits, targets):
    """The definition, one row at a time, from the row's largest score."""
    rows = [list(map(float, row)) for row in logits]
    targets = [int(target) for target in targets]
    counted = sum(target != -100 for target in targets)
    loss, gradient = 0.0, []
    for row, target in zip(rows, targets, strict=True):
        if target == -100:
            gradient.append([0.0] * len(row))
            continue
        top = max(row)
        mass = math.fsum(math.exp(score - top) for score in row)
        loss += math.log(mass) + top - row[target]
        gradient.append(
            [(math.exp(score - top) / mass - (k == target)) / counted for k, score in enumerate(row)]
        )
    return (loss / counted if counted else 0.0, gradient)


def rand(seed):
    r = random.Random(seed)
    rows, classes = r.randrange(1, 8), r.randrange(1, 7)
    size = r.choice([1, 5, 500])
    logits = [[round(r.gauss(0, size), 2) for _ in range(classes)] for _ in range(rows)]
    return (logits, [r.choice([-100, r.randrange(classes), r.randrange(classes)]) for _ in range(rows)])


def large(rows, classes, seed=1):
    r = random.Random(seed)
    logits = [[round(r.uniform(-20, 20), 2) for _ in range(classes)] for _ in range(rows)]
    return (logits, [r.choice([-100, *[r.randrange(classes)] * 4]) for _ in range(rows)])


def scale(n):
    return large(10, max(2, n // 10))


WIDE = [[float(k % 7) for k in range(3000)], [float(k % 5) for k in range(3000)]]
GROUPS = {
    "smallest": [
        (([[3.0]], [0]), (0.0, [[0.0]])),
        (([[3.0]], [-100]), (0.0, [[0.0]])),
        (([[0.0, 0.0]], [1]), (math.log(2), [[0.5, -0.5]])),
    ],
    "boundary": [
        (([[10_000.0, -10_000.0]], [0]), (0.0, [[0.0, 0.0]])),
        ((WIDE, [2999, 0]), ORACLE),
        ((WIDE, [0, -100]), ORACLE),
        (([[0.0, 1.0]] * 200, [1, 0] * 100), ORACLE),
    ],
    "large": [
        (([[1000.0, 0.0], [0.0, 1000.0]], [0, 1]), (0.0, [[0.0, 0.0], [0.0, 0.0]])),
        (([[10_000.0, 9_999.0, -10_000.0]], [1]), ORACLE),
        (([[-800.0, -801.0]], [0]), ORACLE),
        (([[5_000.0, 5_000.0], [-5_000.0, -5_000.0]], [0, 1]), (math.log(2), [[-0.25, 0.25], [0.25, -0.25]])),
    ],
    "surprise": [
        (([[1000.0, 0.0]], [1]), (1000.0, [[1.0, -1.0]])),
        (([[0.0, 40.0, 60.0]], [0]), ORACLE),
        (([[-9_000.0, 9_000.0], [0.0, 1.0]], [0, 1]), ORACLE),
    ],
    "ignored": [
        (([[1.0, 2.0], [3.0, 1.0], [0.0, 0.5]], [-100, 1, -100]), ORACLE),
        (([[1.0, 2.0, 3.0]] * 4, [2, -100, -100, -100]), ORACLE),
        (([[9.0, -9.0], [0.0, 0.0]], [-100, 0]), (math.log(2), [[0.0, 0.0], [-0.5, 0.5]])),
    ],
    "nothing_counted": [
        (([[1.0, 2.0], [3.0, 4.0]], [-100, -100]), (0.0, [[0.0, 0.0], [0.0, 0.0]])),
        (([[10_000.0], [-10_000.0]], [-100, -100]), (0.0, [[0.0], [0.0]])),
    ],
    "many_classes": [
        (([[float((7 * k) % 13) for k in range(150)]] * 2, [-100, 60]), ORACLE),
        (([[float(k % 3) for k in range(100)]], [-100]), (0.0, [[0.0] * 100])),
        (([[float(k % 3) for k in range(120)], [0.5] * 120], [3, -100]), ORACLE),
    ],
    "rows": [
        (([[1.0, 5.0], [2.0, 0.0], [0.0, 0.0]], [0, 1, 0]), ORACLE),
        (([[1.0, 0.0, -1.0], [7.0, 0.0, 0.0]], [2, 1]), ORACLE),
        (([[2.0, 2.0, 0.0]] * 5, [0, 1, 2, 0, 1]), ORACLE),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(60)],
    "perf": [(large(70, 3000), REFERENCE)],
}
