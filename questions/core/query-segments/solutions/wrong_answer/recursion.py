"""Bug: one call per word, so a long query exceeds the depth of recursion."""

from functools import cache


def best_split(query: str, scores: dict[str, int]) -> list[str] | None:
    longest = max(map(len, scores), default=0)

    @cache
    def best_from(start):
        if start == len(query):
            return (0, 0, 0)
        best = None
        for end in range(start + 1, min(start + longest, len(query)) + 1):
            word = query[start:end]
            rest = best_from(end) if word in scores else None
            if rest is not None:
                split = (rest[0] + scores[word], rest[1] - 1, len(word))
                best = split if best is None else max(best, split)
        return best

    if best_from(0) is None:
        return None
    words, at = [], 0
    while at < len(query):
        length = best_from(at)[2]
        words.append(query[at : at + length])
        at += length
    return words
