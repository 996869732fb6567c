"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random
from fractions import Fraction

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(log_probs, width, max_steps):
    """Whole texts only: score every one from its tokens, sort everything, keep the front."""

    def score(text):
        return sum(log_probs[a][b] for a, b in zip([0, *text], text))

    beam, done = [[]], []
    for _ in range(max_steps):
        longer = [[*text, token] for text in beam for token in range(len(log_probs))]
        longer.sort(key=lambda text: (-score(text), text))
        kept = longer[:width]
        done += [text for text in kept if text[-1] == 0]
        beam = [text for text in kept if text[-1] != 0]
    ranked = sorted(done or beam, key=lambda text: (Fraction(-score(text), len(text)), text))
    return [[token for token in text if token != 0] for text in ranked[:width]]


def rand(seed):
    r = random.Random(seed)
    size = r.randrange(1, 6)
    low, unit = r.choice([(-3, 1), (-6, 100), (-3000, 1), (-100, 1000)])
    table = [[r.randint(low, 0) * unit for _ in range(size)] for _ in range(size)]
    return (table, r.randrange(1, 6), r.randrange(1, 7))


def scale(n, size=100):
    r = random.Random(29)
    table = [[-3000 if b == 0 else r.randint(-9000, -1500) for b in range(size)] for _ in range(size)]
    return (table, 10, max(1, n))


FLAT = [[-100] * 3] * 3
LOOP = [[-5, -1], [-5, -1]]
GROUPS = {
    "smallest": [
        (([[0]], 1, 1), [[]]),
        (([[-100_000]], 10, 300), [[]]),
        (([[-1, -2], [-1, -2]], 1, 1), [[]]),
        (([[-2, -1], [-1, -2]], 1, 1), [[1]]),
        (([[-2, -1], [-1, -2]], 2, 1), [[]]),
    ],
    "boundary": [
        ((LOOP, 1, 1), [[1]]),
        ((LOOP, 1, 2), [[1, 1]]),
        ((LOOP, 1, 300), [[1] * 300]),
        (([[-9, -1, -9], [-9, -9, -1], [-1, -9, -9]], 1, 2), [[1, 2]]),
        (([[-9, -1, -9], [-9, -9, -1], [-1, -9, -9]], 1, 3), [[1, 2]]),
        (([[-100_000, 0], [-100_000, 0]], 2, 4), ORACLE),
        ((FLAT, 10, 3), ORACLE),
        ((FLAT, 1, 300), [[]]),
    ],
    "places": [
        (([[-9000, -500, -900], [-2000, -3000, -3000], [-100, -5000, -5000]], 2, 3), [[2], [1]]),
        (([[-100, -200, -300], [-900, -50, -900], [-10, -900, -900]], 2, 1), [[]]),
        (([[-100, -200, -300], [-900, -50, -900], [-10, -900, -900]], 2, 2), [[], [1]]),
        (([[-100, -200, -300], [-900, -50, -900], [-10, -900, -900]], 3, 2), ORACLE),
        (([[-10, -20, -30], [-800, -100, -100], [-5, -700, -700]], 2, 4), ORACLE),
        (([[-50, -10, -60], [-90, -10, -10], [-5, -90, -90]], 2, 3), ORACLE),
        (([[-900, -10, -500], [-900, -10, -20], [-900, -10, -10]], 2, 2), [[1, 1], [1, 2]]),
        (([[-900, -10, -11], [-700, -10, -900], [-50, -900, -900]], 2, 2), [[2]]),
    ],
    "endings": [
        (([[-400, -500], [-100, -100]], 2, 2), [[1], []]),
        (([[-400, -500], [-100, -50]], 2, 6), ORACLE),
        (([[-400, -500, -600], [-100, -50, -60], [-10, -90, -20]], 3, 6), ORACLE),
        (([[-900, -900], [-50, 0]], 2, 5), ORACLE),
        (([[-1000, -100, -900], [-100, -100, -90], [-20, -30, -10]], 2, 8), ORACLE),
    ],
    "length": [
        (([[-600, -700], [-400, -900]], 2, 2), [[1], []]),
        (([[-600, -700], [-500, -900]], 2, 2), [[], [1]]),
        (([[-600, -700], [-501, -900]], 2, 2), [[], [1]]),
        (([[-600, -700], [-499, -900]], 2, 2), [[1], []]),
        (([[-500, -900], [0, -100]], 2, 3), ORACLE),
        (([[-300, -100], [-350, -40]], 2, 5), ORACLE),
    ],
    "ties": [
        ((FLAT, 1, 1), [[]]),
        ((FLAT, 2, 2), ORACLE),
        ((FLAT, 3, 2), ORACLE),
        ((FLAT, 5, 4), ORACLE),
        (([[-9, -1, -1, -1], [-9, -2, -2, -2], [-9, -2, -2, -2], [-9, -2, -2, -2]], 2, 3), [[1, 1, 1], [1, 1, 2]]),
        (([[-9, -2, -1, -1], [-9, -1, -1, -1], [-9, -2, -2, -2], [-9, -2, -2, -2]], 3, 1), [[2], [3], [1]]),
        (([[-9, -2, -1], [-9, -1, -1], [-9, -2, -2]], 2, 2), [[1, 1], [1, 2]]),
        (([[-600, -700], [-500, -900]], 3, 2), [[], [1]]),
        (([[-9, -3, -1], [-1, -9, -9], [-3, -9, -9]], 4, 2), ORACLE),
    ],
    "unfinished": [
        (([[-900, -10], [-900, -10]], 1, 4), [[1, 1, 1, 1]]),
        (([[-100, -10], [-900, -10]], 2, 1), [[]]),
        (([[-100, -10], [-900, -10]], 2, 4), ORACLE),
        (([[-900, -10, -20], [-900, -10, -20], [-900, -5, -6]], 3, 3), ORACLE),
        (([[-100, -1, -2], [-90, -1, -2], [-90, -1, -2]], 9, 2), ORACLE),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(120)],
    "perf": [(scale(300), REFERENCE)],
}
