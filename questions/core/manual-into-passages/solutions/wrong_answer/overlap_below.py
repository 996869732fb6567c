"""Bug: repeats only what stays below the overlap."""


def passages(lengths, limit, overlap):
    found = []
    start = tokens = 0
    for new, length in enumerate(lengths):
        if tokens and tokens + length > limit:
            found.append((start, new))
            while start < new and (tokens >= overlap or tokens + length > limit):
                tokens -= lengths[start]
                start += 1
        tokens += length
    if lengths:
        found.append((start, len(lengths)))
    return found
