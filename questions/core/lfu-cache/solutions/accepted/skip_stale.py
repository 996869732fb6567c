from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count


@dataclass
class Entry:
    version: int
    uses: int
    last: int


class VectorCache:
    """A heap of (uses, last use, key); entries that a later use has made out of date are skipped."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.entries: dict[str, Entry] = {}
        self.heap: list[tuple[int, int, str]] = []
        self.clock = count()

    def get(self, key: str) -> int | None:
        entry = self.entries.get(key)
        if entry is None:
            return None
        self.touch(key, entry)
        return entry.version

    def put(self, key: str, version: int) -> str | None:
        if self.capacity == 0:
            return None
        evicted = None
        if key not in self.entries:
            if len(self.entries) == self.capacity:
                evicted = self.evict()
            self.entries[key] = Entry(version, 0, 0)
        self.entries[key].version = version
        self.touch(key, self.entries[key])
        return evicted

    def drop(self, key: str) -> bool:
        return self.entries.pop(key, None) is not None

    def resize(self, capacity: int) -> list[str]:
        self.capacity = capacity
        return [self.evict() for _ in range(len(self.entries) - capacity)]

    def touch(self, key: str, entry: Entry) -> None:
        entry.uses += 1
        entry.last = next(self.clock)
        heappush(self.heap, (entry.uses, entry.last, key))

    def evict(self) -> str:
        while True:
            uses, last, key = heappop(self.heap)
            entry = self.entries.get(key)
            if entry and (entry.uses, entry.last) == (uses, last):
                del self.entries[key]
                return key
