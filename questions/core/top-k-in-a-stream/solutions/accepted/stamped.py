from heapq import nsmallest


class HotItems:
    def __init__(self):
        self.counts = {}
        self.latest = {}
        self.requests = 0

    def add(self, item):
        self.counts[item] = self.counts.get(item, 0) + 1
        self.latest[item] = self.requests
        self.requests += 1

    def top(self, k):
        best = nsmallest(k, self.counts, key=lambda item: (-self.counts[item], self.latest[item]))
        return [(item, self.counts[item]) for item in best]
