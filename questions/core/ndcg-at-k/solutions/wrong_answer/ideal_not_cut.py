"""Bug: the ideal order is not cut at k."""

from math import log2


def discounted_gain(grades):
    return sum((2**grade - 1) / log2(rank + 1) for rank, grade in enumerate(grades, start=1))


def mean_ndcg(rankings, judgements, k):
    scores = []
    for ranking, grades in zip(rankings, judgements):
        ideal = discounted_gain(sorted(grades.values(), reverse=True))
        if ideal:
            shown = [grades.get(item, 0) for item in ranking[:k]]
            scores.append(discounted_gain(shown) / ideal)
    return sum(scores) / len(scores) if scores else 0.0
