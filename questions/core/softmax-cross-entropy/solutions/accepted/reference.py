import numpy as np
from numpy import float64, int64
from numpy.typing import NDArray

IGNORED = -100


def loss_and_gradient(logits: NDArray[float64], targets: NDArray[int64]) -> tuple[float, NDArray[float64]]:
    rows = np.flatnonzero(targets != IGNORED)
    gradient = np.zeros_like(logits)
    if len(rows) == 0:
        return 0.0, gradient
    wanted = targets[rows]
    shifted = logits[rows] - logits[rows].max(axis=1, keepdims=True)
    exponentials = np.exp(shifted)
    mass = exponentials.sum(axis=1, keepdims=True)
    picked = np.arange(len(rows))
    losses = np.log(mass[:, 0]) - shifted[picked, wanted]
    softmax = exponentials / mass
    softmax[picked, wanted] -= 1.0
    gradient[rows] = softmax / len(rows)
    return float(losses.mean()), gradient
