"""Bug: counts only the new sentences towards the limit."""


def passages(lengths, limit, overlap):
    found = []
    start = tokens = 0
    for new, length in enumerate(lengths):
        if tokens and tokens + length > limit:
            found.append((start, new))
            tokens = 0
            start, again = new, 0
            while start and again + lengths[start - 1] <= overlap:
                start -= 1
                again += lengths[start]
        tokens += length
    if lengths:
        found.append((start, len(lengths)))
    return found
