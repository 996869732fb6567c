"""Bug: keeps the level as a float, and ten tenths of a token are less than one."""

import math


class Allowance:
    def __init__(self, capacity: int, rate: int, period: int) -> None:
        self.capacity, self.rate, self.period = capacity, rate, period
        self.buckets: dict[str, tuple[int, int]] = {}  # client to (level, time of that level)

    def ask(self, client: str, at: int, cost: int) -> int | None:
        if cost > self.capacity:
            return None
        full, price = float(self.capacity), float(cost)
        level, last = self.buckets.get(client, (full, at))
        now = max(at, last)
        level = min(level + (now - last) * (self.rate / self.period), full)
        missing = price - level
        if missing > 0:
            self.buckets[client] = (level, now)
            return math.ceil(missing * self.period / self.rate)
        self.buckets[client] = (level - price, now)
        return 0
