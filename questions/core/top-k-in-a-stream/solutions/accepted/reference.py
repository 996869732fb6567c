from heapq import nlargest
from operator import itemgetter


class HotItems:
    def __init__(self):
        self.counts = {}  # the item with the oldest latest request comes first

    def add(self, item):
        self.counts[item] = self.counts.pop(item, 0) + 1

    def top(self, k):
        return nlargest(k, self.counts.items(), key=itemgetter(1))
