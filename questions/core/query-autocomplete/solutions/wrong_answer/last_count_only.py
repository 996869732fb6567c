"""Bug: the last count replaces the ones before."""

from collections import Counter
from heapq import nsmallest


class Node:
    def __init__(self) -> None:
        self.children: dict[str, Node] = {}
        self.best: list[str] = []


class QuerySuggester:
    """A trie of queries; every node holds the best three below it."""

    def __init__(self) -> None:
        self.root = Node()
        self.counts: Counter[str] = Counter()
        self.blocked: set[str] = set()

    def asked(self, query: str, times: int) -> None:
        if query in self.blocked:
            return
        self.counts[query] = times
        node = self.root
        self.enter(node, query)
        for letter in query:
            node = node.children.setdefault(letter, Node())
            self.enter(node, query)

    def block(self, query: str) -> None:
        self.blocked.add(query)
        if query not in self.counts:
            return
        del self.counts[query]
        path = [self.root]
        for letter in query:
            path.append(path[-1].children[letter])
        for depth in range(len(query), -1, -1):
            found = [each for child in path[depth].children.values() for each in child.best]
            if query[:depth] in self.counts:
                found.append(query[:depth])
            path[depth].best = nsmallest(3, found, key=self.rank)

    def suggest(self, prefix: str) -> list[str]:
        node: Node | None = self.root
        for letter in prefix:
            node = node.children.get(letter) if node else None
        return list(node.best) if node else []

    def enter(self, node: Node, query: str) -> None:
        """Counts only grow, so nobody but this query can enter the best three or move up in them."""
        if query not in node.best:
            node.best.append(query)
        node.best.sort(key=self.rank)
        del node.best[3:]

    def rank(self, query: str) -> tuple[int, str]:
        return -self.counts[query], query
