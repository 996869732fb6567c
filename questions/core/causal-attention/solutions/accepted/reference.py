import numpy as np
from numpy import bool_, float64
from numpy.typing import NDArray


def causal_attention(
    queries: NDArray[float64], keys: NDArray[float64], values: NDArray[float64], real: NDArray[bool_]
) -> NDArray[float64]:
    time, width = queries.shape[1:]
    past = np.tril(np.ones((time, time), dtype=bool))
    seen = past & real[:, None, :] & real[:, :, None]
    scores = queries @ keys.transpose(0, 2, 1) / np.sqrt(width)
    scores = np.where(seen, scores, -np.inf)
    top = scores.max(axis=2, keepdims=True)
    weights = np.exp(scores - np.where(np.isfinite(top), top, 0.0))
    total = weights.sum(axis=2, keepdims=True)
    return weights @ values / np.where(total > 0, total, 1.0)
