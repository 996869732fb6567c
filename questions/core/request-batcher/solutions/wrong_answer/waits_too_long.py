"""Bug: starts one millisecond after the longest wait."""

from heapq import heappop, heappush
from math import inf


def run_batches(
    requests: list[tuple[int, int]], max_size: int, max_wait: int, setup: int, each: int
) -> list[tuple[int, list[int]]]:
    by_arrival = sorted(range(len(requests)), key=lambda i: requests[i][0])
    arrivals = [requests[i][0] for i in by_arrival] + [inf]
    waiting: list[tuple[int, int, int]] = []  # (latest, arrival, request), the most urgent on top
    left: set[int] = set()  # started or expired
    batches: list[tuple[int, list[int]]] = []
    arrived = oldest = 0  # both count along by_arrival
    now = arrivals[0]
    while now < inf:
        while arrivals[arrived] <= now:
            i = by_arrival[arrived]
            heappush(waiting, (requests[i][1], requests[i][0], i))
            arrived += 1
        while waiting and waiting[0][0] < now:
            left.add(heappop(waiting)[2])
        while oldest < arrived and by_arrival[oldest] in left:
            oldest += 1
        due = min(waiting[0][0], arrivals[oldest] + max_wait + 1) if waiting else inf
        if due <= now or len(waiting) >= max_size:
            batch = [heappop(waiting)[2] for _ in range(min(max_size, len(waiting)))]
            left.update(batch)
            batches.append((now, batch))
            now += setup + each * len(batch)
        else:
            now = min(due, arrivals[arrived])
    return batches
