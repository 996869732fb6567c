"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"
ROUND = 2**32


def oracle(ctor, ops):
    """Measure the clockwise way from the key to every position of every node and rank the nodes by it."""
    places, answers = {}, []
    for name, given in ops:
        answer = None
        if name == "add":
            places[given[0]] = given[1]
        elif name == "remove":
            places.pop(given[0], None)
        else:
            key, copies = given
            ways = {node: min((p - key) % ROUND for p in at) for node, at in places.items() if at}
            answer = sorted(ways, key=lambda node: (ways[node], node))[:copies]
        answers.append(answer)
    return answers


def ring(*steps):
    """A case from steps: ("a", 1, 2) adds a at 1 and 2, "a" removes a, (5, 2) asks; and the answers given last."""
    ops, want = [], []
    for step in steps:
        if isinstance(step, str):
            ops.append(["remove", [step]])
            want.append(None)
        elif isinstance(step[0], str):
            ops.append(["add", [step[0], list(step[1:])]])
            want.append(None)
        else:
            ops.append(["owners", [step[0], step[1]]])
            want.append(step[2].split())
    return (([], ops), want)


def rand(seed):
    r = random.Random(seed)
    names = r.choice(["ab", "abc", "abcdef"])
    top = r.choice([4, 12, 40, ROUND])
    ops = []
    for _ in range(r.randrange(1, 40)):
        dice = r.random()
        if dice < 0.35:
            ops.append(["add", [r.choice(names), [r.randrange(top) for _ in range(r.randrange(5))]]])
        elif dice < 0.45:
            ops.append(["remove", [r.choice(names)]])
        else:
            ops.append(["owners", [r.randrange(top), r.randrange(1, 6)]])
    return ([], ops)


def scale(n):
    """A hundred nodes with a hundred positions, then keys; now and then a node leaves and comes back elsewhere."""
    r = random.Random(6)
    nodes = max(1, min(100, n // 10))
    ops = [["add", [f"cache-{i}", [r.randrange(ROUND) for _ in range(100)]]] for i in range(nodes)]
    while len(ops) < n:
        if len(ops) % 100 == 0:
            node = f"cache-{r.randrange(nodes)}"
            ops += [["remove", [node]], ["add", [node, [r.randrange(ROUND) for _ in range(100)]]]]
        ops.append(["owners", [r.randrange(ROUND), r.randrange(1, 4)]])
    return ([], ops[:n])


TOP = ROUND - 1
LONG = "cache-eu-west-1-0042"
GROUPS = {
    "empty": [
        ring((0, 1, "")),
        ring((7, 5, ""), ("a", 3), (7, 5, "a"), "a", (7, 5, "")),
        ring(("a",), (7, 1, "")),
        ring(("a", 5), ("a",), (5, 1, ""), ("b", 9), (5, 2, "b")),
    ],
    "boundary": [
        ring(("a", 0), ("b", TOP), (0, 1, "a"), (1, 1, "b"), (TOP, 1, "b"), (TOP, 2, "b a")),
        ring((LONG, *range(100)), ("b", 100), (0, 5, f"{LONG} b"), (100, 1, "b"), (101, 1, LONG)),
        ring(("a", 3), ("b", 9)),
    ],
    "exact": [
        ring(("a", 10), ("b", 20), (10, 1, "a"), (20, 1, "b"), (11, 1, "b"), (9, 1, "a"), (19, 1, "b"), (21, 1, "a")),
        ring(("a", 10), ("b", 11), (10, 2, "a b"), (11, 2, "b a"), (12, 2, "a b")),
    ],
    "round": [
        ring(("a", 10, 30), ("b", 20), (31, 1, "a"), (31, 2, "a b"), (25, 2, "a b"), (20, 2, "b a")),
        ring(("a", 50), ("b", 20), ("c", 80), (81, 3, "b a c"), (60, 3, "c b a"), (51, 2, "c b")),
        ring(("a", 5), (6, 1, "a"), (6, 3, "a")),
    ],
    "shared_position": [
        ring(("b", 10), ("a", 10), (10, 1, "a"), (3, 2, "a b"), (11, 2, "a b")),
        ring(("a", 10), ("b", 10), (10, 1, "a"), (3, 2, "a b"), "a", (10, 2, "b")),
        ring(("a", 10), ("b", 10), "b", (10, 2, "a")),
        ring(
            ("c", 10, 40),
            ("a", 10),
            ("b", 10, 20),
            (5, 3, "a b c"),
            (12, 3, "b c a"),
            "b",
            (5, 3, "a c"),
            (12, 3, "c a"),
        ),
        ring(("n10", 7), ("n9", 7), ("N", 7), (7, 3, "N n10 n9"), "N", (7, 1, "n10"), "n10", (7, 1, "n9")),
        ring(("b", 10), ("c", 12), ("a", 10), (10, 2, "a b"), (11, 3, "c a b")),
    ],
    "copies": [
        ring(("a", 1, 2, 3), ("b", 4, 6), ("c", 5), (1, 2, "a b"), (1, 3, "a b c"), (4, 3, "b c a")),
        ring(("a", 1, 2), ("b", 5), (1, 5, "a b"), (3, 5, "b a")),
        ring(("a", 1), ("b", 2), ("c", 3), ("d", 4), ("e", 5), ("f", 6), (2, 5, "b c d e f"), (6, 4, "f a b c")),
    ],
    "added_again": [
        ring(("a", 10), ("b", 20), ("a", 15), (5, 1, "a"), (16, 1, "b"), (12, 1, "a"), "a", (5, 2, "b")),
        ring(("a", 10, 30), ("b", 20), ("a", 25), (5, 1, "b"), (26, 1, "b"), (21, 1, "a")),
        ring(("a", 10, 30), ("a", 30, 50), ("b", 20), (8, 1, "b"), (22, 1, "a"), (31, 1, "a"), (51, 1, "b")),
    ],
    "unknown": [
        ring("ghost", ("a", 4), (1, 1, "a")),
        ring(("a", 4), "ghost", (1, 1, "a"), "a", "a", (1, 1, "")),
    ],
    "repeats": [
        ring(("a", 4, 4), ("b", 9), (4, 2, "a b"), "a", (4, 2, "b")),
        ring(("a", 4, 7, 4, 4), ("a", 8), ("b", 6), (3, 1, "b"), "a", (7, 2, "b")),
    ],
    "changes": [
        ring(("a", 10), (5, 1, "a"), ("b", 7), (5, 1, "b"), "b", (5, 1, "a")),
        ring(("a", 10), ("b", 20), (15, 2, "b a"), (15, 2, "b a"), "b", (15, 2, "a"), ("c", 16), (15, 2, "c a")),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(60)],
    "perf": [(scale(20_000), REFERENCE)],
}
