class Allowance:
    """Per client the moment at which the bucket will be full again, in units of 1 / rate of a millisecond."""

    def __init__(self, capacity: int, rate: int, period: int) -> None:
        self.capacity, self.rate, self.period = capacity, rate, period
        self.clock: dict[str, int] = {}
        self.full_at: dict[str, int] = {}

    def ask(self, client: str, at: int, cost: int) -> int | None:
        if cost > self.capacity:
            return None
        now = self.clock[client] = max(at, self.clock.get(client, at))
        full_at = max(self.full_at.get(client, 0), now * self.rate) + cost * self.period
        too_early = full_at - self.capacity * self.period - now * self.rate
        if too_early > 0:
            return (too_early + self.rate - 1) // self.rate
        self.full_at[client] = full_at
        return 0
