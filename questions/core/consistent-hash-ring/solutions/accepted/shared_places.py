from bisect import bisect_left, insort
from collections.abc import Iterator


class CacheRing:
    """Sorted positions on the one side, and for every position the names of its nodes on the other."""

    def __init__(self) -> None:
        self.positions: list[int] = []
        self.nodes_at: dict[int, list[str]] = {}
        self.positions_of: dict[str, set[int]] = {}

    def add(self, node: str, positions: list[int]) -> None:
        self.remove(node)
        self.positions_of[node] = set(positions)
        for position in self.positions_of[node]:
            if position not in self.nodes_at:
                self.nodes_at[position] = []
                insort(self.positions, position)
            insort(self.nodes_at[position], node)

    def remove(self, node: str) -> None:
        for position in self.positions_of.pop(node, ()):
            self.nodes_at[position].remove(node)
            if not self.nodes_at[position]:
                del self.nodes_at[position]
                self.positions.pop(bisect_left(self.positions, position))

    def clockwise(self, start: int) -> Iterator[int]:
        for step in range(len(self.positions)):
            yield self.positions[(start + step) % len(self.positions)]

    def owners(self, key: int, copies: int) -> list[str]:
        start = bisect_left(self.positions, key)
        found: dict[str, None] = {}
        for position in self.clockwise(start):
            found.update(dict.fromkeys(self.nodes_at[position]))
            if len(found) >= copies:
                break
        return list(found)[:copies]
