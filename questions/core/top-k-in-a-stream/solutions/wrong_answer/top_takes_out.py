"""Bug: pops the answer from the ranking it should only read."""


class HotItems:
    def __init__(self):
        self.counts = {}

    def add(self, item):
        self.counts[item] = self.counts.pop(item, 0) + 1

    def top(self, k):
        best = []
        while self.counts and len(best) < k:
            item = max(self.counts, key=self.counts.get)
            best.append((item, self.counts.pop(item)))
        return best
