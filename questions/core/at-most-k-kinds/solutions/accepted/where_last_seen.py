def longest_focus(kinds: list[str | None], k: int) -> tuple[int, int]:
    """Keep the last place of each kind in the window; when one too many is in, cut behind the oldest of them."""
    last_seen: dict[str, int] = {}
    start, best_start, best_length = 0, 0, 0
    for i, kind in enumerate(kinds):
        if kind is not None:
            last_seen.pop(kind, None)
            last_seen[kind] = i
        if len(last_seen) > k:
            oldest = next(iter(last_seen))
            start = last_seen.pop(oldest) + 1
        if i + 1 - start > best_length:
            best_start, best_length = start, i + 1 - start
    return best_start, best_length
