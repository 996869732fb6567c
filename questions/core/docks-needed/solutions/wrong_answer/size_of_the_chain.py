"""Bug: counts all trucks that hang together, not those that are there at once."""


def docks_needed(trucks, turnaround):
    most, minute = 0, None
    held, until = 0, None
    for arrive, leave in sorted(trucks):
        if arrive == leave:
            continue
        if until is None or arrive >= until:
            held, until = 0, leave + turnaround
        held += 1
        until = max(until, leave + turnaround)
        if held > most:
            most, minute = held, arrive
    return most, minute
