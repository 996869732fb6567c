"""Bug: repeats nothing at all if the new sentence does not fit behind the whole overlap."""


def passages(lengths, limit, overlap):
    found = []
    start = tokens = 0
    for new, length in enumerate(lengths):
        if tokens and tokens + length > limit:
            found.append((start, new))
            while start < new and tokens > overlap:
                tokens -= lengths[start]
                start += 1
            if tokens + length > limit:
                start, tokens = new, 0
        tokens += length
    if lengths:
        found.append((start, len(lengths)))
    return found
