"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import math
import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(inputs, gain, upstream, eps):
    """The whole Jacobian of every row from the quotient rule, term by term."""
    inputs, upstream = inputs.tolist(), upstream.tolist()
    gain, width = gain.tolist(), len(inputs[0])
    d_inputs, d_gain, d_bias = [], [0.0] * width, [0.0] * width
    for row, up in zip(inputs, upstream, strict=True):
        mean = math.fsum(row) / width
        off = [x - mean for x in row]
        root = math.sqrt(math.fsum(o * o for o in off) / width + eps)
        for j in range(width):
            d_gain[j] += up[j] * off[j] / root
            d_bias[j] += up[j]
        d_inputs.append([
            math.fsum(
                up[j] * gain[j] * (((i == j) - 1 / width) * root - off[j] * off[i] / (width * root)) / root**2
                for j in range(width)
            )
            for i in range(width)
        ])
    return (d_inputs, d_gain, d_bias)


def matrix(r, rows, width, size=2.0):
    return [[round(r.gauss(0, size), 2) for _ in range(width)] for _ in range(rows)]


def batch(seed, rows, width, eps=1e-5, shift=0.0):
    r = random.Random(seed)
    inputs = [[round(x + shift, 2) for x in row] for row in matrix(r, rows, width)]
    return (inputs, [round(r.uniform(-2, 2), 2) for _ in range(width)], matrix(r, rows, width, 1.0), eps)


def rand(seed):
    r = random.Random(seed)
    return batch(seed, r.randrange(1, 6), r.randrange(1, 7), r.choice([1e-5, 1e-3, 1.0]), r.choice([0.0, 30.0]))


def scale(n):
    return batch(1, 4, max(2, n // 4))


GROUPS = {
    "smallest": [
        (([[5.0]], [2.0], [[3.0]], 1.0), ([[0.0]], [0.0], [3.0])),
        (([[0.0, 0.0]], [1.0, 1.0], [[1.0, 1.0]], 1.0), ([[0.0, 0.0]], [0.0, 0.0], [1.0, 1.0])),
        (([[1.0, -1.0]], [1.0, 1.0], [[0.0, 0.0]], 0.5), ([[0.0, 0.0]], [0.0, 0.0], [0.0, 0.0])),
    ],
    "boundary": [
        (([[-100.0, 100.0, 0.0]], [10.0, -10.0, 0.0], [[100.0, -100.0, 1.0]], 1e-6), ORACLE),
        (([[100.0] * 3, [-100.0] * 3], [10.0, -10.0, 1.0], [[1.0, 2.0, 3.0]] * 2, 1.0), ORACLE),
        (batch(5, 30, 2, 1e-6), ORACLE),
    ],
    "mean": [
        (([[0.0, 0.0, 0.0]], [1.0] * 3, [[1.0, 0.0, 0.0]], 1.0), ([[2 / 3, -1 / 3, -1 / 3]], [0.0] * 3, [1.0, 0.0, 0.0])),
        (([[1.0, 2.0, 4.0]], [1.0] * 3, [[1.0, 1.0, 1.0]], 1e-3), ORACLE),
        (([[30.0, 31.0, 29.0, 33.0]], [1.0] * 4, [[2.0, 0.0, 1.0, 0.0]], 1e-5), ORACLE),
    ],
    "variance": [
        (([[3.0, -3.0]], [1.0, 1.0], [[1.0, -1.0]], 1e-3), ORACLE),
        (([[1.0, 0.0, -1.0]], [1.0] * 3, [[1.0, 0.0, -1.0]], 1e-5), ORACLE),
        (batch(8, 2, 4, 1e-5), ORACLE),
    ],
    "spread": [
        (([[1.0, 3.0]], [1.0, 1.0], [[1.0, 0.0]], 1.0), ORACLE),
        (([[1.0, 2.0, 6.0]], [1.0] * 3, [[0.0, 1.0, 0.0]], 0.25), ORACLE),
        (([[0.5, 0.0]], [2.0, 1.0], [[1.0, 1.0]], 0.01), ORACLE),
    ],
    "eps": [
        (([[7.0, 7.0]], [1.0, 1.0], [[1.0, -1.0]], 0.25), ([[2.0, -2.0]], [0.0, 0.0], [1.0, -1.0])),
        (([[0.1, -0.1, 0.0]], [1.0] * 3, [[1.0, 2.0, 0.0]], 1.0), ORACLE),
        (([[2.0, 2.0, 2.0, 2.0]], [1.0, 2.0, 3.0, 4.0], [[1.0] * 4], 1e-6), ORACLE),
    ],
    "gain": [
        (([[1.0, 2.0, 4.0]], [2.0, -1.0, 0.5], [[1.0, 1.0, 1.0]], 1e-3), ORACLE),
        (([[1.0, 2.0, 4.0]], [0.0, 0.0, 3.0], [[1.0, -1.0, 2.0]], 1e-3), ORACLE),
        (([[0.0, 1.0], [1.0, 0.0]], [3.0, 1.0], [[1.0, 0.0], [0.0, 1.0]], 0.5), ORACLE),
    ],
    "rows": [
        (([[1.0, 2.0, 4.0], [100.0, 50.0, 0.0]], [1.0, 2.0, 3.0], [[1.0, 0.0, 2.0], [0.0, 1.0, 1.0]], 1e-3), ORACLE),
        (([[1.0, 2.0]] * 3, [1.0, 1.0], [[1.0, 0.0]] * 3, 1e-3), ORACLE),
        (batch(6, 4, 3, 1e-3, 30.0), ORACLE),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(50)],
    "perf": [(batch(1, 30, 3000), REFERENCE)],
}
