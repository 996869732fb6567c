"""Bug: adds up the closeness to all chosen items."""


def rerank(relevance: list[int], vectors: list[list[int]], penalty: int, k: int) -> list[int]:
    waiting = set(range(len(relevance)))
    closeness: dict[int, int] = {}  # of each waiting item, from the second choice on

    def rank(item: int) -> tuple[int, int, int]:
        score = relevance[item] - penalty * closeness.get(item, 0)
        return (score, relevance[item], -item)

    page: list[int] = []
    while waiting and len(page) < k:
        newest = max(waiting, key=rank)
        page.append(newest)
        waiting.remove(newest)
        for item in waiting:
            product = sum(a * b for a, b in zip(vectors[item], vectors[newest], strict=True))
            closeness[item] = product + closeness.get(item, 0)
    return page
