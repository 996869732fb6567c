"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(ctor, ops):
    """Keep the pairs and walk along them for every question."""
    near, answers = {}, []
    for name, given in ops:
        if name == "declare":
            a, b = given
            answers.append(b not in reached(a, near))
            near.setdefault(a, set()).add(b)
            near.setdefault(b, set()).add(a)
        elif name == "same":
            answers.append(given[1] in reached(given[0], near))
        elif name == "size":
            answers.append(len(reached(given[0], near)))
        else:
            found = {tuple(sorted(reached(listing, near))) for listing in near}
            answers.append(sorted(map(list, found), key=lambda group: (-len(group), group)))
    return answers


def reached(listing, near):
    seen, open_ = {listing}, [listing]
    while open_:
        more = near.get(open_.pop(), set()) - seen
        seen |= more
        open_ += more
    return seen


def calls(*steps):
    """A case from texts: "a=b" declares, "a?b" asks same, "a#" asks the size, "*" asks for the groups."""
    ops = []
    for step in steps:
        if step == "*":
            ops.append(["groups", []])
        elif step.endswith("#"):
            ops.append(["size", [step[:-1]]])
        elif "=" in step:
            ops.append(["declare", step.split("=")])
        else:
            ops.append(["same", step.split("?")])
    return ([], ops)


def rand(seed):
    r = random.Random(seed)
    names = r.choice([list("abcde"), list("abcdefghij"), ["p10", "p9", "P9", "p1", "q", "r", "s"]])
    steps = []
    for _ in range(r.randrange(1, 30)):
        a, b = r.choice(names), r.choice(names)
        steps.append(r.choice([f"{a}={b}", f"{a}={b}", f"{a}?{b}", f"{a}#", "*"]))
    return calls(*steps)


def mixed(n, seed):
    """Pairs in random order, each followed by a question."""
    r = random.Random(seed)
    steps = []
    for _ in range(n // 2):
        a, b = r.randrange(n // 3 + 1), r.randrange(n // 3 + 1)
        steps += [f"L{a}=L{b}", r.choice([f"L{a}?L{r.randrange(n)}", f"L{b}#"])]
    return calls(*steps)


def scale(n):
    """One chain that grows at its end: every declaration joins a long group and a new listing."""
    steps = []
    for i in range(n // 4):
        steps += [f"L{i}=L{i + 1}", f"L0?L{i}"]
    for i in range(n // 4):
        steps += [f"M{i + 1}=M{i}", f"M{i}#"]
    return calls(*steps)


def chain(n, step):
    return [f"L{i + 1}=L{i}" if step == "back" else f"L{i}=L{i + 1}" for i in range(n)]


LONG = 1200
GROUPS = {
    "empty": [
        (calls("*"), [[]]),
        (calls("a#"), [1]),
        (calls("a?a", "a?b"), [True, False]),
        (calls("a=b"), [True]),
    ],
    "boundary": [
        (calls("123456789012=x", "x?123456789012", "*"), [True, True, [["123456789012", "x"]]]),
        (calls("x=123456789012", "x=123456789013", "x#"), [True, True, 3]),
        (calls("a=aa", "aa=aaa", "a?aaa", "a?A"), [True, True, True, False]),
    ],
    "chains": [
        (calls("a=b", "b=c", "a?c", "c?a"), [True, True, True, True]),
        (calls("a=b", "c=b", "d=c", "e=d", "a?e", "e#"), [True] * 5 + [5]),
        (calls("a=b", "c=d", "a?c", "b=c", "a?d"), [True, True, False, True, True]),
    ],
    "merges": [
        (calls("a=b", "c=d", "b=d", "a?c", "a#", "c#"), [True, True, True, True, 4, 4]),
        (calls("a=b", "c=d", "a=c", "b?d", "*"), [True, True, True, True, [["a", "b", "c", "d"]]]),
        (calls("b=a", "d=c", "b=d", "a?c", "*"), [True, True, True, True, [["a", "b", "c", "d"]]]),
        (calls("a=b", "b=c", "d=e", "e=f", "c=f", "a?d", "b#", "*"), [True] * 6 + [6, [list("abcdef")]]),
        (calls("a=b", "a=c", "d=e", "a=d", "*", "c?e"), [True] * 4 + [[list("abcde")], True]),
        (calls("a=b", "c=d", "e=f", "g=h", "a=c", "e=g", "b=h", "*"), [True] * 7 + [[list("abcdefgh")]]),
    ],
    "repeats": [
        (calls("a=b", "a=b", "a#"), [True, False, 2]),
        (calls("a=b", "b=a", "b#", "*"), [True, False, 2, [["a", "b"]]]),
        (calls("a=b", "b=c", "c=a", "a=c", "c#"), [True, True, False, False, 3]),
    ],
    "sizes": [
        (calls("a=b", "b=c", "c=d", "a#", "b#", "c#", "d#"), [True] * 3 + [4] * 4),
        (calls("a=b", "a#", "c=d", "d=b", "a#", "c#"), [True, 2, True, True, 4, 4]),
        (calls("x=y", "x=z", "q#", "y#", "z#", "x#"), [True, True, 1, 3, 3, 3]),
    ],
    "unknown": [
        (calls("a=b", "x#", "x?a", "a?x", "*"), [True, 1, False, False, [["a", "b"]]]),
        (calls("x?x", "*", "x#"), [True, [], 1]),
        (calls("x?y", "*"), [False, []]),
        (calls("x#", "y#", "x=y", "x#", "*"), [1, 1, True, 2, [["x", "y"]]]),
        (calls("x?y", "z#", "a=b", "*"), [False, 1, True, [["a", "b"]]]),
    ],
    "alone": [
        (calls("a=a", "*", "a#"), [False, [["a"]], 1]),
        (calls("b=b", "a=a", "c=d", "*"), [False, False, True, [["c", "d"], ["a"], ["b"]]]),
        (calls("a=a", "a=b", "b=b", "a#", "*"), [False, True, False, 2, [["a", "b"]]]),
    ],
    "order": [
        (calls("d=c", "b=a", "*"), [True, True, [["a", "b"], ["c", "d"]]]),
        (calls("a=b", "y=z", "z=x", "*"), [True, True, True, [["x", "y", "z"], ["a", "b"]]]),
        (calls("p9=p10", "p2=P3", "*"), [True, True, [["P3", "p2"], ["p10", "p9"]]]),
        (calls("b=z", "a=y", "c=x", "*"), [True, True, True, [["a", "y"], ["b", "z"], ["c", "x"]]]),
    ],
    "long_chain": [
        (calls(*chain(LONG, "on"), "L0?L1200", "L0#"), [True] * (LONG + 1) + [LONG + 1]),
        (calls(*chain(LONG, "back"), "L1200?L0", "L0#"), [True] * (LONG + 1) + [LONG + 1]),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(70)],
    "perf": [
        (scale(20_000), REFERENCE),
        (mixed(19_990, 4), REFERENCE),
        (calls(*chain(19_990, "back"), "*"), REFERENCE),
    ],
}
