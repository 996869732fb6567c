"""Correct but O(n squared): extends a stretch from every start."""


def longest_stretch(labels, positive, among):
    best, length = None, 0
    for start in range(len(labels)):
        balance = rated = 0
        for end in range(start, len(labels)):
            if labels[end] >= 0:
                balance += among * labels[end] - positive
                rated += 1
            if rated and balance == 0 and end + 1 - start > length:
                length = end + 1 - start
                best = (start, length)
    return best
