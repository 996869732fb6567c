"""Correct but O(n * stretch): walks to the right again from every start."""


def longest_focus(kinds, k):
    best_start, best_length = 0, 0
    for start in range(len(kinds)):
        seen = set()
        end = start
        while end < len(kinds):
            if kinds[end] is not None:
                seen.add(kinds[end])
            if len(seen) > k:
                break
            end += 1
        if end - start > best_length:
            best_start, best_length = start, end - start
    return best_start, best_length
