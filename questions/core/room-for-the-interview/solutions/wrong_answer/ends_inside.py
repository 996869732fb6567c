"""Asks only whether an end of the new booking lies in an old one."""

from bisect import bisect_left, bisect_right


class Room:
    def __init__(self) -> None:
        self.starts: list[int] = []  # sorted; bookings never overlap, so the ends are sorted as well
        self.ends: dict[int, int] = {}

    def book(self, start: int, end: int) -> bool:
        place = bisect_right(self.starts, start)
        free_before = self.at(start) is None
        free_after = self.at(end - 1) is None
        if start >= end or not (free_before and free_after):
            return False
        self.starts.insert(place, start)
        self.ends[start] = end
        return True

    def cancel(self, start: int) -> bool:
        if start not in self.ends:
            return False
        del self.ends[start]
        del self.starts[bisect_left(self.starts, start)]
        return True

    def at(self, time: int) -> int | None:
        place = bisect_right(self.starts, time)
        if place and time < self.ends[self.starts[place - 1]]:
            return self.starts[place - 1]
        return None
