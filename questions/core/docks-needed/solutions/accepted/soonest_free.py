from heapq import heappush, heapreplace


def docks_needed(trucks: list[tuple[int, int]], turnaround: int) -> tuple[int, int | None]:
    """Give each truck the dock that is free soonest; open another one only if even that is in use."""
    free_at: list[int] = []
    minute = None
    for arrive, leave in sorted(trucks):
        if arrive == leave:
            continue
        if free_at and free_at[0] <= arrive:
            heapreplace(free_at, leave + turnaround)
        else:
            heappush(free_at, leave + turnaround)
            minute = arrive
    return len(free_at), minute
