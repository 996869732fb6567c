"""Correct but O(n^2): measures the run from every start."""


def longest_calm(readings, threshold):
    best = 0
    for start in range(len(readings)):
        end = start
        while end < len(readings) and readings[end] <= threshold:
            end += 1
        best = max(best, end - start)
    return best
