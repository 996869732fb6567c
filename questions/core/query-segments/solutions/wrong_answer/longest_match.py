"""Bug: takes the longest known word at each place and never goes back."""


def best_split(query: str, scores: dict[str, int]) -> list[str] | None:
    words, at = [], 0
    while at < len(query):
        for end in range(len(query), at, -1):
            if query[at:end] in scores:
                words.append(query[at:end])
                at = end
                break
        else:
            return None
    return words
