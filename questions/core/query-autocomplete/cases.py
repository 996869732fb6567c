"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(ctor, ops):
    """Keep every request and count anew for each suggestion."""
    requests, blocked, answers = [], set(), []
    for name, given in ops:
        answer = None
        if name == "asked":
            requests.append(given)
        elif name == "block":
            blocked.add(given[0])
        else:
            fits = {query for query, _ in requests if query[: len(given[0])] == given[0]} - blocked
            totals = [(-sum(times for each, times in requests if each == query), query) for query in fits]
            answer = [query for _, query in sorted(totals)[:3]]
        answers.append(answer)
    return answers


def told(*steps):
    """A case from steps: ("tv", 5) is asked, "-tv" is blocked, ["t", "tv, table"] is a prefix and its suggestions."""
    ops, want = [], []
    for step in steps:
        if isinstance(step, tuple):
            ops.append(["asked", list(step)])
            want.append(None)
        elif isinstance(step, str):
            ops.append(["block", [step[1:]]])
            want.append(None)
        else:
            ops.append(["suggest", [step[0]]])
            want.append(step[1].split(", ") if step[1] else [])
    return (([], ops), want)


def rand(seed):
    r = random.Random(seed)
    letters, most = r.choice([("ab", 3), ("ab", 30), ("abc ", 2), ("a", 4)])
    ops = []
    for _ in range(r.randrange(1, 50)):
        dice = r.random()
        query = "".join(r.choices(letters, k=r.randrange(1, 5)))
        if dice < 0.55:
            ops.append(["asked", [query, r.randrange(1, most)]])
        elif dice < 0.65:
            ops.append(["block", [query]])
        else:
            ops.append(["suggest", [query[: r.randrange(4)]]])
    return ([], ops)


def scale(n):
    """First many queries that begin with one word, then short prefixes, more requests and a few blocks."""
    r = random.Random(9)
    queries = ["shoe " + "".join(r.choices("aeiklmnoprst", k=r.randrange(3, 8))) for _ in range(max(1, n * 2 // 5))]
    ops = [["asked", [query, r.randrange(1, 50)]] for query in queries]
    while len(ops) < n:
        query = r.choice(queries)
        dice = r.random()
        if dice < 0.01:
            ops.append(["block", [query]])
        elif dice < 0.2:
            ops.append(["asked", [query, r.randrange(1, 50)]])
        else:
            ops.append(["suggest", [query[: r.choice([0, 1, 2, 3, 4, 5, 6, 8])]]])
    return ([], ops)


LONG = "waterproof hiking boots men 44"
GROUPS = {
    "empty": [
        told(["", ""]),
        told(["a", ""], ("b", 1), ["a", ""], ["b", "b"]),
        told("-a", ["", ""]),
    ],
    "boundary": [
        told(
            (LONG, 1_000_000), (LONG[:29], 1_000_000), (LONG[:29], 1), [LONG, LONG], [LONG[:29], f"{LONG[:29]}, {LONG}"]
        ),
        told(("a", 1), ("aa", 2), ("aaa", 3), ("aaaa", 4), ["a", "aaaa, aaa, aa"], ["aaaa", "aaaa"], ["aaaaa", ""]),
        told(("t", 1)),
        told("-" + LONG, (LONG, 5), [LONG, ""]),
    ],
    "ties": [
        told(("tv", 5), ("tap", 5), ("tin", 5), ["t", "tap, tin, tv"]),
        told(("b", 1), ("d", 1), ("a", 1), ("c", 1), ["", "a, b, c"]),
        told(("tv stand", 2), ("tv", 2), ("tv mount", 2), ("tvs", 2), ["tv", "tv, tv mount, tv stand"]),
        told(("m9", 3), ("m10", 3), ["m", "m10, m9"]),
        told(("b", 2), ("a", 1), ["", "b, a"], ("a", 1), ["", "a, b"]),
    ],
    "sums": [
        told(("lamp", 4), ("lace", 6), ("lamp", 3), ["la", "lamp, lace"]),
        told(("x", 1), ("x", 1), ("xy", 1), ("xy", 1), ("xy", 1), ["x", "xy, x"]),
    ],
    "rising": [
        told(("pa", 9), ("pb", 8), ("pc", 7), ("pc", 5), ["p", "pc, pa, pb"], ("pb", 5), ["p", "pb, pc, pa"]),
        told(("pa", 9), ("pb", 8), ("pc", 7), ("pd", 1), ["p", "pa, pb, pc"], ("pd", 7), ["p", "pa, pb, pd"]),
        told(("pa", 9), ("pb", 8), ("pc", 7), ("pd", 7), ["p", "pa, pb, pc"], ("pd", 9), ["p", "pd, pa, pb"]),
        told(("pb", 4), ("pc", 4), ("pd", 4), ("pa", 4), ["p", "pa, pb, pc"], ["pd", "pd"]),
    ],
    "refill": [
        told(("ca", 9), ("cb", 8), ("cc", 7), ("cd", 6), "-cb", ["c", "ca, cc, cd"], ["cb", ""]),
        told(("ca", 9), ("cb", 8), ("cc", 7), ("cd", 6), "-cd", ["c", "ca, cb, cc"], ["cd", ""]),
        told(("c", 1), ("ca", 9), ("cb", 8), ("cc", 7), "-ca", ["c", "cb, cc, c"], ["", "cb, cc, c"]),
        told(
            ("car", 2),
            ("cart", 5),
            ("care", 4),
            ("card", 3),
            "-cart",
            ["car", "care, card, car"],
            ["ca", "care, card, car"],
        ),
        told(
            ("ab", 1), ("a", 2), ("abc", 3), "-ab", ["ab", "abc"], ["a", "abc, a"], "-abc", ["ab", ""], "-a", ["", ""]
        ),
        told(("da", 1), ("db", 2), ("ea", 5), ("eb", 4), ("ec", 3), "-ea", "-eb", ["", "ec, db, da"], ["e", "ec"]),
    ],
    "blocked": [
        told(("gun", 9), ("gum", 1), "-gun", ("gun", 50), ["gu", "gum"], ["gun", ""]),
        told("-gun", ("gun", 50), ("gum", 2), ["g", "gum"], "-gun", ["g", "gum"]),
        told(("gun", 9), "-gun", "-gun", ["", ""], ("gu", 1), ["", "gu"]),
    ],
    "longer_queries": [
        told(
            ("gun", 9),
            ("gun cleaner", 2),
            "-gun",
            ["gun", "gun cleaner"],
            ("gun rack", 3),
            ["gun", "gun rack, gun cleaner"],
        ),
        told(("gun cleaner", 2), ("gun", 9), "-gun cleaner", ["gun", "gun"]),
    ],
    "no_letters_yet": [
        told(("z", 3), ("a", 2), ["", "z, a"]),
        told(("z", 3), ("a", 2), ("m", 9), ("k", 1), ["", "m, z, a"], "-m", ["", "z, a, k"]),
    ],
    "itself": [
        told(("sofa", 2), ("sofa bed", 1), ["sofa", "sofa, sofa bed"]),
        told(("sofa", 2), ["sofa", "sofa"], ["sofa ", ""]),
    ],
    "beginning": [
        told(("red shoe", 5), ("shoe", 1), ["sh", "shoe"], ["red s", "red shoe"], ["ed", ""]),
        told(("a b", 1), (" b", 2), ["b", ""], [" ", " b"]),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(80)],
    "perf": [(scale(20_000), REFERENCE)],
}
