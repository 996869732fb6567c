"""Bug: lets the empty run win, so a stream of losses gives 0."""


class BestRun:
    def __init__(self):
        self.ending_here = 0
        self.best = None

    def add(self, gain):
        self.ending_here = max(self.ending_here, 0) + gain
        if self.best is None or self.ending_here > self.best:
            self.best = max(self.ending_here, 0)

    def get(self):
        return self.best
