"""Bug: gives the first workers as much as they can take."""


def split_files(sizes: list[int], workers: int) -> tuple[int, list[int]]:
    low, high = max(sizes, default=0), sum(sizes)
    while low < high:
        middle = (low + high) // 2
        if workers_needed(sizes, middle) <= workers:
            high = middle
        else:
            low = middle + 1
    return low, fill(sizes, workers, low)


def workers_needed(sizes: list[int], most: int) -> int:
    """Workers used when each takes files until the next one would exceed `most`; no size does so alone."""
    used, load = 1, 0
    for size in sizes:
        if load + size > most:
            used, load = used + 1, 0
        load += size
    return used


def fill(sizes, workers, most):
    counts = [0] * workers
    worker, load = 0, 0
    for size in sizes:
        if load + size > most:
            worker, load = worker + 1, 0
        load += size
        counts[worker] += 1
    return counts
