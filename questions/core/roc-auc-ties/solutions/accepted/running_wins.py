class StreamingAuc:
    def __init__(self):
        self.clicked = [0] * 1001
        self.ignored = [0] * 1001
        self.clicks = 0
        self.rest = 0
        self.half_wins = 0

    def add(self, score, clicked):
        if clicked:
            self.half_wins += 2 * sum(self.ignored[:score]) + self.ignored[score]
            self.clicked[score] += 1
            self.clicks += 1
        else:
            self.half_wins += 2 * sum(self.clicked[score + 1 :]) + self.clicked[score]
            self.ignored[score] += 1
            self.rest += 1

    def auc(self):
        if not self.clicks or not self.rest:
            return 0.5
        return self.half_wins / (2 * self.clicks * self.rest)
