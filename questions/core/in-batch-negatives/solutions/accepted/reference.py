import numpy as np
from numpy import float64, int64
from numpy.typing import NDArray


def batch_loss(
    users: NDArray[float64],
    items: NDArray[float64],
    ids: NDArray[int64],
    log_share: NDArray[float64],
    temperature: float,
) -> float:
    logits = users @ items.T / temperature - log_share
    positive = np.diagonal(logits)
    same = ids[:, None] == ids[None, :]
    np.fill_diagonal(same, False)
    logits = np.where(same, -np.inf, logits)
    top = logits.max(axis=1)
    log_sum = top + np.log(np.exp(logits - top[:, None]).sum(axis=1))
    return float((log_sum - positive).mean())
