"""Bug: measures a stretch by its rated rows."""


def longest_stretch(labels, positive, among):
    balance = rated = 0
    first = {0: (0, 0)}
    best, length = None, 0
    for row, label in enumerate(labels):
        if label >= 0:
            balance += among * label - positive
            rated += 1
        start, rated_before = first.setdefault(balance, (row + 1, rated))
        if rated - rated_before > length:
            length = rated - rated_before
            best = (start, length)
    return best
