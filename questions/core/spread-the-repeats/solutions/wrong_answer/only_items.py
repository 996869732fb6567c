"""Bug: forgets the brands."""


def spread(feed: list[tuple[str, str]], item_gap: int, brand_gap: int) -> list[int]:
    kept: list[int] = []
    item_at: dict[str, int] = {}  # where among the kept an item stood last
    brand_at: dict[str, int] = {}
    for place, (item, brand) in enumerate(feed):
        shown = len(kept)
        if item in item_at and shown - item_at[item] <= item_gap:
            continue
        item_at[item] = brand_at[brand] = shown
        kept.append(place)
    return kept
