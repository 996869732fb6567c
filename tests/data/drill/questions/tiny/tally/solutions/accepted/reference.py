class Tally:
    def __init__(self, start):
        self.start, self.words = start, {}

    def add(self, word):
        self.words[word] = self.words.get(word, self.start) + 1

    def count(self, word):
        return self.words.get(word, self.start)
