"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(ctor, ops):
    """Count everything again for every question; the latest request of an item is when it reached its count."""
    log, answers = [], []
    for name, given in ops:
        if name == "add":
            log.append(given[0])
            answers.append(None)
        else:
            rows = []
            for item in set(log):
                places = [i for i, each in enumerate(log) if each == item]
                rows.append((-len(places), places[-1], item))
            answers.append([(item, -count) for count, _, item in sorted(rows)[: given[0]]])
    return answers


def stream(*steps):
    """A case from item names (add) and numbers (top)."""
    return ([], [["top", [step]] if isinstance(step, int) else ["add", [step]] for step in steps])


def case(steps, *answers):
    """A case from one word of one-letter items, and digits that ask for the top; answers in the order asked."""
    answers = iter(answers)
    steps = [int(each) if each.isdigit() else each for each in steps]
    want = [next(answers) if isinstance(step, int) else None for step in steps]
    return (stream(*steps), want)


def rand(seed):
    r = random.Random(seed)
    names = r.choice(["ab", "abcd", "abcdefghij", "aAbB"])
    return stream(*[r.randint(1, 6) if r.random() < 0.25 else r.choice(names) for _ in range(r.randrange(1, 45))])


def scale(n):
    r = random.Random(3)
    names = [f"item-{i}" for i in range(max(1, n // 6))]
    steps = [names[int(len(names) * r.random() ** 2)] for _ in range(n)]
    for i in range(30):
        steps[n - 1 - i * (n // 40)] = (10, 1000)[i % 2]
    return stream(*steps)


LONG = "x" * 20
GROUPS = {
    "empty": [(stream(1), [[]]), (stream(1000), [[]]), (stream(3, "a", 3), [[], None, [("a", 1)]])],
    "boundary": [
        (stream("a"), [None]),
        (stream(LONG, LONG, "x", 1000), [None, None, None, [(LONG, 2), ("x", 1)]]),
        case("abb1", [("b", 2)]),
        case("abbc2", [("b", 2), ("a", 1)]),
        case("abbc3", [("b", 2), ("a", 1), ("c", 1)]),
        case("abbc4", [("b", 2), ("a", 1), ("c", 1)]),
    ],
    "ties": [
        case("abba2", [("b", 2), ("a", 2)]),
        case("ba2", [("b", 1), ("a", 1)]),
        case("cabbac3", [("b", 2), ("a", 2), ("c", 2)]),
        case("abcab3", [("a", 2), ("b", 2), ("c", 1)]),
        case("zyzyx2a4", [("z", 2), ("y", 2)], [("z", 2), ("y", 2), ("x", 1), ("a", 1)]),
        case("abcbca1", [("b", 2)]),
        case("abbaab1ab1", [("a", 3)], [("a", 4)]),
    ],
    "exact": [
        (stream("Tv", "tv", "tv", 2), [None, None, None, [("tv", 2), ("Tv", 1)]]),
        (stream("a", "a ", "A", 3), [None, None, None, [("a", 1), ("a ", 1), ("A", 1)]]),
        (stream("10", "9", "9", 2), [None, None, None, [("9", 2), ("10", 1)]]),
    ],
    "reads": [
        case("aab22", [("a", 2), ("b", 1)], [("a", 2), ("b", 1)]),
        case("a1bb1aa1", [("a", 1)], [("b", 2)], [("a", 3)]),
        case("ab1b1b1", [("a", 1)], [("b", 2)], [("b", 3)]),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(60)],
    "perf": [(scale(30_000), REFERENCE)],
}
