"""Bug: waits for the cheapest day within patience."""


def waits(prices, drop, patience):
    answer = []
    for day, price in enumerate(prices):
        ahead = prices[day + 1 : day + 1 + min(patience, 200)]
        best = min(ahead, default=price)
        answer.append(ahead.index(best) + 1 if best <= price - drop else None)
    return answer
