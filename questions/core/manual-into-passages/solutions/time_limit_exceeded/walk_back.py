"""Correct but O(n * sentences of a passage): walks back from the end of each passage to find what is repeated."""


def passages(lengths, limit, overlap):
    found = []
    start = tokens = 0
    for new, length in enumerate(lengths):
        if tokens and tokens + length > limit:
            found.append((start, new))
            start, tokens = new, 0
            while start and tokens + lengths[start - 1] <= min(overlap, limit - length):
                start -= 1
                tokens += lengths[start]
        tokens += length
    if lengths:
        found.append((start, len(lengths)))
    return found
