"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(links, sales):
    """Climb from every sale to the top and add its units on the way."""
    totals = {category: 0 for category, _ in links}
    for category, units in sales:
        at = category if category in totals else None
        while at is not None:
            totals[at] += units
            at = next(parent for child, parent in links if child == at)
    return totals


def rand(seed):
    r = random.Random(seed)
    n = r.randrange(1, 14)
    names = r.sample(range(r.choice([n, 40])), n)
    tops = r.choice([1, 1, 3])
    links = [(name, None if i < tops else names[r.randrange(i)]) for i, name in enumerate(names)]
    r.shuffle(links)
    sales = [(r.choice([*names, *names, r.randrange(50)]), r.randint(-5, 20)) for _ in range(r.randrange(20))]
    return (links, sales)


def chain(n, r):
    """One branch of n categories, its rows shuffled; category n - 1 is at the bottom."""
    links = [(i, i - 1 if i else None) for i in range(n)]
    r.shuffle(links)
    return links


def scale(n):
    r = random.Random(17)
    size = max(1, n // 3)
    return (chain(size, r), [(size - 1 - i % (size // 4 + 1), i % 7 - 1) for i in range(n - size)])


def bushy(n, m):
    r = random.Random(18)
    links = [(i * 7, None if i < 3 else r.randrange(max(0, i - 50), i) * 7) for i in range(n)]
    r.shuffle(links)
    return (links, [(r.randrange(n + 100) * 7, r.randrange(-9, 100)) for _ in range(m)])


BIG = 10**9
MANY = 10**6
GROUPS = {
    "empty": [(([], []), {}), (([], [(1, 5)]), {}), (([(1, None)], []), {1: 0}), (([(4, None)], [(4, 3)]), {4: 3})],
    "boundary": [
        (([(BIG, None), (0, BIG)], [(0, MANY), (BIG, MANY)]), {BIG: 2 * MANY, 0: MANY}),
        (([(BIG, 0), (0, None)], [(BIG, -MANY), (BIG, -MANY)]), {BIG: -2 * MANY, 0: -2 * MANY}),
        (([(5, None), (6, 5)], [(6, 3), (5, -3)]), {5: 0, 6: 3}),
        (([(5, None), (6, 5)], [(BIG, 1), (6, 0)]), {5: 0, 6: 0}),
    ],
    "any_order": [
        (([(1, None), (2, 1), (3, 2)], [(3, 1)]), {1: 1, 2: 1, 3: 1}),
        (([(3, 2), (2, 1), (1, None)], [(3, 1)]), {1: 1, 2: 1, 3: 1}),
        (([(2, 1), (3, 2), (1, None)], [(3, 1), (2, 4)]), {1: 5, 2: 5, 3: 1}),
        (([(2, 1), (4, 3), (1, None), (3, 2)], [(4, 6)]), {1: 6, 2: 6, 3: 6, 4: 6}),
    ],
    "levels": [
        (([(1, None), (2, 1), (3, 2), (4, 3), (5, 4)], [(5, 2)]), {1: 2, 2: 2, 3: 2, 4: 2, 5: 2}),
        (
            ([(1, None), (2, 1), (3, 1), (4, 2), (5, 2), (6, 3)], [(4, 1), (5, 10), (6, 100)]),
            {1: 111, 2: 11, 3: 100, 4: 1, 5: 10, 6: 100},
        ),
        (
            ([(9, 8), (8, 7), (7, None), (6, 7), (5, 9)], [(5, 1), (9, 1), (8, 1), (6, 1)]),
            {5: 1, 6: 1, 7: 4, 8: 3, 9: 2},
        ),
    ],
    "every_level": [
        (([(1, None), (2, 1)], [(1, 7), (2, 2)]), {1: 9, 2: 2}),
        (([(1, None), (2, 1), (3, 2)], [(2, 5)]), {1: 5, 2: 5, 3: 0}),
        (([(1, None), (2, 1), (3, 1)], [(1, 4)]), {1: 4, 2: 0, 3: 0}),
    ],
    "rows": [
        (([(1, None), (2, 1)], [(2, 3), (2, 4), (1, 1), (2, -2), (1, 1)]), {1: 7, 2: 5}),
        (([(1, None)], [(1, 8), (1, -8)]), {1: 0}),
        (([(1, None), (2, 1)], [(2, -5)]), {1: -5, 2: -5}),
    ],
    "no_sales": [
        (([(1, None), (2, 1), (3, None), (4, 3)], [(2, 5)]), {1: 5, 2: 5, 3: 0, 4: 0}),
        (([(1, None), (2, 1), (3, 2)], []), {1: 0, 2: 0, 3: 0}),
        (([(1, None), (2, 1), (3, 2)], [(1, 6)]), {1: 6, 2: 0, 3: 0}),
    ],
    "unknown": [
        (([(1, None)], [(2, 5)]), {1: 0}),
        (([(1, None), (2, 1)], [(3, 5), (2, 1), (3, 5)]), {1: 1, 2: 1}),
        (([(5, None)], [(0, 5), (5, 2)]), {5: 2}),
    ],
    "zero": [
        (([(0, None), (1, 0)], [(1, 5)]), {0: 5, 1: 5}),
        (([(4, 0), (0, 9), (9, None)], [(4, 1), (0, 1), (9, 1)]), {0: 2, 4: 1, 9: 3}),
        (([(0, 3), (3, None), (5, 3)], [(0, 2), (5, 4)]), {0: 2, 3: 6, 5: 4}),
    ],
    "tops": [
        (([(1, None), (2, None), (3, 1), (4, 2)], [(3, 1), (4, 2)]), {1: 1, 2: 2, 3: 1, 4: 2}),
        (([(1, None), (2, None), (3, None)], [(2, 5), (3, 6)]), {1: 0, 2: 5, 3: 6}),
        (([(6, 5), (8, 7), (5, None), (7, None)], [(8, 3)]), {5: 0, 6: 0, 7: 3, 8: 3}),
    ],
    "deep": [
        ((chain(3000, random.Random(1)), [(2999, 1)]), dict.fromkeys(range(3000), 1)),
        (
            ([(i, i + 1 if i < 2999 else None) for i in range(3000)], [(1500, 2)]),
            {i: 2 if i >= 1500 else 0 for i in range(3000)},
        ),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(60)],
    "perf": [(scale(30_000), REFERENCE), (bushy(10_000, 20_000), REFERENCE)],
}
