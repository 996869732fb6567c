"""Correct but O(n * n): goes over all rows whenever two groups become one."""


def assign_folds(rows, folds):
    label = list(range(len(rows)))
    first = {}
    for i, row in enumerate(rows):
        for key in enumerate(row):
            if key[1]:
                low, high = sorted((label[i], label[first.setdefault(key, i)]))
                if low != high:
                    label = [low if each == high else each for each in label]
    groups = {}
    for i, each in enumerate(label):
        groups.setdefault(each, []).append(i)
    fold_of, sizes = [0] * len(rows), [0] * folds
    for group in sorted(groups.values(), key=len, reverse=True):
        fold = sizes.index(min(sizes))
        sizes[fold] += len(group)
        for i in group:
            fold_of[i] = fold
    return fold_of
