"""Bug: takes the least number of uses from the last eviction and never looks whether somebody still has it."""

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
            self.uses[key] = 1
            self.used[1][key] = None
            self.least = 1
        self.versions[key] = version
        return evicted

    def drop(self, key: str) -> bool:
        if key not in self.versions:
            return False
        del self.versions[key]
        del self.used[self.uses.pop(key)][key]
        return True

    def resize(self, capacity: int) -> list[str]:
        self.capacity = capacity
        return [self.evict() for _ in range(len(self.versions) - capacity)]

    def touch(self, key: str) -> None:
        del self.used[self.uses[key]][key]
        if self.least == self.uses[key] and not self.used[self.least]:
            self.least += 1
        self.uses[key] += 1
        self.used[self.uses[key]][key] = None

    def evict(self) -> str:
        key = next(iter(self.used[self.least]))
        self.drop(key)
        return key
