class BestRun:
    def __init__(self):
        self.ending_here = 0
        self.best = None

    def add(self, gain):
        self.ending_here = max(self.ending_here, 0) + gain
        if self.best is None or self.ending_here > self.best:
            self.best = self.ending_here

    def get(self):
        return self.best
