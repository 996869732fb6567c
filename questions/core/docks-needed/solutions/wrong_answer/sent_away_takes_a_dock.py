"""Bug: a truck that is sent away at the gate takes a dock for the turnaround."""


def docks_needed(trucks: list[tuple[int, int]], turnaround: int) -> tuple[int, int | None]:
    changes: list[tuple[int, int]] = []
    for arrive, leave in trucks:
        changes.append((arrive, 1))
        changes.append((leave + turnaround, -1))
    used, most, minute = 0, 0, None
    for when, change in sorted(changes):
        used += change
        if used > most:
            most, minute = used, when
    return most, minute
