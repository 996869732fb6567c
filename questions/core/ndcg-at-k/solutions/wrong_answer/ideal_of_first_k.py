"""Bug: the ideal order is made of the first k returned items only."""

from math import log2


def discounted_gain(grades):
    return sum((2**grade - 1) / log2(rank + 1) for rank, grade in enumerate(grades, start=1))


def mean_ndcg(rankings, judgements, k):
    scores = []
    for ranking, grades in zip(rankings, judgements):
        ideal = discounted_gain(sorted((grades.get(item, 0) for item in ranking[:k]), reverse=True)[:k])
        if ideal:
            shown = [grades.get(item, 0) for item in ranking[:k]]
            scores.append(discounted_gain(shown) / ideal)
    return sum(scores) / len(scores) if scores else 0.0
