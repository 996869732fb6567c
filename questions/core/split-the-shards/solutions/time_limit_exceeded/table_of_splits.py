"""Correct but O(workers * n * n): the least largest load for every number of files and workers."""


def split_files(sizes, workers):
    before = [0]
    for size in sizes:
        before.append(before[-1] + size)
    least = list(before)  # for one worker
    for _ in range(workers - 1):
        least = [
            min(max(least[start], before[end] - before[start]) for start in range(end + 1))
            for end in range(len(before))
        ]
    counts, load, worker = [0] * workers, 0, workers - 1
    for size in reversed(sizes):
        if load + size > least[-1]:
            worker, load = worker - 1, 0
        load += size
        counts[worker] += 1
    return least[-1], counts
