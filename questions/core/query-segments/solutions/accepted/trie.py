def best_split(query: str, scores: dict[str, int]) -> list[str] | None:
    trie: dict = {}
    for word, score in scores.items():
        node = trie
        for letter in word:
            node = node.setdefault(letter, {})
        node["score"] = score  # no clash: the other keys are single letters

    n = len(query)
    totals: list[int | None] = [None] * n + [0]
    counts = [0] * (n + 1)
    ends = [n] * (n + 1)
    for start in reversed(range(n)):
        node = trie
        for end in range(start, n):
            node = node.get(query[end])
            if node is None:
                break
            if "score" not in node or totals[end + 1] is None:
                continue
            total, count = node["score"] + totals[end + 1], 1 + counts[end + 1]
            if totals[start] is None or (total, -count) >= (totals[start], -counts[start]):
                totals[start], counts[start], ends[start] = total, count, end + 1
    if totals[0] is None:
        return None
    words, at = [], 0
    while at < n:
        words.append(query[at : ends[at]])
        at = ends[at]
    return words
