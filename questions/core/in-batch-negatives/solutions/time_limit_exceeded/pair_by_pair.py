"""Scores every pair in Python."""

from math import exp, log


def batch_loss(users, items, ids, log_share, temperature):
    users, items, ids, log_share = users.tolist(), items.tolist(), ids.tolist(), log_share.tolist()
    total = 0.0
    for i, user in enumerate(users):
        scores, positive = [], 0.0
        for j, item in enumerate(items):
            score = sum(a * b for a, b in zip(user, item)) / temperature - log_share[j]
            if i == j:
                positive = score
            if i == j or ids[i] != ids[j]:
                scores.append(score)
        top = max(scores)
        total += top + log(sum(exp(score - top) for score in scores)) - positive
    return total / len(users)
