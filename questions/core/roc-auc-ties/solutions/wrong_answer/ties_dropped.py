"""Bug: tied pairs are left out of the number of pairs as well."""


class StreamingAuc:
    def __init__(self):
        self.clicked = [0] * 1001
        self.ignored = [0] * 1001

    def add(self, score, clicked):
        counts = self.clicked if clicked else self.ignored
        counts[score] += 1

    def auc(self):
        pairs = sum(self.clicked) * sum(self.ignored)
        if pairs == 0:
            return 0.5
        half_wins = below = 0
        pairs -= sum(wins * losses for wins, losses in zip(self.clicked, self.ignored))
        for wins, losses in zip(self.clicked, self.ignored):
            half_wins += wins * 2 * below
            below += losses
        return half_wins / (2 * pairs) if pairs else 0.5
