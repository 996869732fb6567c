from bisect import bisect_left
from itertools import accumulate


def split_files(sizes: list[int], workers: int) -> tuple[int, list[int]]:
    """Let every worker jump back over as many files as fit, by a search in the running totals."""
    before = [0, *accumulate(sizes)]

    def counts(most: int) -> list[int] | None:
        """Files per worker when the last ones take all they can, or None where files are left over."""
        taken, end = [], len(sizes)
        for _ in range(workers):
            start = bisect_left(before, before[end] - most, 0, end)
            taken.append(end - start)
            end = start
        return taken[::-1] if end == 0 else None

    low, high = 0, before[-1]
    while low < high:
        middle = (low + high) // 2
        if counts(middle) is None:
            low = middle + 1
        else:
            high = middle
    return low, counts(low) or []
