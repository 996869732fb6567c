"""Takes exponentials of the scores as they are."""

import numpy as np


def causal_attention(queries, keys, values, real):
    time, width = queries.shape[1:]
    past = np.tril(np.ones((time, time), dtype=bool))
    seen = past & real[:, None, :] & real[:, :, None]
    scores = queries @ keys.transpose(0, 2, 1) / np.sqrt(width)
    with np.errstate(over="ignore", invalid="ignore"):
        weights = np.where(seen, np.exp(scores), 0.0)
        total = weights.sum(axis=2, keepdims=True)
        return weights @ values / np.where(total > 0, total, 1.0)
