"""Bug: an entry that was evicted or dropped comes back with its old number of uses."""

from collections import OrderedDict, defaultdict


class VectorCache:
    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.versions: dict[str, int] = {}
        self.uses: dict[str, int] = {}
        self.used: defaultdict[int, OrderedDict[str, None]] = defaultdict(OrderedDict)  # by uses, oldest use first
        self.least = 1  # nothing has fewer uses than this

    def get(self, key: str) -> int | None:
        if key in self.versions:
            self.touch(key)
        return self.versions.get(key)

    def put(self, key: str, version: int) -> str | None:
        evicted = None
        if key in self.versions:
            self.touch(key)
        elif self.capacity == 0:
            return None
        else:
            if len(self.versions) == self.capacity:
                evicted = self.evict()
            self.uses[key] = self.uses.get(key, 0) + 1
            self.used[self.uses[key]][key] = None
            self.least = min(self.least, self.uses[key])
        self.versions[key] = version
        return evicted

    def drop(self, key: str) -> bool:
        if key not in self.versions:
            return False
        del self.versions[key]
        del self.used[self.uses[key]][key]
        return True

    def resize(self, capacity: int) -> list[str]:
        self.capacity = capacity
        return [self.evict() for _ in range(len(self.versions) - capacity)]

    def touch(self, key: str) -> None:
        del self.used[self.uses[key]][key]
        self.uses[key] += 1
        self.used[self.uses[key]][key] = None

    def evict(self) -> str:
        while not self.used[self.least]:
            self.least += 1
        key = next(iter(self.used[self.least]))
        self.drop(key)
        return key
