"""Correct but O(v log v) per key: collects and sorts every position each time it is asked."""


class CacheRing:
    def __init__(self):
        self.places = {}

    def add(self, node, positions):
        self.places[node] = positions

    def remove(self, node):
        self.places.pop(node, None)

    def owners(self, key, copies):
        ring = sorted((position, node) for node, positions in self.places.items() for position in positions)
        after = [node for position, node in ring if position >= key]
        before = [node for position, node in ring if position < key]
        return list(dict.fromkeys(after + before))[:copies]
