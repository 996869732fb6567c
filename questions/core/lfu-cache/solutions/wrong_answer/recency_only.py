"""Bug: evicts what was used longest ago, however often it was used."""


class VectorCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.entries = {}  # key: [version, uses, last use]
        self.clock = 0

    def get(self, key):
        if key not in self.entries:
            return None
        self.touch(key)
        return self.entries[key][0]

    def put(self, key, version):
        if self.capacity == 0:
            return None
        evicted = None
        if key not in self.entries:
            if len(self.entries) == self.capacity:
                evicted = self.evict()
            self.entries[key] = [version, 0, 0]
        self.entries[key][0] = version
        self.touch(key)
        return evicted

    def drop(self, key):
        return self.entries.pop(key, None) is not None

    def resize(self, capacity):
        self.capacity = capacity
        return [self.evict() for _ in range(len(self.entries) - capacity)]

    def touch(self, key):
        self.clock += 1
        self.entries[key][1] += 1
        self.entries[key][2] = self.clock

    def evict(self):
        key = min(self.entries, key=lambda key: self.entries[key][2])
        del self.entries[key]
        return key
