"""Correct but O(n * k): looks for the best judgement left over, once for every rank of the ideal order."""

from math import log2


def mean_ndcg(rankings, judgements, k):
    scores = []
    for ranking, grades in zip(rankings, judgements):
        left = list(grades.values())
        ideal = 0.0
        for rank in range(1, min(k, len(left)) + 1):
            best = max(left)
            left.remove(best)
            ideal += (2**best - 1) / log2(rank + 1)
        if ideal == 0.0:
            continue
        got = 0.0
        for rank, item in enumerate(ranking[:k], start=1):
            got += (2 ** grades.get(item, 0) - 1) / log2(rank + 1)
        scores.append(got / ideal)
    return sum(scores) / len(scores) if scores else 0.0
