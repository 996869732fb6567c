"""Correct but O(n * sentences of a passage): adds the open passage up again for every sentence."""


def passages(lengths, limit, overlap):
    found = []
    start = 0
    for new in range(len(lengths)):
        if start < new and sum(lengths[start : new + 1]) > limit:
            found.append((start, new))
            while start < new and (sum(lengths[start:new]) > overlap or sum(lengths[start : new + 1]) > limit):
                start += 1
    if lengths:
        found.append((start, len(lengths)))
    return found
