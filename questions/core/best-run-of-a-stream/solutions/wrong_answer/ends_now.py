"""Bug: returns the best run that ends at the latest hour."""


class BestRun:
    def __init__(self):
        self.ending_here = 0
        self.best = None

    def add(self, gain):
        self.ending_here = max(self.ending_here, 0) + gain
        self.best = self.ending_here

    def get(self):
        return self.best
