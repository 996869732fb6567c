class BestRun:
    def __init__(self):
        self.total = 0
        self.lowest_before = 0
        self.best = None

    def add(self, gain):
        self.total += gain
        run = self.total - self.lowest_before
        self.best = run if self.best is None else max(self.best, run)
        self.lowest_before = min(self.lowest_before, self.total)

    def get(self):
        return self.best
