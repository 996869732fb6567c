"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random
from fractions import Fraction

ORACLE, REFERENCE = "$oracle", "$reference"


def blend(known, category, strength):
    """The encoding of a category from a list of (category, label), by the definition, exactly."""
    if not known:
        return 0.5
    prior = Fraction(sum(label for _, label in known), len(known))
    labels = [label for name, label in known if name == category]
    weight = Fraction(strength)
    return float((sum(labels) + weight * prior) / (len(labels) + weight)) if len(labels) + weight else float(prior)


def oracle(rows, new, strength):
    """Every row for itself, from the list of the rows of the other folds."""
    train = [
        blend([(name, label) for name, label, other in rows if other != fold], category, strength)
        for category, _, fold in rows
    ]
    return (train, [blend([(name, label) for name, label, _ in rows], category, strength) for category in new])


def rand(seed):
    r = random.Random(seed)
    names = ["de", "fr", "DE", "", "us", "brazil"][: r.randrange(1, 7)]
    rows = [(r.choice(names), int(r.random() < 0.3), r.randrange(r.choice([1, 2, 4]))) for _ in range(r.randrange(0, 25))]
    return (rows, [r.choice([*names, "nowhere"]) for _ in range(4)], r.choice([0.0, 0.5, 2.0, 10.0]))


def large(n, seed=1):
    r = random.Random(seed)
    return ([(f"seller{r.randrange(n)}", r.randrange(2), r.randrange(5)) for _ in range(n)],
            [f"seller{r.randrange(2 * n)}" for _ in range(n // 10)], 20.0)


def scale(n):
    return large(max(10, n))


GROUPS = {
    "empty": [
        (([], [], 1.0), ([], [])),
        (([], ["de"], 0.0), ([], [0.5])),
        (([("de", 1, 0)], [], 3.0), ([0.5], [])),
    ],
    "boundary": [
        (([("a", 1, 0), ("a", 0, 9)], ["a"], 0.0), ([0.0, 1.0], [0.5])),
        (([("a", 1, 0), ("a", 0, 1)], ["a", "b"], 1000.0), ORACLE),
        (([("a" * 20, 1, 0), ("b", 1, 1)], ["a" * 20], 2.0), ORACLE),
    ],
    "one_fold": [
        (([("a", 1, 3), ("a", 1, 3), ("b", 0, 3)], ["a"], 0.0), ([0.5, 0.5, 0.5], [1.0])),
        (([("a", 0, 0), ("b", 0, 0)], ["b"], 5.0), ([0.5, 0.5], [0.0])),
    ],
    "leak": [
        (([("a", 1, 0), ("a", 0, 1), ("b", 0, 0), ("b", 1, 1)], [], 0.0), ([0.0, 1.0, 1.0, 0.0], [])),
        (([("a", 1, 0), ("a", 1, 0), ("a", 0, 1), ("b", 0, 2)], ["a"], 1.0), ORACLE),
        (([("a", 1, 0), ("a", 1, 0), ("a", 1, 0), ("b", 0, 1), ("b", 0, 1)], [], 1.0), ([0.0, 0.0, 0.0, 1.0, 1.0], [])),
    ],
    "folds": [
        (([("a", 1, 0), ("a", 0, 0), ("a", 1, 1), ("a", 1, 1)], [], 0.0), ([1.0, 1.0, 0.5, 0.5], [])),
        (([("a", 1, 0), ("a", 1, 0), ("a", 0, 0), ("b", 1, 1), ("a", 1, 1)], [], 2.0), ORACLE),
        (([("a", 1, 4), ("a", 0, 4), ("a", 0, 2), ("b", 1, 2), ("b", 0, 4)], [], 1.0), ORACLE),
    ],
    "prior": [
        (([("a", 1, 0), ("b", 1, 0), ("c", 0, 1), ("d", 0, 1)], [], 1.0), ([0.0, 0.0, 1.0, 1.0], [])),
        (([("a", 1, 0), ("a", 1, 0), ("a", 0, 1), ("b", 0, 1), ("b", 1, 2)], [], 4.0), ORACLE),
    ],
    "unseen": [
        (([("a", 1, 0), ("b", 1, 1), ("c", 0, 1)], ["z"], 2.0), ORACLE),
        (([("a", 1, 0), ("b", 1, 1), ("c", 1, 2)], ["z", "y"], 1.0), ([1.0, 1.0, 1.0], [1.0, 1.0])),
    ],
    "no_strength": [
        (([("a", 1, 0), ("b", 0, 1), ("c", 1, 1)], ["z"], 0.0), ([0.5, 1.0, 1.0], [2 / 3])),
        (([("a", 1, 0), ("a", 1, 1), ("b", 0, 1), ("b", 0, 0)], ["a", "z"], 0.0), ORACLE),
    ],
    "new_rows": [
        (([("a", 1, 0), ("a", 0, 1), ("a", 1, 1), ("b", 0, 0)], ["a", "b"], 1.0), ORACLE),
        (([("a", 1, 0), ("a", 1, 0), ("a", 0, 1), ("b", 0, 2)], ["a"], 2.0), ORACLE),
    ],
    "names": [
        (([("", 1, 0), ("", 1, 1), ("b", 0, 0), ("b", 0, 1)], [""], 1.0), ORACLE),
        (([("US", 1, 0), ("us", 0, 1), ("US", 1, 1), ("us", 0, 0)], ["us", "US", "Us"], 1.0), ORACLE),
        (([("a ", 1, 0), ("a", 0, 1), ("a ", 1, 1), ("a", 0, 0)], ["a", " a"], 1.0), ORACLE),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(60)],
    "perf": [(large(20_000), REFERENCE)],
}
