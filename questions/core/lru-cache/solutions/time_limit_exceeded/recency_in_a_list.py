"""Correct but O(n) per call: looks for the key in a list that is kept in the order of use."""


class VectorCache:
    def __init__(self, budget):
        self.budget = budget
        self.entries = {}
        self.order = []
        self.used = self.hits = self.misses = 0

    def get(self, key):
        if key not in self.entries:
            self.misses += 1
            return None
        self.hits += 1
        self.order.remove(key)
        self.order.append(key)
        return self.entries[key][0]

    def put(self, key, row, size):
        if key in self.entries:
            self.order.remove(key)
            self.used -= self.entries.pop(key)[1]
        if size > self.budget:
            return []
        evicted = []
        while self.used + size > self.budget:
            oldest = self.order.pop(0)
            self.used -= self.entries.pop(oldest)[1]
            evicted.append(oldest)
        self.entries[key] = (row, size)
        self.order.append(key)
        self.used += size
        return evicted

    def stats(self):
        return (self.hits, self.misses, self.used)
