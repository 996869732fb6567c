"""Bug: takes a best of 0 for "nothing yet" and overwrites it."""


class BestRun:
    def __init__(self):
        self.ending_here = 0
        self.best = None

    def add(self, gain):
        self.ending_here = max(self.ending_here, 0) + gain
        if not self.best or self.ending_here > self.best:
            self.best = self.ending_here

    def get(self):
        return self.best
