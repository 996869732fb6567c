from bisect import bisect_left, insort
from collections import Counter
from heapq import nsmallest


class QuerySuggester:
    """The best three of every prefix in a dictionary; all queries in a sorted list for the rare refill."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.queries: list[str] = []
        self.best: dict[str, list[str]] = {}
        self.blocked: set[str] = set()

    def asked(self, query: str, times: int) -> None:
        if query in self.blocked:
            return
        if query not in self.counts:
            insort(self.queries, query)
        self.counts[query] += times
        for length in range(len(query) + 1):
            best = self.best.setdefault(query[:length], [])
            if query not in best:
                best.append(query)
            best.sort(key=self.rank)
            del best[3:]

    def block(self, query: str) -> None:
        self.blocked.add(query)
        if query not in self.counts:
            return
        del self.counts[query]
        self.queries.pop(bisect_left(self.queries, query))
        for length in range(len(query) + 1):
            prefix = query[:length]
            if query in self.best[prefix]:
                self.best[prefix] = nsmallest(3, self.starting_with(prefix), key=self.rank)

    def suggest(self, prefix: str) -> list[str]:
        return list(self.best.get(prefix, []))

    def starting_with(self, prefix: str) -> list[str]:
        return self.queries[bisect_left(self.queries, prefix) : bisect_left(self.queries, prefix + "~")]

    def rank(self, query: str) -> tuple[int, str]:
        return -self.counts[query], query
