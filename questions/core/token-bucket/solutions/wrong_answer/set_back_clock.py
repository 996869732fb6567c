"""Bug: a late request sets the clock back, so the same time refills twice."""


class Allowance:
    """A level is kept in units of 1 / period of a token, so that everything stays a whole number."""

    def __init__(self, capacity: int, rate: int, period: int) -> None:
        self.capacity, self.rate, self.period = capacity, rate, period
        self.buckets: dict[str, tuple[int, int]] = {}  # client to (level, time of that level)

    def ask(self, client: str, at: int, cost: int) -> int | None:
        if cost > self.capacity:
            return None
        full, price = self.capacity * self.period, cost * self.period
        level, last = self.buckets.get(client, (full, at))
        now = at
        level = min(level + max(now - last, 0) * self.rate, full)
        missing = price - level
        if missing > 0:
            self.buckets[client] = (level, now)
            return -(-missing // self.rate)
        self.buckets[client] = (level - price, now)
        return 0
