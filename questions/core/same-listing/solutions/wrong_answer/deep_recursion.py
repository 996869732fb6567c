"""Bug: finds the root with one call per link, so a long chain exceeds the depth of recursion."""


class Listings:
    def __init__(self) -> None:
        self.parent: dict[str, str] = {}
        self.count: dict[str, int] = {}  # of each root

    def declare(self, a: str, b: str) -> bool:
        for listing in (a, b):
            if listing not in self.parent:
                self.parent[listing] = listing
                self.count[listing] = 1
        upper, lower = self._root(a), self._root(b)
        if upper == lower:
            return False
        self.parent[lower] = upper
        self.count[upper] += self.count[lower]
        return True

    def same(self, a: str, b: str) -> bool:
        return self._root(a) == self._root(b)

    def size(self, a: str) -> int:
        return self.count.get(self._root(a), 1)

    def groups(self) -> list[list[str]]:
        members: dict[str, list[str]] = {}
        for listing in sorted(self.parent):
            members.setdefault(self._root(listing), []).append(listing)
        return sorted(members.values(), key=lambda group: (-len(group), group))

    def _root(self, listing: str) -> str:
        """The root of a listing's tree; an unknown listing is its own."""
        if listing not in self.parent:
            return listing
        if self.parent[listing] != listing:
            self.parent[listing] = self._root(self.parent[listing])
        return self.parent[listing]
