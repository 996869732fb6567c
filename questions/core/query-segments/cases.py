"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import random

ORACLE, REFERENCE = "$oracle", "$reference"


def oracle(query, scores):
    """Write down every split and take the best by the three rules."""
    splits, open_ = [], [(0, ())]
    while open_:
        at, words = open_.pop()
        if at == len(query):
            splits.append(words)
        for word in scores:
            if query.startswith(word, at):
                open_.append((at + len(word), (*words, word)))
    if not splits:
        return None
    return list(max(splits, key=lambda ws: (sum(scores[w] for w in ws), -len(ws), [len(w) for w in ws])))


def rand(seed):
    r = random.Random(seed)
    letters = r.choice(["a", "ab", "abc"])
    low, high = r.choice([(1, 3), (-3, 3), (0, 0), (-5, -1), (0, 9)])
    words = {"".join(r.choice(letters) for _ in range(r.randrange(1, 5))) for _ in range(r.randrange(1, 12))}
    scores = {word: r.randint(low, high) for word in sorted(words)}
    query = ""
    while len(query) < r.randrange(4, 9):
        query += r.choice([*scores, *scores, r.choice(letters)])
    return (query[:11], scores)


def scale(n):
    """One letter over and over: every word of up to 20 letters fits at every place."""
    return ("a" * n, {"a" * length: length * length % 23 - 9 for length in range(1, 21)})


def sentence(n):
    r = random.Random(11)
    scores = {}
    while len(scores) < 1000:
        scores["".join(r.choice("etaoin") for _ in range(r.randrange(1, 21)))] = r.randrange(-50, 51)
    words, query = list(scores), ""
    while len(query) < n - 20:
        query += r.choice(words)
    return (query, scores)


GROUPS = {
    "empty": [(("", {}), []), (("", {"a": 3}), []), (("a", {}), None), (("a", {"a": 1}), ["a"])],
    "boundary": [
        (("b" * 20, {"b" * 20: 1000, "b" * 19: 1000}), ["b" * 20]),
        (("b" * 20 + "c", {"b" * 20: -1000, "c": -1000}), ["b" * 20, "c"]),
        (("ab", {"b": 9, "abc": 9, "aba": 9, "ba": 9}), None),
        (("xab", {"ab": 9}), None),
        (("abx", {"ab": 9}), None),
        (("4k60", {"4k": 2, "60": 1, "k": 9, "4": -8}), ["4k", "60"]),
    ],
    "sums": [
        (("notebook", {"notebook": 4, "note": 2, "book": 3}), ["note", "book"]),
        (("notebook", {"notebook": 6, "note": 2, "book": 3}), ["notebook"]),
        (("abcd", {"ab": 1, "cd": 9, "abcd": 8, "a": 1, "bcd": 2}), ["ab", "cd"]),
        (("aaaa", {"a": 2, "aa": 3, "aaa": 9}), ["aaa", "a"]),
    ],
    "dead_ends": [
        (("tablets", {"table": 9, "tablet": 1, "s": 1}), ["tablet", "s"]),
        (("showerhead", {"shower": 2, "showerh": 3, "head": 2}), ["shower", "head"]),
        (("abcde", {"abcd": 9, "abc": 9, "ab": 1, "cde": 1}), ["ab", "cde"]),
        (("abcde", {"abcd": 9, "abc": 9, "ab": 1, "cd": 1}), None),
        (("usbusbc", {"usb": 3, "usbusb": 9, "usbc": 4}), ["usb", "usbc"]),
    ],
    "zeros": [
        (("ab", {"a": 0, "b": 0}), ["a", "b"]),
        (("ab", {"a": 0, "b": 1}), ["a", "b"]),
        (("abc", {"a": 0, "bc": 5, "abc": 4}), ["a", "bc"]),
        (("ab", {"ab": 0, "a": -1, "b": 0}), ["ab"]),
    ],
    "negative": [
        (("ab", {"a": -4, "b": -5}), ["a", "b"]),
        (("ab", {"ab": -9, "a": -4, "b": -4}), ["a", "b"]),
        (("abc", {"abc": -7, "ab": -3, "c": -5, "a": -1, "bc": -5}), ["a", "bc"]),
        (("a", {"a": -1}), ["a"]),
        (("ab", {"a": 1, "b": -1}), ["a", "b"]),
    ],
    "ties": [
        (("abc", {"abc": 3, "ab": 2, "c": 1, "a": 1, "bc": 2}), ["abc"]),
        (("abc", {"ab": 2, "c": 1, "a": 1, "bc": 2}), ["ab", "c"]),
        (("abcd", {"abc": 1, "d": 1, "a": 1, "bcd": 1, "ab": 1, "cd": 1}), ["abc", "d"]),
        (("aaaa", {"a": 0, "aa": 0, "aaa": 0}), ["aaa", "a"]),
        (("aaaaa", {"a": 1, "aa": 2, "aaa": 3}), ["aaa", "aa"]),
        (("abcde", {"abc": 0, "ab": 0, "cde": 0, "d": 0, "e": 0, "a": 0, "bcde": -1}), ["ab", "cde"]),
        (("xabcd", {"x": 5, "ab": 1, "cd": 1, "a": 1, "bcd": 1, "xa": 6, "xab": 3, "d": 0}), ["xa", "bcd"]),
        (("aabb", {"a": 1, "b": 1, "aa": 1, "bb": 1, "ab": 1, "abb": 2, "aab": 2}), ["a", "a", "b", "b"]),
    ],
    "repeats": [
        (("caca", {"ca": 3, "caca": 5}), ["ca", "ca"]),
        (("caca", {"ca": 2, "caca": 5}), ["caca"]),
        (("bobobo", {"bo": 1, "bob": 9, "obo": -9}), ["bo", "bo", "bo"]),
    ],
    "long_query": [
        (("z" * 4000, {"z": 1}), ["z"] * 4000),
        (("ab" * 2000, {"a": 1, "b": -1}), ["a", "b"] * 2000),
        (("q" * 3999 + "r", {"q": 1}), None),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(80)],
    "perf": [(scale(4000), REFERENCE), (sentence(4000), REFERENCE)],
}
