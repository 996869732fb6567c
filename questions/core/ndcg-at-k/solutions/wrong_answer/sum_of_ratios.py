"""Bug: divides the sum of all gains by the sum of all ideals, so queries with many relevant items weigh more."""

from math import log2


def discounted_gain(grades):
    return sum((2**grade - 1) / log2(rank + 1) for rank, grade in enumerate(grades, start=1))


def mean_ndcg(rankings, judgements, k):
    scores = []
    for ranking, grades in zip(rankings, judgements):
        ideal = discounted_gain(sorted(grades.values(), reverse=True)[:k])
        if ideal:
            shown = [grades.get(item, 0) for item in ranking[:k]]
            scores.append((discounted_gain(shown), ideal))
    return sum(got for got, _ in scores) / sum(best for _, best in scores) if scores else 0.0
