"""Takes exponentials of the scores as they are."""

import numpy as np


def batch_loss(users, items, ids, log_share, temperature):
    logits = users @ items.T / temperature - log_share
    positive = np.diagonal(logits).copy()
    same = ids[:, None] == ids[None, :]
    np.fill_diagonal(same, False)
    logits = np.where(same, -np.inf, logits)
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        return float((np.log(np.exp(logits).sum(axis=1)) - positive).mean())
