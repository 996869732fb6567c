def longest_stretch(labels: list[int], positive: int, among: int) -> tuple[int, int] | None:
    """Collect the first and last place of every running sum and take the widest pair that holds a rated row."""
    sums, rated = [0], [0]
    for label in labels:
        sums.append(sums[-1] + (0 if label == -1 else among * label - positive))
        rated.append(rated[-1] + (label != -1))
    last = {value: place for place, value in enumerate(sums)}
    best = None
    for place, value in enumerate(sums):
        end = last[value]
        if rated[end] > rated[place] and (best is None or end - place > best[1]):
            best = (place, end - place)
    return best
