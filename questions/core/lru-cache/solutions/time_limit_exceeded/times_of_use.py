"""Correct but O(n) per eviction: searches all entries for the earliest time of use."""


class VectorCache:
    def __init__(self, budget):
        self.budget = budget
        self.entries = {}
        self.last_use = {}
        self.now = 0
        self.used = self.hits = self.misses = 0

    def get(self, key):
        if key not in self.entries:
            self.misses += 1
            return None
        self.hits += 1
        self.now += 1
        self.last_use[key] = self.now
        return self.entries[key][0]

    def put(self, key, row, size):
        if key in self.entries:
            self.forget(key)
        if size > self.budget:
            return []
        evicted = []
        while self.used + size > self.budget:
            oldest = min(self.last_use, key=self.last_use.get)
            self.forget(oldest)
            evicted.append(oldest)
        self.now += 1
        self.last_use[key] = self.now
        self.entries[key] = (row, size)
        self.used += size
        return evicted

    def stats(self):
        return (self.hits, self.misses, self.used)

    def forget(self, key):
        self.used -= self.entries.pop(key)[1]
        del self.last_use[key]
