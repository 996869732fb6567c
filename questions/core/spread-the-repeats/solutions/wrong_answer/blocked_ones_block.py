"""Bug: lets entries that were taken out block later ones."""


def spread(feed, item_gap, brand_gap):
    kept, item_at, brand_at = [], {}, {}
    for place, (item, brand) in enumerate(feed):
        shown = len(kept)
        blocked = item in item_at and shown - item_at[item] <= item_gap
        blocked = blocked or (brand in brand_at and shown - brand_at[brand] <= brand_gap)
        item_at[item] = brand_at[brand] = shown
        if not blocked:
            kept.append(place)
    return kept
