def longest_calm(readings, threshold):
    best = run = 0
    for reading in readings:
        run = run + 1 if reading <= threshold else 0
        best = max(best, run)
    return best
