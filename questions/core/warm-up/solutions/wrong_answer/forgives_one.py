"""Bug: skips a single loud reading instead of starting again."""


def longest_calm(readings, threshold):
    best = run = 0
    for before, reading in zip([threshold, *readings], readings):
        if reading <= threshold:
            run += 1
        elif before > threshold:
            run = 0
        best = max(best, run)
    return best
