"""Correct but O(d log d) per add: keeps a full ranking up to date."""


class HotItems:
    def __init__(self):
        self.counts = {}
        self.latest = {}
        self.ranking = []

    def add(self, item):
        self.counts[item] = self.counts.get(item, 0) + 1
        self.latest[item] = max(self.latest.values(), default=0) + 1
        self.ranking = sorted(self.counts, key=lambda each: (-self.counts[each], self.latest[each]))

    def top(self, k):
        return [(item, self.counts[item]) for item in self.ranking[:k]]
