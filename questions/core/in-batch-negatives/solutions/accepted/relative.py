import numpy as np


def batch_loss(users, items, ids, log_share, temperature):
    logits = users @ items.T / temperature - log_share
    gaps = logits - np.diagonal(logits)[:, None]  # the positive is at zero
    rows = np.arange(len(ids))
    gaps[(ids[:, None] == ids) & (rows[:, None] != rows)] = -np.inf
    return float(np.mean(np.logaddexp.reduce(gaps, axis=1)))
