"""Correct but O(n log n) per median: sorts everything on every question."""


class ErrorMedian:
    def __init__(self):
        self.errors = []

    def add(self, error):
        self.errors.append(error)

    def median(self):
        ordered = sorted(self.errors)
        n = len(ordered)
        if n == 0:
            return None
        return (ordered[(n - 1) // 2] + ordered[n // 2]) / 2
