"""Bug: takes the trucks in the order of the list."""

from heapq import heappop, heappush


def docks_needed(trucks, turnaround):
    free_at, most, minute = [], 0, None
    for arrive, leave in trucks:
        if arrive == leave:
            continue
        while free_at and free_at[0] <= arrive:
            heappop(free_at)
        heappush(free_at, leave + turnaround)
        if len(free_at) > most:
            most, minute = len(free_at), arrive
    return most, minute
