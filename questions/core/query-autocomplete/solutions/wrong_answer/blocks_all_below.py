"""Bug: blocking a query blocks every longer query that begins with it."""


class QuerySuggester:
    def __init__(self):
        self.counts = {}
        self.blocked = set()

    def asked(self, query, times):
        self.counts[query] = self.counts.get(query, 0) + times

    def block(self, query):
        self.blocked.add(query)

    def suggest(self, prefix):
        found = [
            query
            for query in self.counts
            if query.startswith(prefix) and not any(query.startswith(each) for each in self.blocked)
        ]
        return sorted(found, key=lambda query: (-self.counts[query], query))[:3]
