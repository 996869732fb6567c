"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random
from fractions import Fraction

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(ctor, ops):
    """Count tokens as fractions and try waits, doubling and halving, until the shortest that is enough is found."""
    capacity, rate, period = ctor
    flow = Fraction(rate, period)
    level, clock = {}, {}
    answers = []
    for _, (client, at, cost) in ops:
        if cost > capacity:
            answers.append(None)
            continue
        if client not in level:
            level[client], clock[client] = Fraction(capacity), at
        if at > clock[client]:
            level[client] = min(level[client] + flow * (at - clock[client]), Fraction(capacity))
            clock[client] = at
        too_short, enough = -1, 0
        while level[client] + flow * enough < cost:
            too_short, enough = enough, 2 * enough + 1
        while enough - too_short > 1:
            middle = (too_short + enough) // 2
            if level[client] + flow * middle < cost:
                too_short = middle
            else:
                enough = middle
        if enough == 0:
            level[client] -= cost
        answers.append(enough)
    return answers


def story(capacity, rate, period, *steps):
    """A case from (at, cost, answer) of client a, or (client, at, cost, answer)."""
    full = [step if len(step) == 4 else ("a", *step) for step in steps]
    return (([capacity, rate, period], [["ask", list(step[:3])] for step in full]), [step[3] for step in full])


def rand(seed):
    r = random.Random(seed)
    capacity, rate, period = r.randint(1, 6), r.randint(1, 5), r.choice([1, 3, 7, 10])
    clients = "abc"[: r.choice([1, 1, 3])]
    now, ops = 0, []
    for _ in range(r.randrange(1, 40)):
        now += r.choice([0, 0, 1, 1, 2, 3, r.randrange(25)])
        at = max(0, now - r.choice([0, 0, 0, r.randrange(9)]))
        ops.append(["ask", [r.choice(clients), at, r.choice([1, 1, 2, r.randint(1, capacity + 1)])]])
    return ([capacity, rate, period], ops)


def scale(n):
    r = random.Random(23)
    ops = []
    for i in range(n):
        ops.append(["ask", ["backfill", 10 * i + r.randrange(30), r.randint(1, 2)]])
    return ([10, 3, 20], ops)


def many_clients(n):
    r = random.Random(29)
    return ([5, 1, 1000], [["ask", [f"c{r.randrange(n // 2)}", i, r.randint(1, 5)]] for i in range(n)])


MILLION, END = 10**6, 10**13
GROUPS = {
    "smallest": [
        story(1, 1, 1, (0, 1, 0)),
        story(1, 1, 1, (0, 2, None)),
        story(1, 1, 1, (7, 1, 0), (7, 1, 1), (8, 1, 0)),
    ],
    "boundary": [
        story(5, 1, 10, (0, 5, 0), (50, 5, 0), (99, 5, 1), (100, 5, 0)),
        story(4, 1, 10, (0, 3, 0), (0, 1, 0), (9, 1, 1), (10, 1, 0)),
        story(
            MILLION, 1, MILLION, (0, MILLION, 0), (0, MILLION, 10**12), (10**12 - 1, MILLION, 1), (10**12, MILLION, 0)
        ),
        story(
            MILLION, MILLION, 1, ("c" * 12, END, MILLION, 0), ("c" * 12, END, 1, 1), ("c" * 12, END, 2 * MILLION, None)
        ),
    ],
    "parts": [
        story(1, 1, 10, (0, 1, 0), *[(at, 1, 10 - at) for at in range(1, 10)], (10, 1, 0)),
        story(2, 3, 10, (0, 2, 0), (1, 1, 3), (2, 1, 2), (3, 1, 1), (4, 1, 0), (7, 1, 0), (7, 1, 3)),
        story(9, 1, 3, (0, 9, 0), (1, 1, 2), (2, 1, 1), (3, 1, 0), (4, 2, 5), (5, 2, 4), (9, 2, 0)),
        story(
            3, 7, 1000, (0, 3, 0), *[(at, 1, 143 - at) for at in range(1, 143)], (143, 1, 0), (285, 1, 1), (286, 1, 0)
        ),
    ],
    "waits": [
        story(5, 2, 7, (0, 5, 0), (0, 1, 4), (0, 2, 7), (0, 3, 11), (3, 1, 1), (4, 1, 0), (4, 1, 3)),
        story(5, 1, 4, (0, 3, 0), (0, 3, 4), (1, 3, 3), (4, 3, 0), (4, 5, 20)),
        story(2, 5, 2, (0, 2, 0), (0, 1, 1), (0, 2, 1), (1, 2, 0), (1, 2, 1)),
    ],
    "refused": [
        story(5, 1, 10, (0, 3, 0), (0, 4, 20), (0, 2, 0)),
        story(5, 1, 10, (0, 4, 0), (5, 2, 5), (5, 1, 0), (5, 1, 5)),
        story(5, 1, 10, (0, 5, 0), (3, 2, 17), (6, 2, 14), (9, 2, 11), (20, 2, 0)),
    ],
    "idle": [
        story(3, 1, 10, (0, 1, 0), (900, 3, 0), (900, 1, 10)),
        story(3, 2, 5, (0, 3, 0), (10**6, 2, 0), (10**6, 2, 3)),
        story(2, 1, 10, (0, 1, 0), (15, 2, 0), (15, 1, 10), (20, 1, 5)),
    ],
    "impossible": [
        story(3, 1, 10, (0, 4, None), (0, 3, 0), (0, 4, None), (30, 3, 0)),
        story(3, 1, 10, (0, 3, 0), (90, 4, None), (20, 2, 0), (20, 1, 10)),
        story(3, 1, 10, (90, 9, None), (0, 3, 0), (10, 1, 0), (10, 1, 10)),
    ],
    "late": [
        story(2, 1, 10, (50, 2, 0), (40, 1, 10), (50, 1, 10), (60, 1, 0), (60, 1, 10)),
        story(5, 1, 10, (100, 2, 0), (0, 3, 0), (0, 1, 10), (100, 1, 10), (110, 1, 0)),
        story(2, 1, 10, (0, 2, 0), (8, 1, 2), (3, 1, 2), (9, 1, 1), (10, 1, 0)),
        story(4, 1, 10, (70, 1, 0), (30, 2, 0), (75, 1, 0), (20, 1, 5)),
    ],
    "clients": [
        story(2, 1, 10, ("a", 0, 2, 0), ("b", 0, 2, 0), ("a", 10, 1, 0), ("b", 10, 2, 10)),
        story(2, 1, 10, ("a", 900, 2, 0), ("b", 0, 2, 0), ("b", 10, 1, 0), ("b", 11, 1, 9), ("a", 5, 1, 10)),
        story(1, 1, 10, ("a", 5, 1, 0), ("A", 5, 1, 0), ("a ", 5, 1, 0), ("a", 5, 1, 10)),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(80)],
    "perf": [(scale(40_000), REFERENCE), (many_clients(40_000), REFERENCE)],
}
