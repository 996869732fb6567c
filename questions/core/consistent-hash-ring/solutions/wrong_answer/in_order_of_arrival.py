"""Bug: nodes at one position come in the order in which they were added."""

from bisect import bisect_left, insort


class CacheRing:
    def __init__(self) -> None:
        self.ring: list[tuple[int, str]] = []  # sorted, so nodes at one position come in order of name
        self.places: dict[str, set[int]] = {}

    def add(self, node: str, positions: list[int]) -> None:
        self.remove(node)
        self.places[node] = set(positions)
        for position in self.places[node]:
            insort(self.ring, (position, node), key=lambda entry: entry[0])

    def remove(self, node: str) -> None:
        for position in self.places.pop(node, set()):
            self.ring.remove((position, node))

    def owners(self, key: int, copies: int) -> list[str]:
        first = bisect_left(self.ring, (key, ""))
        found: list[str] = []
        for step in range(len(self.ring)):
            node = self.ring[(first + step) % len(self.ring)][1]
            if node not in found:
                found.append(node)
                if len(found) == copies:
                    break
        return found
