from heapq import heappop, heappush, heappushpop


class ErrorMedian:
    def __init__(self):
        self.lower = []  # negated: the largest of the lower half is on top
        self.upper = []

    def add(self, error):
        heappush(self.upper, -heappushpop(self.lower, -error))
        if len(self.upper) > len(self.lower):
            heappush(self.lower, -heappop(self.upper))

    def median(self):
        if not self.lower:
            return None
        if len(self.lower) > len(self.upper):
            return float(-self.lower[0])
        return (self.upper[0] - self.lower[0]) / 2
