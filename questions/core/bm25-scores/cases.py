"""Hidden cases. GROUPS maps a group name to (args, want) pairs; want is a value, ORACLE or REFERENCE (perf only)."""

import math
import random
import string

ORACLE, REFERENCE = "$oracle", "$reference"
KEPT = string.ascii_letters + string.digits


def oracle(pages, query, k1, b):
    """Cut texts character by character and spell the formula out for every page and query token."""

    def cut(text):
        return "".join(c.lower() if c in KEPT else " " for c in text).split()

    lists, wanted = [cut(page) for page in pages], cut(query)
    scores = []
    for tokens in lists:
        score = 0.0
        for token in wanted:
            f = tokens.count(token)
            if f == 0:
                continue
            n = sum(token in other for other in lists)
            mean = sum(map(len, lists)) / len(lists)
            idf = math.log(1 + (len(lists) - n + 0.5) / (n + 0.5))
            score += idf * f * (k1 + 1) / (f + k1 * (1 - b + b * len(tokens) / mean))
        scores.append(score)
    return scores


def text(r, words, most):
    parts = []
    for _ in range(r.randrange(most + 1)):
        word = r.choice(words)
        parts += [r.choice([word, word, word.upper(), word.title()]), r.choice([" ", " ", ", ", "-", "_", "'", ". "])]
    return "".join(parts)


def rand(seed):
    r = random.Random(seed)
    words = r.sample(["pay", "payment", "pay2", "late", "a", "5", "parcel", "7e", "x"], r.randrange(2, 8))
    pages = [text(r, words, 8) for _ in range(r.randrange(1, 9))]
    return (pages, text(r, [*words, "nowhere"], 6), r.choice([0, 0.5, 1.2, 2, 3]), r.choice([0, 0.3, 0.75, 1]))


def scale(n, tokens=60):
    r = random.Random(17)
    words = [f"w{i}" for i in range(300)]
    pages = [" ".join(r.choices(words, k=r.randrange(1, 30))) for _ in range(n)]
    return (pages, " ".join(r.choices(words, k=tokens)), 1.2, 0.75)


HALF, WHOLE = math.log(1 + 1.5 / 1.5), math.log(1 + 0.5 / 2.5)
GROUPS = {
    "empty": [
        (([], "refund", 1.2, 0.75), []),
        ((["", "", ""], "refund", 1.2, 0.75), [0.0, 0.0, 0.0]),
        (([" - ", "'"], "refund", 1.2, 1.0), [0.0, 0.0]),
        ((["refund", "late parcel"], "", 1.2, 0.75), [0.0, 0.0]),
        ((["refund", "late parcel"], "?!", 1.2, 0.75), [0.0, 0.0]),
        (([], "", 0, 0), []),
        (([""], "", 0, 1), [0.0]),
    ],
    "boundary": [
        ((["refund"], "refund", 3, 1), [math.log(1 + 0.5 / 1.5)]),
        ((["refund", "parcel"], "refund", 0, 0), [HALF, 0.0]),
        ((["a " * 500, "b" * 1000, "a b"], "a " * 500, 3, 1), ORACLE),
        ((["b" * 1000, "b" * 999], "b" * 1000, 1.5, 0.5), ORACLE),
        ((["AZ az 09", "09 zZ"], "az", 1.0, 0.0), [HALF * 2 * 2 / 3, 0.0]),
    ],
    "common": [
        ((["parcel one", "parcel two", "parcel three"], "parcel", 1.2, 0.75), ORACLE),
        ((["parcel parcel", "parcel"], "parcel", 0, 0), [WHOLE, WHOLE]),
        ((["a", "a a a a", "b", "a c"], "a b", 1.2, 0), ORACLE),
        ((["a a a", "b"], "a", 1, 0), [HALF * 3 * 2 / 4, 0.0]),
    ],
    "repeats": [
        ((["late parcel", "lost parcel"], "late late", 1.0, 0.0), [2 * HALF, 0.0]),
        ((["late parcel", "lost parcel"], "late, LATE, lost", 1.2, 0.0), [2 * HALF, HALF]),
        ((["late parcel", "lost parcel here"], "late parcel late parcel late", 2, 1), ORACLE),
    ],
    "words": [
        ((["Wi-Fi_5 isn't", "wi fi"], "WI", 1, 0), [WHOLE, WHOLE]),
        ((["wi-fi", "wifi"], "wi", 1, 0), [HALF, 0.0]),
        ((["usb_c", "usbc"], "usb", 1, 0), [HALF, 0.0]),
        ((["error 404", "error 500"], "404", 1, 0), [HALF, 0.0]),
        ((["error e404", "error e500"], "e404", 1, 0), [HALF, 0.0]),
        ((["It isn't here", "is not"], "t", 1, 0), [HALF, 0.0]),
        ((["REFUND", "Parcel."], "refund parcel", 1, 0), [HALF, HALF]),
        ((["late\nparcel", "late\tlost"], "parcel,lost", 1, 0), [HALF, HALF]),
        ((["a.b.c", "d(e)"], "b e", 1, 1), ORACLE),
    ],
    "parts_of_words": [
        ((["payment", "pay"], "pay", 1, 0), [0.0, HALF]),
        ((["payment", "pay"], "payment", 1, 0), [HALF, 0.0]),
        ((["repay payment pay", "prepaid"], "pay", 2, 0), [HALF, 0.0]),
        ((["a late a", "an hour"], "a", 1, 0), [HALF * 4 / 3, 0.0]),
    ],
    "length": [
        ((["late late late", "late parcel two"], "late", 1, 1), ORACLE),
        ((["late", "late " * 9 + "parcel", "x y"], "late parcel", 2, 0.5), ORACLE),
        ((["b b b b a", "a c"], "a", 1, 1), ORACLE),
    ],
    "empty_pages": [
        ((["refund", ""], "refund", 1, 0), [HALF, 0.0]),
        ((["refund", "", "", "?"], "refund", 1, 0), [math.log(1 + 3.5 / 1.5), 0.0, 0.0, 0.0]),
        ((["refund late", "", "refund"], "refund", 1, 1), ORACLE),
        ((["", "late parcel late", ""], "late", 2, 0.75), ORACLE),
    ],
    "no_saturation": [
        ((["late", "parcel"], "late nowhere", 0, 0.5), [HALF, 0.0]),
        ((["late late late", "parcel"], "late parcel", 0, 1), [HALF, HALF]),
        ((["late", ""], "late", 0, 1), [HALF, 0.0]),
        ((["late", ""], "late", 1.5, 1), ORACLE),
    ],
    "random": [(rand(seed), ORACLE) for seed in range(60)],
    "perf": [(scale(1_500), REFERENCE)],
}
