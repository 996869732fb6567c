def assign_folds(rows: list[tuple[str, str]], folds: int) -> list[int]:
    parent = list(range(len(rows)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first_of_user: dict[str, int] = {}
    first_of_device: dict[str, int] = {}
    for i, (user, device) in enumerate(rows):
        for first, name in ((first_of_user, user), (first_of_device, device)):
            if name:
                low, high = sorted((root(i), root(first.setdefault(name, i))))
                parent[high] = low
    groups: dict[int, list[int]] = {}
    for i in range(len(rows)):
        groups.setdefault(root(i), []).append(i)
    fold_of, sizes = [0] * len(rows), [0] * folds
    for first_row in sorted(groups, key=lambda each: (-len(groups[each]), each)):
        fold = min(range(folds), key=lambda each: sizes[each])
        sizes[fold] += len(groups[first_row])
        for i in groups[first_row]:
            fold_of[i] = fold
    return fold_of
