"""Remembers a booking that it refused."""

from bisect import bisect_left, bisect_right


class Room:
    def __init__(self) -> None:
        self.starts: list[int] = []  # sorted; bookings never overlap, so the ends are sorted as well
        self.ends: dict[int, int] = {}

    def book(self, start: int, end: int) -> bool:
        place = bisect_right(self.starts, start)
        free_before = place == 0 or self.ends[self.starts[place - 1]] <= start
        free_after = place == len(self.starts) or end <= self.starts[place]
        if start >= end:
            return False
        if not (free_before and free_after):
            if start not in self.ends:
                self.starts.insert(place, start)
                self.ends[start] = end
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
