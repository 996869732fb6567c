"""Bug: Counter.most_common breaks ties by first appearance."""
from collections import Counter


class HotItems:
    def __init__(self):
        self.counts = Counter()

    def add(self, item):
        self.counts[item] += 1

    def top(self, k):
        return self.counts.most_common(k)
