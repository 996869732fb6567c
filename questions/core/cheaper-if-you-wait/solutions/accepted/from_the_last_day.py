def waits(prices: list[int], drop: int, patience: int) -> list[int | None]:
    """Go from the last day to the first and keep the days on which the price is lower than on all days before them."""
    answer: list[int | None] = [None] * len(prices)
    lows: list[int] = []  # days ahead, the nearest and highest last
    for day in range(len(prices) - 1, -1, -1):
        near, far = 0, len(lows)  # the last of lows that is cheap enough lies before `near`
        while near < far:
            middle = (near + far) // 2
            if prices[lows[middle]] <= prices[day] - drop:
                near = middle + 1
            else:
                far = middle
        if near and lows[near - 1] - day <= patience:
            answer[day] = lows[near - 1] - day
        while lows and prices[lows[-1]] >= prices[day]:
            lows.pop()
        lows.append(day)
    return answer
