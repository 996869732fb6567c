"""Bug: takes the stack that is right only for a drop of 1."""


def waits(prices, drop, patience):
    answer = [None] * len(prices)
    hoping = []
    for day, price in enumerate(prices):
        while hoping and prices[hoping[-1]] - drop >= price:
            seen = hoping.pop()
            if day - seen <= patience:
                answer[seen] = day - seen
        hoping.append(day)
    return answer
