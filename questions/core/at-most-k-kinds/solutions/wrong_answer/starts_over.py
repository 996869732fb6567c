"""Bug: begins anew at the event that was one kind too many."""


def longest_focus(kinds, k):
    inside = set()
    start, best_start, best_length = 0, 0, 0
    for i, kind in enumerate(kinds):
        if kind is not None and kind not in inside and len(inside) == k:
            inside = set()
            start = i if k else i + 1
        if kind is not None and k:
            inside.add(kind)
        if i + 1 - start > best_length:
            best_start, best_length = start, i + 1 - start
    return best_start, best_length
