"""Correct but O(n * docks): every truck walks along all docks until it finds a free one."""


def docks_needed(trucks, turnaround):
    free_at, minute = [], None
    for arrive, leave in sorted(trucks):
        if arrive == leave:
            continue
        for dock in range(len(free_at)):
            if free_at[dock] <= arrive:
                free_at[dock] = leave + turnaround
                break
        else:
            free_at.append(leave + turnaround)
            minute = arrive
    return len(free_at), minute
