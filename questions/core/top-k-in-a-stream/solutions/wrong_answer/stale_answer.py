"""Bug: remembers an answer per k and does not drop it when a request comes in."""
from heapq import nsmallest


class HotItems:
    def __init__(self):
        self.counts = {}
        self.latest = {}
        self.requests = 0
        self.answers = {}

    def add(self, item):
        self.counts[item] = self.counts.get(item, 0) + 1
        self.latest[item] = self.requests
        self.requests += 1

    def top(self, k):
        if k not in self.answers:
            best = nsmallest(k, self.counts, key=lambda item: (-self.counts[item], self.latest[item]))
            self.answers[k] = [(item, self.counts[item]) for item in best]
        return self.answers[k]
