"""Correct but O(n * patience): every day looks ahead until a price is low enough."""


def waits(prices, drop, patience):
    answer = []
    for day, price in enumerate(prices):
        wait = None
        for later in range(day + 1, min(day + patience, len(prices) - 1) + 1):
            if prices[later] <= price - drop:
                wait = later - day
                break
        answer.append(wait)
    return answer
