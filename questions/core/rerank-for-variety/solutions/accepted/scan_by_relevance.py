from operator import mul


def rerank(relevance: list[int], vectors: list[list[int]], penalty: int, k: int) -> list[int]:
    # In this order the first of several equal scores is the right one.
    waiting = sorted(range(len(relevance)), key=lambda item: -relevance[item])
    page = waiting[:1]
    waiting = [(item, None) for item in waiting[1:]]
    while waiting and len(page) < k:
        vector = vectors[page[-1]]
        updated, best, best_score = [], 0, None
        for place, (item, closeness) in enumerate(waiting):
            product = sum(map(mul, vectors[item], vector))
            if closeness is None or product > closeness:
                closeness = product
            updated.append((item, closeness))
            score = relevance[item] - penalty * closeness
            if best_score is None or score > best_score:
                best, best_score = place, score
        page.append(updated.pop(best)[0])
        waiting = updated
    return page
