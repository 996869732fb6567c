"""Bug: builds from the front, so that on equal sums the longer last word wins."""


def best_split(query: str, scores: dict[str, int]) -> list[str] | None:
    longest = max(map(len, scores), default=0)
    best = [(0, 0, 0)] + [None] * len(query)
    for end in range(1, len(query) + 1):
        for start in range(max(0, end - longest), end):
            word = query[start:end]
            if word in scores and best[start] is not None:
                total, minus_words, _ = best[start]
                split = (total + scores[word], minus_words - 1, len(word))
                if best[end] is None or split > best[end]:
                    best[end] = split
    if best[-1] is None:
        return None
    words, end = [], len(query)
    while end > 0:
        words.append(query[end - best[end][2] : end])
        end -= best[end][2]
    return words[::-1]
