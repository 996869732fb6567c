"""Bug: the next passage begins with the new sentence."""


def passages(lengths, limit, overlap):
    found = []
    start = tokens = 0
    for new, length in enumerate(lengths):
        if tokens and tokens + length > limit:
            found.append((start, new))
            start, tokens = new, 0
        tokens += length
    if lengths:
        found.append((start, len(lengths)))
    return found
