"""Correct but slow for short prefixes: finds the range in a sorted list and ranks all of it."""

from bisect import bisect_left, insort
from heapq import nsmallest


class QuerySuggester:
    def __init__(self):
        self.counts = {}
        self.queries = []
        self.blocked = set()

    def asked(self, query, times):
        if query in self.blocked:
            return
        if query not in self.counts:
            insort(self.queries, query)
        self.counts[query] = self.counts.get(query, 0) + times

    def block(self, query):
        self.blocked.add(query)
        if self.counts.pop(query, 0):
            self.queries.pop(bisect_left(self.queries, query))

    def suggest(self, prefix):
        found = self.queries[bisect_left(self.queries, prefix) : bisect_left(self.queries, prefix + "~")]
        return nsmallest(3, found, key=lambda query: (-self.counts[query], query))
