"""Correct but O(n * k**2): compares every candidate with the whole page before each choice."""


def rerank(relevance: list[int], vectors: list[list[int]], penalty: int, k: int) -> list[int]:
    def product(i, j):
        return sum(a * b for a, b in zip(vectors[i], vectors[j], strict=True))

    waiting = set(range(len(relevance)))
    page: list[int] = []
    while waiting and len(page) < k:

        def rank(item):
            closeness = max((product(item, shown) for shown in page), default=0)
            return (relevance[item] - penalty * closeness, relevance[item], -item)

        newest = max(waiting, key=rank)
        page.append(newest)
        waiting.remove(newest)
    return page
