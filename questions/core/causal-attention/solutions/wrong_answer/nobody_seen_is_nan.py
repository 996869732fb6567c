"""Divides by zero at padded positions."""

import numpy as np


def causal_attention(queries, keys, values, real):
    time, width = queries.shape[1:]
    past = np.tril(np.ones((time, time), dtype=bool))
    seen = past & real[:, None, :] & real[:, :, None]
    scores = queries @ keys.transpose(0, 2, 1) / np.sqrt(width)
    scores = np.where(seen, scores, -np.inf)
    with np.errstate(invalid="ignore"):
        weights = np.exp(scores - scores.max(axis=2, keepdims=True))
        return weights @ values / weights.sum(axis=2, keepdims=True)
