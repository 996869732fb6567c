"""Bug: stops each worker at the average load instead of looking for the best bound."""


def split_files(sizes, workers):
    average = -(-sum(sizes) // workers)
    counts, loads, worker = [0] * workers, [0] * workers, workers - 1
    for size in reversed(sizes):
        if worker > 0 and counts[worker] and loads[worker] + size > average:
            worker -= 1
        loads[worker] += size
        counts[worker] += 1
    return max(loads), counts
