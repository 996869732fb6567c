"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(rows, folds):
    """Give linked rows the smaller label of both until nothing changes, then hand the labels out one by one."""
    label = list(range(len(rows)))
    changed = True
    while changed:
        changed = False
        for i, (user, device) in enumerate(rows):
            for j, (other_user, other_device) in enumerate(rows):
                together = (user != "" and user == other_user) or (device != "" and device == other_device)
                if together and label[j] < label[i]:
                    label[i] = label[j]
                    changed = True
    fold_of = {}
    while len(fold_of) < len(set(label)):
        largest = max((each for each in label if each not in fold_of), key=lambda each: (label.count(each), -each))
        rows_in = [sum(fold_of.get(each) == fold for each in label) for fold in range(folds)]
        fold_of[largest] = min(range(folds), key=lambda fold: (rows_in[fold], fold))
    return [fold_of[each] for each in label]


def rand(seed):
    r = random.Random(seed)
    n = r.randrange(1, 24)
    users = ["", *[f"{r.choice('xyz')}{i}" for i in range(r.choice([2, n, 2 * n]))]]
    devices = ["", *[f"{r.choice('xyz')}{i}" for i in range(r.choice([2, n, 2 * n]))]]
    return ([(r.choice(users), r.choice(devices)) for _ in range(n)], r.randint(1, 5))


def scale(n):
    """Two long chains, in which each row shares its user with one row and its device with another."""
    r = random.Random(41)
    rows = [(f"u{i // 2}", f"d{(i + 1) // 2}") for i in range(n - n // 4)]
    rows += [(f"v{i // 2}", f"e{(i + 1) // 2}") for i in range(n // 4)]
    r.shuffle(rows)
    return (rows, 3)


def users(*sizes):
    """Rows of one user after another, with so many rows each, and no devices."""
    return [(f"u{i}", "") for i, size in enumerate(sizes) for _ in range(size)]


GROUPS = {
    "empty": [(([], 1), []), (([], 20), [])],
    "smallest": [(([("a", "b")], 1), [0]), (([("", "")], 5), [0]), (([("", ""), ("", "")], 1), [0, 0])],
    "boundary": [
        (([("", "")] * 20, 20), list(range(20))),
        (([("", "")] * 21, 20), [*range(20), 0]),
        (([("u" * 12, "d" * 12), ("u" * 11, "d" * 11), ("u" * 12, "d" * 11)], 2), [0, 0, 0]),
        (([("a", "x"), ("b", "y"), ("c", "z")], 3), [0, 1, 2]),
    ],
    "chains": [
        (([("a", "x"), ("b", "x"), ("c", "y")], 2), [0, 0, 1]),
        (([("a", "x"), ("a", "y"), ("b", "y"), ("b", "z"), ("c", "z"), ("d", "w")], 2), [0, 0, 0, 0, 0, 1]),
        (([("a", "x"), ("c", "z"), ("d", "w"), ("b", "z"), ("b", "x")], 2), [0, 0, 1, 0, 0]),
        (
            ([("a", "x"), ("b", "y"), ("c", "z"), ("d", "w"), ("d", "z"), ("c", "y"), ("b", "x"), ("e", "")], 2),
            [0] * 7 + [1],
        ),
    ],
    "unknown": [
        (([("", "x"), ("", "y"), ("a", ""), ("b", "")], 4), [0, 1, 2, 3]),
        (([("", ""), ("", ""), ("a", "x"), ("", "x")], 3), [1, 2, 0, 0]),
        (([("a", ""), ("b", "x"), ("a", "y"), ("", "x")], 2), [0, 1, 0, 1]),
    ],
    "names": [
        (([("a7", "x"), ("b", "a7"), ("c", "y")], 3), [0, 1, 2]),
        (([("x", "x"), ("y", "y"), ("y", "x"), ("z", "w"), ("w", "z")], 2), [0, 0, 0, 1, 1]),
        (([("a", "b"), ("b", "a"), ("A", "c")], 3), [0, 1, 2]),
    ],
    "sizes": [
        ((users(1, 1, 4, 2), 2), [1, 1, 0, 0, 0, 0, 1, 1]),
        ((users(5, 3, 3, 1), 2), [0] * 5 + [1] * 6 + [0]),
        ((users(1, 2, 3, 4), 3), [2] + [2] * 2 + [1] * 3 + [0] * 4),
        ((users(6, 2, 2, 2, 1), 2), [0] * 6 + [1] * 6 + [0]),
        ((users(1, 1, 1, 9), 2), [1, 1, 1] + [0] * 9),
    ],
    "ties": [
        (([("z", ""), ("y", ""), ("x", "")], 2), [0, 1, 0]),
        (([("b", ""), ("a", ""), ("a", ""), ("b", ""), ("c", "")], 2), [0, 1, 1, 0, 0]),
        ((users(2, 2, 2, 2), 3), [0, 0, 1, 1, 2, 2, 0, 0]),
        ((users(3, 1, 1, 1, 1), 3), [0, 0, 0, 1, 2, 1, 2]),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(80)],
    "perf": [(scale(20_000), REFERENCE), (([(f"u{i // 3}", "") for i in range(20_000)], 20), REFERENCE)],
}
