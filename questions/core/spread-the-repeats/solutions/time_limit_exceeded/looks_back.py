"""Correct but O(n * gap): looks through the last kept entries every time."""


def spread(feed, item_gap, brand_gap):
    kept = []
    for place, (item, brand) in enumerate(feed):
        first_item, first_brand = max(len(kept) - item_gap, 0), max(len(kept) - brand_gap, 0)
        if any(feed[back][0] == item for back in kept[first_item:]):
            continue
        if any(feed[back][1] == brand for back in kept[first_brand:]):
            continue
        kept.append(place)
    return kept
