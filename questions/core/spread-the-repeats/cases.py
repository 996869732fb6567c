"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(feed, item_gap, brand_gap):
    """Walk back over the kept entries, one after the other."""
    kept = []
    for place, (item, brand) in enumerate(feed):
        blocked = False
        for distance, back in enumerate(reversed(kept), start=1):
            same_item = distance <= item_gap and feed[back][0] == item
            same_brand = distance <= brand_gap and feed[back][1] == brand
            blocked = blocked or same_item or same_brand
        if not blocked:
            kept.append(place)
    return kept


def pairs(text):
    """'tea/ada mug/bo' as a feed."""
    return [tuple(entry.split("/")) for entry in text.split()]


def rand(seed):
    r = random.Random(seed)
    items, brands = r.choice([("ab", "xy"), ("abcde", "vwxyz"), ("abcdefghi", "xyz"), ("abc", "abc")])
    feed = [(r.choice(items), r.choice(brands)) for _ in range(r.randrange(1, 40))]
    return (feed, r.choice([0, 1, 2, 4, 9]), r.choice([0, 0, 1, 2, 3]))


def scale(n):
    """Nearly everything is kept, and the gaps are as wide as half of the feed."""
    return ([(f"item-{place}", f"b{place % 39_000}") for place in range(n)], n // 2, n // 2)


GROUPS = {
    "empty": [
        (([], 0, 0), []),
        (([], 40_000, 40_000), []),
        (([("a", "b")], 40_000, 40_000), [0]),
        (([("twelve-chars", "twelve-signs")] * 2, 1, 0), [0]),
    ],
    "boundary": [
        (([("a", "b")] * 3, 0, 0), [0, 1, 2]),
        ((pairs("a/1 b/2 a/3 b/4"), 40_000, 40_000), [0, 1]),
        ((pairs("a/1 b/2 c/1 a/9"), 2, 0), [0, 1, 2, 3]),
        ((pairs("a/1 b/2 c/1 a/9"), 3, 0), [0, 1, 2]),
    ],
    "kept_ones": [
        ((pairs("a/1 b/2 a/3 a/4 c/5 a/6"), 2, 0), [0, 1, 4, 5]),
        ((pairs("a/1 a/2 a/3 a/4"), 2, 0), [0]),
        ((pairs("a/1 b/1 b/2 c/1 a/3 a/1"), 9, 2), [0, 2]),
    ],
    "silent": [
        ((pairs("a/1 b/2 a/3 c/4 a/5"), 2, 0), [0, 1, 3, 4]),
        ((pairs("a/1 b/1 b/2 c/2 c/3"), 9, 1), [0, 2, 4]),
    ],
    "distance": [
        ((pairs("a/1 a/2"), 0, 0), [0, 1]),
        ((pairs("a/1 a/2"), 1, 0), [0]),
        ((pairs("a/1 b/2 a/3"), 1, 0), [0, 1, 2]),
        ((pairs("a/1 b/2 a/3"), 2, 0), [0, 1]),
        ((pairs("a/1 b/2 c/3 d/1"), 0, 2), [0, 1, 2, 3]),
        ((pairs("a/1 b/2 c/3 d/1"), 0, 3), [0, 1, 2]),
    ],
    "brands": [
        ((pairs("a/1 b/1 c/1 d/2 e/1"), 5, 1), [0, 3, 4]),
        ((pairs("a/1 b/1"), 0, 1), [0]),
    ],
    "items": [
        ((pairs("a/1 a/2 b/3 a/4"), 1, 0), [0, 2, 3]),
        ((pairs("a/1 a/2"), 3, 3), [0]),
    ],
    "either": [
        ((pairs("a/1 b/1 b/2"), 9, 1), [0, 2]),
        ((pairs("a/1 a/2 c/2"), 9, 1), [0, 2]),
        ((pairs("a/1 b/2 c/1 c/3"), 9, 2), [0, 1, 3]),
    ],
    "names": [
        ((pairs("a/b b/a"), 5, 5), [0, 1]),
        ((pairs("a/a b/b c/a a/c"), 1, 1), [0, 1, 2, 3]),
    ],
    "again": [
        ((pairs("a/1 b/2 a/3 a/4"), 1, 0), [0, 1, 2]),
        ((pairs("a/1 b/2 a/1 c/1"), 1, 1), [0, 1, 2]),
    ],
    "places": [
        ((pairs("a/1 a/1 b/2"), 1, 1), [0, 2]),
        ((pairs("c/3 b/2 a/1"), 1, 1), [0, 1, 2]),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(80)],
    "perf": [(scale(40_000), REFERENCE)],
}
