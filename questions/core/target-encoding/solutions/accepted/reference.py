from collections import defaultdict

NOTHING_KNOWN = 0.5


def target_encoding(
    rows: list[tuple[str, int, int]], new: list[str], strength: float
) -> tuple[list[float], list[float]]:
    total = [0, 0]  # clicks and rows, over everything
    by_fold, by_name, by_both = (defaultdict(lambda: [0, 0]) for _ in range(3))
    for name, label, fold in rows:
        for tally in (total, by_fold[fold], by_name[name], by_both[name, fold]):
            tally[0] += label
            tally[1] += 1

    def encode(mine: tuple[int, int], everyone: tuple[int, int]) -> float:
        if everyone[1] == 0:
            return NOTHING_KNOWN
        prior = everyone[0] / everyone[1]
        weight = mine[1] + strength
        return (mine[0] + strength * prior) / weight if weight > 0 else prior

    train = [
        encode(without(by_name[name], by_both[name, fold]), without(total, by_fold[fold])) for name, _, fold in rows
    ]
    return train, [encode(tuple(by_name.get(name, (0, 0))), tuple(total)) for name in new]


def without(tally: list[int], part: list[int]) -> tuple[int, int]:
    return tally[0] - part[0], tally[1] - part[1]
