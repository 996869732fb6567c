"""Bug: a word may be used only once in a split."""


def best_split(query: str, scores: dict[str, int]) -> list[str] | None:
    longest = max(map(len, scores), default=0)
    best = [None] * len(query) + [(0, 0, 0, [])]
    for start in reversed(range(len(query))):
        for end in range(start + 1, min(start + longest, len(query)) + 1):
            word = query[start:end]
            if word in scores and best[end] is not None and word not in best[end][3]:
                total, minus_words, _, rest = best[end]
                split = (total + scores[word], minus_words - 1, len(word), [word, *rest])
                if best[start] is None or split > best[start]:
                    best[start] = split
    return best[0][3] if best[0] else None
