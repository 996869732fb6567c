"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(kinds, k):
    """Try every length from the longest down, and every start from the left."""
    n = len(kinds)
    for length in range(n, 0, -1):
        for start in range(n - length + 1):
            if len(set(kinds[start : start + length]) - {None}) <= k:
                return start, length
    return 0, 0


def row(text, k):
    """A case from one letter per event; a dot is an event without a kind."""
    return ([None if letter == "." else letter for letter in text], k)


def rand(seed):
    r = random.Random(seed)
    letters = r.choice(["ab", "abc", "abc.", "abcdef", "abcdef...", "a.."])
    return row("".join(r.choices(letters, k=r.randrange(1, 30))), r.randrange(5))


def scale(n):
    """Kinds come and go slowly, so that every stretch is long and none reaches the end."""
    r = random.Random(11)
    kinds = [None if r.random() < 0.05 else f"k{i * 40 // n}-{r.randrange(60)}" for i in range(n)]
    return (kinds, 90)


NAME = "outdoor-furniture-of-2024-summer"
GROUPS = {
    "empty": [(([], 0), (0, 0)), (([], 3), (0, 0)), (row("a", 1), (0, 1)), (row("a", 0), (0, 0))],
    "boundary": [
        (row("abc", 100_000), (0, 3)),
        (row("abc", 3), (0, 3)),
        (row("abcd", 3), (0, 3)),
        (row("aabb", 2), (0, 4)),
        (([NAME, "x", NAME], 1), (0, 1)),
        (([NAME, NAME, "x"], 1), (0, 2)),
    ],
    "ties": [
        (row("aabb", 1), (0, 2)),
        (row("abcd", 2), (0, 2)),
        (row("xaabbx", 1), (1, 2)),
        (row("abcabc", 2), (0, 2)),
        (row("cabbaac", 1), (2, 2)),
    ],
    "fewer_kinds": [
        (row("aaaa", 2), (0, 4)),
        (row("a", 5), (0, 1)),
        (row("...", 1), (0, 3)),
        (row("aabba", 3), (0, 5)),
    ],
    "unknown": [
        (row("a.b", 1), (0, 2)),
        (row("a.a.b", 1), (0, 4)),
        (row("..a..b..", 1), (0, 5)),
        (row("a.b.c", 2), (0, 4)),
        (row("ab...", 1), (1, 4)),
    ],
    "zero": [
        (row("a..b", 0), (1, 2)),
        (row("abc", 0), (0, 0)),
        (row("....", 0), (0, 4)),
        (row(".a..b..", 0), (2, 2)),
    ],
    "comes_back": [
        (row("ababacaa", 2), (0, 5)),
        (row("abacaca", 2), (2, 5)),
        (row("abcaaab", 2), (2, 4)),
        (row("abbcbbab", 2), (1, 5)),
        (row("aabacccb", 2), (0, 4)),
    ],
    "last": [
        (row("abccc", 1), (2, 3)),
        (row("abcbcb", 2), (1, 5)),
        (row("ab", 1), (0, 1)),
        (row("aab..", 1), (2, 3)),
    ],
    "frequent": [
        (row("abacadbcbcb", 2), (6, 5)),
        (row("abcabcdd", 1), (6, 2)),
        (row("axxbaybybb", 2), (5, 5)),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(60)],
    "perf": [(scale(100_000), REFERENCE)],
}
