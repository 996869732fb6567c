class Node:
    def __init__(self, key: str = "", row: int = 0, size: int = 0) -> None:
        self.key, self.row, self.size = key, row, size
        self.older = self.newer = self


class VectorCache:
    """A dictionary finds the node, a ring of nodes keeps them in the order of use."""

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self.nodes: dict[str, Node] = {}
        self.ring = Node()  # ring.newer is the longest unused entry, ring.older the last used one
        self.used = self.hits = self.misses = 0

    def get(self, key: str) -> int | None:
        node = self.nodes.get(key)
        if node is None:
            self.misses += 1
            return None
        self.hits += 1
        self._unlink(node)
        self._link_as_newest(node)
        return node.row

    def put(self, key: str, row: int, size: int) -> list[str]:
        if key in self.nodes:
            self._drop(self.nodes[key])
        if size > self.budget:
            return []
        evicted = []
        while self.used + size > self.budget:
            oldest = self.ring.newer
            evicted.append(oldest.key)
            self._drop(oldest)
        self.nodes[key] = Node(key, row, size)
        self._link_as_newest(self.nodes[key])
        self.used += size
        return evicted

    def stats(self) -> tuple[int, int, int]:
        return (self.hits, self.misses, self.used)

    def _drop(self, node: Node) -> None:
        self._unlink(node)
        del self.nodes[node.key]
        self.used -= node.size

    def _unlink(self, node: Node) -> None:
        node.older.newer, node.newer.older = node.newer, node.older

    def _link_as_newest(self, node: Node) -> None:
        node.older, node.newer = self.ring.older, self.ring
        self.ring.older.newer = node
        self.ring.older = node
