"""Adds the log share instead of taking it away."""

import numpy as np


def batch_loss(users, items, ids, log_share, temperature):
    logits = users @ items.T / temperature + log_share
    positive = np.diagonal(logits).copy()
    same = ids[:, None] == ids[None, :]
    np.fill_diagonal(same, False)
    logits = np.where(same, -np.inf, logits)
    top = logits.max(axis=1)
    log_sum = top + np.log(np.exp(logits - top[:, None]).sum(axis=1))
    return float((log_sum - positive).mean())
