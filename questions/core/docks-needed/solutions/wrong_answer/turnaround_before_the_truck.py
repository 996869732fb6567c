"""Bug: takes the turnaround before the truck instead of after it."""


def docks_needed(trucks: list[tuple[int, int]], turnaround: int) -> tuple[int, int | None]:
    changes: list[tuple[int, int]] = []
    for arrive, leave in trucks:
        if arrive < leave:
            changes.append((arrive - turnaround, 1))
            changes.append((leave, -1))
    used, most, minute = 0, 0, None
    for when, change in sorted(changes):  # at the same minute -1 sorts first: docks get free before they are taken
        used += change
        if used > most:
            most, minute = used, when
    return most, minute
