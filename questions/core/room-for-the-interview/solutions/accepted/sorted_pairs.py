from bisect import bisect_right, insort


class Room:
    """One sorted list of (start, end)."""

    def __init__(self):
        self.taken = []

    def _before(self, time):
        """How many bookings start at or before a time."""
        return bisect_right(self.taken, (time, float("inf")))

    def book(self, start, end):
        i = self._before(start)
        if end <= start or (i > 0 and self.taken[i - 1][1] > start):
            return False
        if i < len(self.taken) and self.taken[i][0] < end:
            return False
        insort(self.taken, (start, end))
        return True

    def cancel(self, start):
        i = self._before(start) - 1
        if i < 0 or self.taken[i][0] != start:
            return False
        self.taken.pop(i)
        return True

    def at(self, time):
        i = self._before(time) - 1
        return self.taken[i][0] if i >= 0 and self.taken[i][1] > time else None
