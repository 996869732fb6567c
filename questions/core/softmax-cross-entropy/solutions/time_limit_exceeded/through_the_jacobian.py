"""Multiplies by the whole Jacobian of the softmax, classes times classes, for every row."""

import numpy as np


def loss_and_gradient(logits, targets):
    gradient = np.zeros_like(logits)
    rows = np.flatnonzero(targets != -100)
    loss = 0.0
    for row in rows:
        shifted = logits[row] - logits[row].max()
        softmax = np.exp(shifted) / np.exp(shifted).sum()
        loss += np.log(np.exp(shifted).sum()) - shifted[targets[row]]
        jacobian = np.diag(softmax) - np.outer(softmax, softmax)
        pull = np.zeros_like(softmax)
        pull[targets[row]] = -1.0 / max(softmax[targets[row]], 1e-300)
        gradient[row] = jacobian @ pull / len(rows)
        if softmax[targets[row]] < 1e-290:
            gradient[row] = softmax / len(rows)
            gradient[row, targets[row]] = -1.0 / len(rows)
    return float(loss / len(rows)) if len(rows) else 0.0, gradient
