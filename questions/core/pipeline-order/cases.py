"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(steps):
    """After every step, look through the file from the top for the first step whose needs have all run."""
    order, left = [], list(steps)
    while ready := next((step for step in left if all(need in order for need in step[1])), None):
        order.append(ready[0])
        left.remove(ready)
    return order, [name for name, _ in left]


def file(text):
    """Steps from lines such as `train: labels features`."""
    rows = [row.split(":") for row in text.split(";") if row.strip()]
    return ([(name.strip(), needs.split()) for name, needs in rows],)


def rand(seed):
    """Mostly edges that point one way, sometimes a few against it, a missing need or a repeated one."""
    r = random.Random(seed)
    n = r.randrange(1, 13)
    names = [f"s{i}" for i in r.sample(range(30), n)]
    steps = [(name, r.choices(names[:i], k=r.randrange(4)) if i else []) for i, name in enumerate(names)]
    if r.random() < 0.4:
        steps[r.randrange(n)][1].append(r.choice(names))
    if r.random() < 0.2:
        steps[r.randrange(n)][1].append("gone")
    r.shuffle(steps)
    return (steps,)


def scale(n):
    """Most of the file is a chain written back to front, the rest a shuffled graph without cycles."""
    r = random.Random(3)
    long = max(1, n * 9 // 10)
    chain = [(f"c{i}", [f"c{i - 1}"] if i else []) for i in range(long)]
    graph = [(f"g{i}", r.sample([f"g{k}" for k in range(max(0, i - 9), i)], k=min(i, 2))) for i in range(n - long)]
    r.shuffle(graph)
    return (chain[::-1] + graph,)


LONG = "a-step-with-a-name-of-40-characters-0001"
GROUPS = {
    "empty": [
        (([],), ([], [])),
        (file("only:"), (["only"], [])),
    ],
    "boundary": [
        (file(f"{LONG}: ; z: {LONG}"), ([LONG, "z"], [])),
        (
            ([("all", [f"s{i}" for i in range(20)] * 5), *[(f"s{i}", []) for i in range(20)]],),
            ([f"s{i}" for i in range(20)] + ["all"], []),
        ),
        (file("b: a; a:"), (["a", "b"], [])),
    ],
    "ties": [
        (file("z: ; a: ; m:"), (["z", "a", "m"], [])),
        (file("b: d; a: c; d: ; c:"), (["d", "b", "c", "a"], [])),
        (file("late: x; x: ; y: ; w:"), (["x", "late", "y", "w"], [])),
        (file("c: b; b: a; z: a; a:"), (["a", "b", "c", "z"], [])),
        (file("s10: ; s9: ; s1: s9; s0: s10"), (["s10", "s9", "s1", "s0"], [])),
    ],
    "cycles": [
        (file("a: b; b: a"), ([], ["a", "b"])),
        (file("x: ; b: a; a: b; y: a x; z: x"), (["x", "z"], ["b", "a", "y"])),
        (file("p: q; q: r; r: p; s: r; t: s"), ([], ["p", "q", "r", "s", "t"])),
        (file("a: b; b: a c; c:"), (["c"], ["a", "b"])),
        (file("a: b; b: a; m: b d; c: d; d: c; ok:"), (["ok"], ["a", "b", "m", "c", "d"])),
    ],
    "itself": [
        (file("a: a"), ([], ["a"])),
        (file("b: a; a: a; c:"), (["c"], ["b", "a"])),
    ],
    "missing": [
        (file("a: gone"), ([], ["a"])),
        (file("a: gone; b: a; c: ; d: c"), (["c", "d"], ["a", "b"])),
        (file("a: c gone; c:"), (["c"], ["a"])),
    ],
    "repeats": [
        (file("b: a a; a:"), (["a", "b"], [])),
        (file("c: a b a; a: ; b: a a; d: c b c"), (["a", "b", "c", "d"], [])),
    ],
    "never_run": [
        (file("z: y; y: z; b: y; a: b; ok:"), (["ok"], ["z", "y", "b", "a"])),
        (file("m: gone; c: m; k: k"), ([], ["m", "c", "k"])),
    ],
    "long_chain": [
        (([("s0", []), *[(f"s{i}", [f"s{i - 1}"]) for i in range(1, 1200)]],), ([f"s{i}" for i in range(1200)], [])),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(60)],
    "perf": [(scale(20_000), REFERENCE)],
}
