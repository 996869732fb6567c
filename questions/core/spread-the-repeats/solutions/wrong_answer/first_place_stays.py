"""Bug: remembers where something stood first."""


def spread(feed: list[tuple[str, str]], item_gap: int, brand_gap: int) -> list[int]:
    kept: list[int] = []
    item_at: dict[str, int] = {}  # where among the kept an item stood last
    brand_at: dict[str, int] = {}
    for place, (item, brand) in enumerate(feed):
        shown = len(kept)
        if item in item_at and shown - item_at[item] <= item_gap:
            continue
        if brand in brand_at and shown - brand_at[brand] <= brand_gap:
            continue
        item_at.setdefault(item, shown)
        brand_at.setdefault(brand, shown)
        kept.append(place)
    return kept
