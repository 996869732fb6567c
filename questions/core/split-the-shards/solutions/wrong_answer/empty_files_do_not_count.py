"""Bug: hands empty files to the earlier worker, as if they were no files."""


def split_files(sizes: list[int], workers: int) -> tuple[int, list[int]]:
    low, high = max(sizes, default=0), sum(sizes)
    while low < high:
        middle = (low + high) // 2
        if workers_needed(sizes, middle) <= workers:
            high = middle
        else:
            low = middle + 1
    return low, fill_from_the_end(sizes, workers, low)


def workers_needed(sizes: list[int], most: int) -> int:
    """Workers used when each takes files until the next one would exceed `most`; no size does so alone."""
    used, load = 1, 0
    for size in sizes:
        if load + size > most:
            used, load = used + 1, 0
        load += size
    return used


def fill_from_the_end(sizes: list[int], workers: int, most: int) -> list[int]:
    counts = [0] * workers
    worker, load = workers - 1, 0
    for size in reversed(sizes):
        if load + size > most:
            worker, load = worker - 1, 0
        load += size
        counts[worker] += 1
    for worker in range(1, workers):
        while counts[worker] and sizes[sum(counts[:worker])] == 0:
            counts[worker] -= 1
            counts[worker - 1] += 1
    return counts
