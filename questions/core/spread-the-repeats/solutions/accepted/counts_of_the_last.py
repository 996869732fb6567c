from collections import Counter


def spread(feed: list[tuple[str, str]], item_gap: int, brand_gap: int) -> list[int]:
    """Count the items and brands of the last kept entries, and let one go when it gets too old."""
    kept: list[int] = []
    items: Counter[str] = Counter()
    brands: Counter[str] = Counter()
    for place, (item, brand) in enumerate(feed):
        if items[item] or brands[brand]:
            continue
        kept.append(place)
        items[item] += 1
        brands[brand] += 1
        if len(kept) > item_gap:
            items[feed[kept[-item_gap - 1]][0]] -= 1
        if len(kept) > brand_gap:
            brands[feed[kept[-brand_gap - 1]][1]] -= 1
    return kept
