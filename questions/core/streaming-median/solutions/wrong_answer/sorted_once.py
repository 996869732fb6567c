"""Bug: sorts at the first reading only and appends from then on."""


class ErrorMedian:
    def __init__(self):
        self.errors = []
        self.is_sorted = False

    def add(self, error):
        self.errors.append(error)

    def median(self):
        if not self.errors:
            return None
        if not self.is_sorted:
            self.errors.sort()
            self.is_sorted = True
        n = len(self.errors)
        return (self.errors[(n - 1) // 2] + self.errors[n // 2]) / 2
