"""Bug: names minute 0 when no dock is used."""


def docks_needed(trucks: list[tuple[int, int]], turnaround: int) -> tuple[int, int | None]:
    changes: list[tuple[int, int]] = []
    for arrive, leave in trucks:
        if arrive < leave:
            changes.append((arrive, 1))
            changes.append((leave + turnaround, -1))
    used, most, minute = 0, 0, 0
    for when, change in sorted(changes):  # at the same minute -1 sorts first: docks get free before they are taken
        used += change
        if used > most:
            most, minute = used, when
    return most, minute
