"""Bug: only compares when a run is broken, so a longer run at the end is lost."""


def longest_calm(readings, threshold):
    best = run = 0
    for reading in readings:
        if reading <= threshold:
            run += 1
        else:
            best = max(best, run)
            run = 0
    return best
