"""Correct but O(n log n) per auc, and the memory grows: keeps every row and ranks all of them again."""


class StreamingAuc:
    def __init__(self):
        self.rows = []

    def add(self, score, clicked):
        self.rows.append((score, clicked))

    def auc(self):
        rows = sorted(self.rows)
        clicks = sum(clicked for _, clicked in rows)
        rest = len(rows) - clicks
        if not clicks or not rest:
            return 0.5
        rank_sum = start = 0
        while start < len(rows):
            end = start
            while end < len(rows) and rows[end][0] == rows[start][0]:
                end += 1
            tied = sum(rows[i][1] for i in range(start, end))
            rank_sum += tied * (start + 1 + end) / 2
            start = end
        return (rank_sum - clicks * (clicks + 1) / 2) / (clicks * rest)
