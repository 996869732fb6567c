"""Correct but O(n) per draw: walks along the ads until it is past the point."""


def rotate(weights: list[int], draws: list[float]) -> list[int | None]:
    total = sum(weights)
    shown: list[int | None] = []
    last = None
    for draw in draws:
        point = draw * (total - (0 if last is None else weights[last]))
        owner = None
        for ad, weight in enumerate(weights):
            if ad == last:
                continue
            if point < weight:
                owner = ad
                break
            point -= weight
        shown.append(owner)
        last = owner
    return shown
