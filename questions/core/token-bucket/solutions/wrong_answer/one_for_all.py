"""Bug: all clients drain one bucket."""


class Allowance:
    """A level is kept in units of 1 / period of a token, so that everything stays a whole number."""

    def __init__(self, capacity: int, rate: int, period: int) -> None:
        self.capacity, self.rate, self.period = capacity, rate, period
        self.buckets: dict[str, tuple[int, int]] = {}  # client to (level, time of that level)

    def ask(self, client: str, at: int, cost: int) -> int | None:
        if cost > self.capacity:
            return None
        full, price = self.capacity * self.period, cost * self.period
        level, last = self.buckets.get("", (full, at))
        now = max(at, last)
        level = min(level + (now - last) * self.rate, full)
        missing = price - level
        if missing > 0:
            self.buckets[""] = (level, now)
            return -(-missing // self.rate)
        self.buckets[""] = (level - price, now)
        return 0
