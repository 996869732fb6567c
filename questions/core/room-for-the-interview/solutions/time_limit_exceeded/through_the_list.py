"""Goes through all bookings at every call."""


class Room:
    def __init__(self):
        self.taken = []

    def book(self, start, end):
        if start >= end or any(start < e and s < end for s, e in self.taken):
            return False
        self.taken.append((start, end))
        return True

    def cancel(self, start):
        kept = [(s, e) for s, e in self.taken if s != start]
        found = len(kept) < len(self.taken)
        self.taken = kept
        return found

    def at(self, time):
        return next((s for s, e in self.taken if s <= time < e), None)
