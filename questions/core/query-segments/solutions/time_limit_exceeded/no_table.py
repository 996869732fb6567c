"""Correct but exponential: works out the same remainder again and again."""

import sys

sys.setrecursionlimit(10_000)


def best_split(query: str, scores: dict[str, int]) -> list[str] | None:
    longest = max(map(len, scores), default=0)

    def best_from(start):
        if start == len(query):
            return (0, 0, [], None)
        best = None
        for length in range(1, longest + 1):
            word = query[start : start + length]
            if len(word) == length and word in scores:
                rest = best_from(start + length)
                if rest is not None:
                    split = (rest[0] + scores[word], rest[1] - 1, length, (word, rest))
                    if best is None or split[:3] > best[:3]:
                        best = split
        return best

    split = best_from(0)
    if split is None:
        return None
    words = []
    while split[3] is not None:
        word, split = split[3]
        words.append(word)
    return words
