from math import log2


def mean_ndcg(rankings, judgements, k):
    total = queries = 0
    for ranking, grades in zip(rankings, judgements):
        counts = [0] * 5
        for grade in grades.values():
            counts[grade] += 1
        ideal, rank = 0.0, 1
        for grade in (4, 3, 2, 1):
            for place in range(rank, min(rank + counts[grade], k + 1)):
                ideal += (2**grade - 1) / log2(place + 1)
            rank += counts[grade]
        if ideal == 0.0:
            continue
        got = 0.0
        for rank, item in enumerate(ranking[:k], start=1):
            got += (2 ** grades.get(item, 0) - 1) / log2(rank + 1)
        total += got / ideal
        queries += 1
    return total / queries if queries else 0.0
