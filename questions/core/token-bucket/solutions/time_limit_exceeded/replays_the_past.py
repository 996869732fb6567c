"""Correct but O(n) per request: works the level out from all earlier requests of the client."""


class Allowance:
    def __init__(self, capacity, rate, period):
        self.capacity, self.rate, self.period = capacity, rate, period
        self.granted = {}
        self.clock = {}

    def ask(self, client, at, cost):
        if cost > self.capacity:
            return None
        now = self.clock[client] = max(at, self.clock.get(client, at))
        full = self.capacity * self.period
        level, last = full, 0
        for time, paid in self.granted.get(client, []):
            level = min(level + (time - last) * self.rate, full) - paid * self.period
            last = time
        missing = cost * self.period - min(level + (now - last) * self.rate, full)
        if missing > 0:
            return -(-missing // self.rate)
        self.granted.setdefault(client, []).append((now, cost))
        return 0
