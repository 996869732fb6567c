def passages(lengths: list[int], limit: int, overlap: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = tokens = 0  # the open passage begins at `start` and has `tokens` so far
    for new, length in enumerate(lengths):
        if tokens and tokens + length > limit:
            found.append((start, new))
            while start < new and (tokens > overlap or tokens + length > limit):
                tokens -= lengths[start]
                start += 1
        tokens += length
    if lengths:
        found.append((start, len(lengths)))
    return found
