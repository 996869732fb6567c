"""Bug: deals out the largest files first, so a worker's files do not follow one another."""

from heapq import heapify, heapreplace


def split_files(sizes, workers):
    loads = [(0, -worker, 0) for worker in range(workers)]
    heapify(loads)
    for size in sorted(sizes, reverse=True):
        load, worker, count = loads[0]
        heapreplace(loads, (load + size, worker, count + 1))
    return max(loads)[0], [count for _, _, count in sorted(loads, key=lambda entry: -entry[1])]
