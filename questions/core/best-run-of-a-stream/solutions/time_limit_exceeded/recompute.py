"""Correct but O(n) per get: stores every hour and goes over all of them again."""


class BestRun:
    def __init__(self):
        self.gains = []

    def add(self, gain):
        self.gains.append(gain)

    def get(self):
        best = None
        run = 0
        for gain in self.gains:
            run = gain if run < 0 else run + gain
            if best is None or run > best:
                best = run
        return best
