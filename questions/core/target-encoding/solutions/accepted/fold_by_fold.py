from collections import Counter


def target_encoding(rows, new, strength):
    train = [0.0] * len(rows)
    for fold in {row[2] for row in rows}:
        encode = fitted([row for row in rows if row[2] != fold], strength)
        for i, (name, _, own) in enumerate(rows):
            if own == fold:
                train[i] = encode(name)
    encode = fitted(rows, strength)
    return train, [encode(name) for name in new]


def fitted(rows, strength):
    if not rows:
        return lambda name: 0.5
    prior = sum(label for _, label, _ in rows) / len(rows)
    seen, clicked = Counter(), Counter()
    for name, label, _ in rows:
        seen[name] += 1
        clicked[name] += label

    def encode(name):
        weight = seen[name] + strength
        return (clicked[name] + strength * prior) / weight if weight else prior

    return encode
