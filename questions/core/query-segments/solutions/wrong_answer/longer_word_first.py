"""Bug: on equal sums looks at the longer word before the number of words."""


def best_split(query: str, scores: dict[str, int]) -> list[str] | None:
    lengths = {len(word) for word in scores}
    best = [None] * len(query) + [(0, 0, None)]  # of each suffix: sum, minus words, length of the first word
    for start in reversed(range(len(query))):
        for length in lengths:
            word = query[start : start + length]
            rest = best[start + len(word)]
            if word in scores and rest is not None:
                split = (rest[0] + scores[word], rest[1] - 1, len(word))
                if best[start] is None or (split[0], split[2]) > (best[start][0], best[start][2]):
                    best[start] = split
    if best[0] is None:
        return None
    words, at = [], 0
    while at < len(query):
        words.append(query[at : at + best[at][2]])
        at += best[at][2]
    return words
