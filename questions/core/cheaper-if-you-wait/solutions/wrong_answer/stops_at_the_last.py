"""Bug: leaves the last day out."""

from heapq import heappop, heappush


def waits(prices: list[int], drop: int, patience: int) -> list[int | None]:
    answer: list[int | None] = [None] * len(prices)
    hoping: list[tuple[int, int]] = []  # (-price, day): whoever saw the highest price is satisfied first
    for day, price in enumerate(prices[:-1]):
        while hoping and -hoping[0][0] - drop >= price:
            _, seen = heappop(hoping)
            if day - seen <= patience:
                answer[seen] = day - seen
        heappush(hoping, (-price, day))
    return answer
