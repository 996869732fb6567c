"""Bug: the discount is log2(rank) with rank 1 spared, so ranks 1 and 2 weigh the same."""

from math import log2


def discounted_gain(grades):
    return sum((2**grade - 1) / log2(max(rank, 2)) for rank, grade in enumerate(grades, start=1))


def mean_ndcg(rankings, judgements, k):
    scores = []
    for ranking, grades in zip(rankings, judgements):
        ideal = discounted_gain(sorted(grades.values(), reverse=True)[:k])
        if ideal:
            shown = [grades.get(item, 0) for item in ranking[:k]]
            scores.append(discounted_gain(shown) / ideal)
    return sum(scores) / len(scores) if scores else 0.0
