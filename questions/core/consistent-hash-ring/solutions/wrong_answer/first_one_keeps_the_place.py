"""Bug: a position that is taken stays with its node, the later one gets nothing there."""

from bisect import bisect_left, insort


class CacheRing:
    def __init__(self):
        self.positions = []
        self.node_at = {}
        self.places = {}

    def add(self, node, positions):
        self.remove(node)
        self.places[node] = set(positions)
        for position in self.places[node]:
            if position not in self.node_at:
                insort(self.positions, position)
                self.node_at[position] = node

    def remove(self, node):
        for position in self.places.pop(node, ()):
            if self.node_at.get(position) == node:
                del self.node_at[position]
                self.positions.remove(position)

    def owners(self, key, copies):
        first = bisect_left(self.positions, key)
        around = self.positions[first:] + self.positions[:first]
        return list(dict.fromkeys(self.node_at[position] for position in around))[:copies]
