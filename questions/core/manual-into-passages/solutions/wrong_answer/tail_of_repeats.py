"""Bug: goes on after the last sentence, with passages that only repeat."""


def passages(lengths, limit, overlap):
    found = []
    start = 0
    while start < len(lengths):
        end, tokens = start + 1, lengths[start]
        while end < len(lengths) and tokens + lengths[end] <= limit:
            tokens += lengths[end]
            end += 1
        found.append((start, end))
        room = limit - lengths[end] if end < len(lengths) else limit
        start += 1
        tokens -= lengths[start - 1]
        while start < end and tokens > min(overlap, room):
            tokens -= lengths[start]
            start += 1
    return found
