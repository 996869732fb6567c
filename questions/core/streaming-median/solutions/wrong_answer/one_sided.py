"""Bug: adds by size alone and never moves an error that is on the wrong side."""
from heapq import heappush, heappushpop


class ErrorMedian:
    def __init__(self):
        self.lower = []  # negated: the largest of the lower half is on top
        self.upper = []

    def add(self, error):
        if len(self.upper) < len(self.lower):
            heappush(self.upper, error)
        else:
            heappush(self.lower, -heappushpop(self.upper, error))

    def median(self):
        if not self.lower:
            return None
        if len(self.lower) > len(self.upper):
            return float(-self.lower[0])
        return (self.upper[0] - self.lower[0]) / 2
