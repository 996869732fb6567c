"""Bug: a stable sort by score decides ties by the order of arrival."""


class StreamingAuc:
    def __init__(self):
        self.rows = []

    def add(self, score, clicked):
        self.rows.append((score, clicked))

    def auc(self):
        wins = clicks = below = 0
        for _, clicked in sorted(self.rows, key=lambda row: row[0]):
            if clicked:
                clicks += 1
                wins += below
            else:
                below += 1
        return wins / (clicks * below) if clicks and below else 0.5
