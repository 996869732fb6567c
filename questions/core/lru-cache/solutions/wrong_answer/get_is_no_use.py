"""Bug: reading an entry does not make it the last used one."""

from collections import OrderedDict


class VectorCache:
    def __init__(self, budget: int) -> None:
        self.budget = budget
        self.entries: OrderedDict[str, tuple[int, int]] = OrderedDict()  # key to (row, size), the longest unused first
        self.used = self.hits = self.misses = 0

    def get(self, key: str) -> int | None:
        if key not in self.entries:
            self.misses += 1
            return None
        self.hits += 1
        return self.entries[key][0]

    def put(self, key: str, row: int, size: int) -> list[str]:
        self._forget(key)
        if size > self.budget:
            return []
        evicted = []
        while self.used + size > self.budget:
            evicted.append(next(iter(self.entries)))
            self._forget(evicted[-1])
        self.entries[key] = (row, size)
        self.used += size
        return evicted

    def stats(self) -> tuple[int, int, int]:
        return (self.hits, self.misses, self.used)

    def _forget(self, key: str) -> None:
        if key in self.entries:
            self.used -= self.entries.pop(key)[1]
