"""Scores by the cosine."""

import numpy as np


def batch_loss(users, items, ids, log_share, temperature):
    users = users / np.maximum(np.linalg.norm(users, axis=1, keepdims=True), 1e-12)
    items = items / np.maximum(np.linalg.norm(items, axis=1, keepdims=True), 1e-12)
    logits = users @ items.T / temperature - log_share
    positive = np.diagonal(logits).copy()
    same = ids[:, None] == ids[None, :]
    np.fill_diagonal(same, False)
    logits = np.where(same, -np.inf, logits)
    top = logits.max(axis=1)
    log_sum = top + np.log(np.exp(logits - top[:, None]).sum(axis=1))
    return float((log_sum - positive).mean())
