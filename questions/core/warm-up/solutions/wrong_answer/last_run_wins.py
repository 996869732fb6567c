"""Bug: returns the last run, not the longest."""


def longest_calm(readings, threshold):
    last = run = 0
    for reading in readings:
        run = run + 1 if reading <= threshold else 0
        last = run or last
    return last
