"""Bug: leaves out a sentence that no passage can hold."""


def passages(lengths, limit, overlap):
    found = []
    start = tokens = 0
    for new, length in enumerate(lengths):
        if length > limit:
            if tokens:
                found.append((start, new))
            start, tokens = new + 1, 0
            continue
        if tokens and tokens + length > limit:
            found.append((start, new))
            while start < new and (tokens > overlap or tokens + length > limit):
                tokens -= lengths[start]
                start += 1
        tokens += length
    if tokens:
        found.append((start, len(lengths)))
    return found
