"""Bug: items without a judgement are taken out, so the items below move up."""

from math import log2


def discounted_gain(grades):
    return sum((2**grade - 1) / log2(rank + 1) for rank, grade in enumerate(grades, start=1))


def mean_ndcg(rankings, judgements, k):
    scores = []
    for ranking, grades in zip(rankings, judgements):
        ideal = discounted_gain(sorted(grades.values(), reverse=True)[:k])
        if ideal:
            shown = [grades[item] for item in ranking[:k] if item in grades]
            scores.append(discounted_gain(shown) / ideal)
    return sum(scores) / len(scores) if scores else 0.0
