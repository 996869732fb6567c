"""Bug: the passage that is open at the end is never written down."""


def passages(lengths, limit, overlap):
    found = []
    start = tokens = 0
    for new, length in enumerate(lengths):
        if tokens and tokens + length > limit:
            found.append((start, new))
            while start < new and (tokens > overlap or tokens + length > limit):
                tokens -= lengths[start]
                start += 1
        tokens += length
    return found
