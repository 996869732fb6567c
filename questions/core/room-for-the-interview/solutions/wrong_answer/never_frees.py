"""Forgets the start and keeps the end, so that a cancelled booking lives on."""

from bisect import bisect_left, bisect_right


class Room:
    def __init__(self) -> None:
        self.starts: list[int] = []  # sorted; bookings never overlap, so the ends are sorted as well
        self.ends: dict[int, int] = {}

    def book(self, start: int, end: int) -> bool:
        place = bisect_right(self.starts, start)
        free_before = place == 0 or self.ends[self.starts[place - 1]] <= start
        free_after = place == len(self.starts) or end <= self.starts[place]
        if start >= end or not (free_before and free_after):
            return False
        self.starts.insert(place, start)
        self.ends[start] = end
        return True

    def cancel(self, start: int) -> bool:
        if start not in self.ends:
            return False
        del self.ends[start]
        place = bisect_left(self.starts, start)
        self.ends[self.starts[place]] = start
        return True

    def at(self, time: int) -> int | None:
        place = bisect_right(self.starts, time)
        if place and time < self.ends[self.starts[place - 1]]:
            return self.starts[place - 1]
        return None
