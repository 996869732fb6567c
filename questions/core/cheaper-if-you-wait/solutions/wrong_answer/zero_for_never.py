"""Bug: returns 0 where it never gets cheap enough."""

from heapq import heappop, heappush


def waits(prices: list[int], drop: int, patience: int) -> list[int | None]:
    answer: list[int | None] = [0] * len(prices)
    hoping: list[tuple[int, int]] = []  # (-price, day): whoever saw the highest price is satisfied first
    for day, price in enumerate(prices):
        while hoping and -hoping[0][0] - drop >= price:
            _, seen = heappop(hoping)
            if day - seen <= patience:
                answer[seen] = day - seen
        heappush(hoping, (-price, day))
    return answer
