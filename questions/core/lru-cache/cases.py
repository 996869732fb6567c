"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(ctor, ops):
    """Write down every use and work out what is in the cache from the whole book, again for each call."""
    (budget,) = ctor
    stored, uses = {}, []
    hits = misses = 0
    answers = []
    for name, given in ops:
        if name == "get":
            (key,) = given
            if key in stored:
                hits += 1
                uses.append(key)
                answers.append(stored[key][0])
            else:
                misses += 1
                answers.append(None)
        elif name == "put":
            key, row, size = given
            stored.pop(key, None)
            gone = []
            if size <= budget:
                others = sorted(stored, key=lambda each: len(uses) - uses[::-1].index(each))
                while sum(stored[each][1] for each in others) + size > budget:
                    gone.append(others.pop(0))
                for each in gone:
                    del stored[each]
                stored[key] = (row, size)
                uses.append(key)
            answers.append(gone)
        else:
            answers.append((hits, misses, sum(size for _, size in stored.values())))
    return answers


def story(budget, *steps):
    """A case from the steps "key" (get), ("key", row, size) (put) and None (stats), each with its answer."""
    ops = []
    for step, _ in steps:
        if step is None:
            ops.append(["stats", []])
        elif isinstance(step, str):
            ops.append(["get", [step]])
        else:
            ops.append(["put", list(step)])
    return (([budget], ops), [want for _, want in steps])


def rand(seed):
    r = random.Random(seed)
    budget = r.choice([3, 10, 20])
    keys = "abcdefgh"[: r.choice([2, 4, 8])]
    largest = r.choice([budget // 2 or 1, budget, budget + 2])
    ops = []
    for _ in range(r.randrange(1, 60)):
        roll = r.random()
        if roll < 0.45:
            ops.append(["put", [r.choice(keys), r.randrange(4), r.randint(1, largest)]])
        elif roll < 0.9:
            ops.append(["get", [r.choice(keys)]])
        else:
            ops.append(["stats", []])
    return ([budget], ops)


def scale(n):
    """Fill the cache with half of the calls, then read from it, now and then with a new entry."""
    r = random.Random(3)
    kept = n // 2
    ops = [["put", [f"i{i:08}", i, 100]] for i in range(kept)]
    for i in range(kept, n):
        key = f"i{r.randrange(kept):08}"
        ops.append(["get", [key]] if i % 8 else ["put", [f"i{i:08}", i, 100]])
    return ([100 * kept], ops)


FULL = 10**9
GROUPS = {
    "smallest": [
        story(1, ("a", None)),
        story(1, (None, (0, 0, 0))),
        story(1, (("a", 7, 1), []), ("a", 7), (("b", 8, 1), ["a"]), ("a", None), ("b", 8), (None, (2, 1, 1))),
        story(1, (("a", 7, 2), []), ("a", None), (None, (0, 1, 0))),
    ],
    "boundary": [
        story(10, (("a", 1, 5), []), (("b", 2, 5), []), ("a", 1), ("b", 2), (None, (2, 0, 10))),
        story(10, (("a", 1, 5), []), (("b", 2, 6), ["a"]), ("a", None), (None, (0, 1, 6))),
        story(10, (("a", 1, 1), []), (("b", 2, 10), ["a"]), (None, (0, 0, 10))),
        story(
            FULL, (("x" * 20, 2**31 - 1, FULL), []), ("x" * 20, 2**31 - 1), (("y", 0, 1), ["x" * 20]), (None, (1, 0, 1))
        ),
        story(
            FULL,
            (("a", 1, 1), []),
            (("b", 2, FULL - 1), []),
            (("c", 3, FULL + 1), []),
            (("d", 4, 2 * FULL), []),
            (None, (0, 0, FULL)),
        ),
    ],
    "recency": [
        story(3, (("a", 1, 1), []), (("b", 2, 1), []), (("c", 3, 1), []), ("a", 1), (("d", 4, 1), ["b"]), ("a", 1)),
        story(
            3,
            (("a", 1, 1), []),
            (("b", 2, 1), []),
            (("c", 3, 1), []),
            ("b", 2),
            ("a", 1),
            ("b", 2),
            (("d", 4, 2), ["c", "a"]),
        ),
        story(
            2,
            (("a", 1, 1), []),
            (("b", 2, 1), []),
            ("x", None),
            ("b", 2),
            ("a", 1),
            (("c", 3, 1), ["b"]),
            (None, (2, 1, 2)),
        ),
    ],
    "room": [
        story(10, (("a", 1, 2), []), (("b", 2, 7), []), (("c", 3, 1), []), (("d", 4, 2), ["a"]), ("b", 2)),
        story(
            10,
            (("a", 1, 2), []),
            (("b", 2, 2), []),
            (("c", 3, 2), []),
            (("d", 4, 2), []),
            (("e", 5, 9), ["a", "b", "c", "d"]),
        ),
        story(10, (("d", 1, 4), []), (("c", 2, 4), []), (("b", 3, 3), ["d"]), (("a", 4, 6), ["c"]), (None, (0, 0, 9))),
    ],
    "overwriting": [
        story(10, (("a", 1, 4), []), (("b", 2, 4), []), (("a", 9, 6), []), ("a", 9), ("b", 2), (None, (2, 0, 10))),
        story(10, (("a", 1, 4), []), (("b", 2, 4), []), (("a", 9, 1), []), (("c", 3, 5), []), (None, (0, 0, 10))),
        story(10, (("a", 1, 4), []), (("b", 2, 4), []), (("a", 9, 4), []), (("c", 3, 4), ["b"]), ("a", 9)),
        story(10, (("a", 1, 4), []), (("b", 2, 4), []), (("a", 9, 8), ["b"]), ("a", 9), (None, (1, 0, 8))),
        story(10, (("a", 1, 10), []), (("a", 2, 10), []), ("a", 2), (None, (1, 0, 10))),
    ],
    "too_large": [
        story(
            10,
            (("a", 1, 4), []),
            (("b", 2, 4), []),
            (("c", 3, 11), []),
            ("a", 1),
            ("b", 2),
            ("c", None),
            (None, (2, 1, 8)),
        ),
        story(10, (("a", 1, 4), []), (("b", 2, 4), []), (("a", 9, 11), []), ("a", None), (None, (0, 1, 4))),
        story(10, (("a", 1, 4), []), (("a", 9, 11), []), (("b", 2, 10), []), (("a", 3, 1), ["b"]), (None, (0, 0, 1))),
    ],
    "row_zero": [
        story(10, (("a", 0, 4), []), ("a", 0), (None, (1, 0, 4))),
        story(10, (("a", 0, 5), []), (("b", 1, 5), []), ("a", 0), (("c", 0, 5), ["b"]), ("c", 0), (None, (2, 0, 10))),
    ],
    "counting": [
        story(
            10,
            ("a", None),
            ("a", None),
            (("a", 1, 1), []),
            ("a", 1),
            (None, (1, 2, 1)),
            (None, (1, 2, 1)),
            ("b", None),
            (None, (1, 3, 1)),
        ),
        story(
            4,
            (("a", 1, 4), []),
            ("a", 1),
            (("b", 1, 4), ["a"]),
            ("a", None),
            (("a", 1, 4), ["b"]),
            ("a", 1),
            (None, (2, 1, 4)),
        ),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(60)],
    "perf": [(scale(80_000), REFERENCE)],
}
