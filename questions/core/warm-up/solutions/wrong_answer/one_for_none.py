"""Bug: starts the best at one, so nothing calm counts as one."""


def longest_calm(readings, threshold):
    best, run = 1, 0
    for reading in readings:
        run = run + 1 if reading <= threshold else 0
        best = max(best, run)
    return best
