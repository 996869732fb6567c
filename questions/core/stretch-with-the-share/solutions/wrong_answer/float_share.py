"""Bug: adds up the share as a float, which never quite comes back."""


def longest_stretch(labels: list[int], positive: int, among: int) -> tuple[int, int] | None:
    balance = rated = 0
    first = {0: (0, 0)}  # balance -> (rows before it, rated rows before it), where it was seen first
    best, length = None, 0
    for row, label in enumerate(labels):
        if label >= 0:
            balance += label - positive / among
            rated += 1
        start, rated_before = first.setdefault(balance, (row + 1, rated))
        if rated > rated_before and row + 1 - start > length:
            length = row + 1 - start
            best = (start, length)
    return best
