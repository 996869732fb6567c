"""Correct but O(n**2) slices of up to n letters: tries every end, not only those within the longest word."""


def best_split(query: str, scores: dict[str, int]) -> list[str] | None:
    best = [None] * len(query) + [(0, 0, None)]
    for start in reversed(range(len(query))):
        for end in range(start + 1, len(query) + 1):
            word, rest = query[start:end], best[end]
            if word in scores and rest is not None:
                split = (rest[0] + scores[word], rest[1] - 1, len(word))
                if best[start] is None or split > best[start]:
                    best[start] = split
    if best[0] is None:
        return None
    words, at = [], 0
    while at < len(query):
        words.append(query[at : at + best[at][2]])
        at += best[at][2]
    return words
