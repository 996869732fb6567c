from collections import Counter, defaultdict
from math import log


def bm25_scores(pages: list[str], query: str, k1: float, b: float) -> list[float]:
    scores = [0.0] * len(pages)
    lengths = [0] * len(pages)
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, page in enumerate(pages):
        counts = Counter(cut(page))
        lengths[i] = counts.total()
        for token, f in counts.items():
            postings[token].append((i, f))

    total = sum(lengths)
    for token, repeats in Counter(cut(query)).items():
        found = postings.get(token, [])
        idf = log(1 + (len(pages) - len(found) + 0.5) / (len(found) + 0.5))
        for i, f in found:
            relative_length = lengths[i] * len(pages) / total
            scores[i] += repeats * idf * f * (k1 + 1) / (f + k1 * (1 - b + b * relative_length))
    return scores


def cut(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()
