"""Does not fold upper and lower case."""

import re
from collections import Counter
from math import log


def bm25_scores(pages: list[str], query: str, k1: float, b: float) -> list[float]:
    counts = [Counter(tokens(page)) for page in pages]
    lengths = [count.total() for count in counts]
    mean = sum(lengths) / max(1, len(pages))
    holders = Counter(token for count in counts for token in count)
    idf = {token: log(1 + (len(pages) - n + 0.5) / (n + 0.5)) for token, n in holders.items()}
    wanted = tokens(query)
    scores = []
    for count, length in zip(counts, lengths):
        score = 0.0
        for token in wanted:
            f = count[token]
            if f:
                score += idf[token] * f * (k1 + 1) / (f + k1 * (1 - b + b * length / mean))
        scores.append(score)
    return scores


def tokens(text: str) -> list[str]:
    return re.findall(r"[A-Za-z0-9]+", text)
