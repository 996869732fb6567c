from collections import defaultdict


class HotItems:
    def __init__(self):
        self.counts = {}
        self.buckets = defaultdict(dict)  # count -> its items, in the order in which they reached it

    def add(self, item):
        count = self.counts.get(item, 0)
        if count:
            del self.buckets[count][item]
            if not self.buckets[count]:
                del self.buckets[count]
        self.counts[item] = count + 1
        self.buckets[count + 1][item] = None

    def top(self, k):
        best = []
        for count in sorted(self.buckets, reverse=True):
            for item in self.buckets[count]:
                if len(best) == k:
                    return best
                best.append((item, count))
        return best
