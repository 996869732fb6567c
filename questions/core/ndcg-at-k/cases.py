"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import math
import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(rankings, judgements, k):
    """Add up rank by rank, and take the best judgement left at every rank of the ideal order."""
    scores = []
    for ranking, grades in zip(rankings, judgements):
        left = dict(grades)
        got = ideal = 0.0
        for rank in range(1, k + 1):
            discount = math.log(2) / math.log(1 + rank)
            if rank <= len(ranking) and ranking[rank - 1] in grades:
                got += (2 ** grades[ranking[rank - 1]] - 1) * discount
            if left:
                best = max(left, key=left.get)
                ideal += (2 ** left.pop(best) - 1) * discount
        if ideal > 0:
            scores.append(got / ideal)
    return sum(scores) / len(scores) if scores else 0.0


def one(ranking, grades, k):
    """A case of one query; a ranking in letters."""
    return ([list(ranking)], [grades], k)


def rand(seed):
    r = random.Random(seed)
    top = r.choice([1, 4])
    items = "abcdefghij"
    rankings, judgements = [], []
    for _ in range(r.randrange(7)):
        rankings.append(r.sample(items, r.randrange(8)))
        judgements.append({item: r.choice([0, 0, r.randint(0, top)]) for item in r.sample(items, r.randrange(9))})
    return rankings, judgements, r.randint(1, 9)


def scale(n):
    r = random.Random(5)
    items = [f"i{i}" for i in range(n)]
    grades = {item: r.randint(0, 4) for item in items}
    r.shuffle(items)
    return [items], [grades], n


def many_queries(queries):
    r = random.Random(6)
    rankings, judgements = [], []
    for _ in range(queries):
        rankings.append([f"i{i}" for i in r.sample(range(60), 10)])
        judgements.append({f"i{i}": r.choice([0, 0, 1, 3]) for i in r.sample(range(60), 6)})
    return rankings, judgements, 10


HALF, THIRD = 1 / math.log2(3), 0.5  # the discounts of ranks 2 and 3
GROUPS = {
    "empty": [
        (([], [], 1), 0.0),
        (([[]], [{}], 3), 0.0),
        (one("ab", {}, 3), 0.0),
        (one("", {"a": 2}, 3), 0.0),
    ],
    "boundary": [
        (one("ba", {"a": 1}, 1), 0.0),
        (one("ba", {"a": 1}, 2), HALF),
        (one("ab", {"a": 1}, 1), 1.0),
        (one("cba", {"a": 4}, 3), THIRD),
        (one("cba", {"a": 4}, 2), 0.0),
    ],
    "cut_at_k": [
        (one("abc", {"a": 1, "b": 1, "c": 1}, 1), 1.0),
        (one("abc", {"a": 1, "b": 1, "c": 1}, 2), 1.0),
        (one("abc", {"c": 1, "b": 1}, 2), HALF / (1 + HALF)),
        (one("acb", {"a": 1, "b": 1}, 2), 1 / (1 + HALF)),
        (one("xyab", {"a": 2, "b": 1}, 3), (3 * THIRD) / (3 + HALF)),
    ],
    "short_ranking": [
        (one("a", {"a": 1, "b": 1}, 5), 1 / (1 + HALF)),
        (one("a", {"a": 1, "b": 1, "c": 1}, 2), 1 / (1 + HALF)),
        (one("b", {"a": 2, "b": 2}, 10), 1 / (1 + HALF)),
        (one("ab", {"a": 1, "b": 1}, 50), 1.0),
    ],
    "missing_items": [
        (one("xa", {"a": 1, "b": 2}, 2), HALF / (3 + HALF)),
        (one("xy", {"a": 1}, 2), 0.0),
        (one("ba", {"a": 1, "b": 1, "c": 4, "d": 4}, 2), (1 + HALF) / (15 + 15 * HALF)),
    ],
    "unjudged": [
        (one("xab", {"a": 1, "b": 1}, 3), (HALF + THIRD) / (1 + HALF)),
        (one("xa", {"a": 1}, 1), 0.0),
        (one("axb", {"a": 1, "b": 1, "x": 0}, 3), (1 + THIRD) / (1 + HALF)),
        (one("axb", {"a": 1, "b": 1}, 3), (1 + THIRD) / (1 + HALF)),
    ],
    "grades": [
        (one("ba", {"a": 2, "b": 1}, 2), (1 + 3 * HALF) / (3 + HALF)),
        (one("dcba", {"a": 4, "b": 3, "c": 2, "d": 1}, 1), 1 / 15),
        (one("cab", {"a": 4, "b": 3, "c": 2}, 3), (3 + 15 * HALF + 7 * THIRD) / (15 + 7 * HALF + 3 * THIRD)),
    ],
    "nothing_relevant": [
        (([["a"], ["a"]], [{"a": 1}, {"a": 0}], 1), 1.0),
        (([["a"], ["b", "a"], []], [{"a": 0}, {"a": 1}, {}], 2), HALF),
        (([["a"], ["b"]], [{"a": 0}, {"b": 0}], 1), 0.0),
    ],
    "mean": [
        (([["a"], ["b", "a"]], [{"a": 1}, {"a": 4}], 2), (1 + HALF) / 2),
        (([["a"], ["x"], ["x"], ["a"]], [{"a": 4}, {"a": 1}, {"b": 1}, {"a": 1}], 2), 0.5),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(60)],
    "perf": [(scale(40_000), REFERENCE), (many_queries(3_000), REFERENCE)],
}
