"""Reads -100 as a class counted from the end where there are that many."""

import numpy as np


def loss_and_gradient(logits, targets):
    if logits.shape[1] < 100:
        rows = np.flatnonzero(targets != -100)
    else:
        rows = np.arange(len(targets))
    gradient = np.zeros_like(logits)
    if len(rows) == 0:
        return 0.0, gradient
    wanted, picked = targets[rows], np.arange(len(rows))
    shifted = logits[rows] - logits[rows].max(axis=1, keepdims=True)
    softmax = np.exp(shifted) / np.exp(shifted).sum(axis=1, keepdims=True)
    losses = np.log(np.exp(shifted).sum(axis=1)) - shifted[picked, wanted]
    softmax[picked, wanted] -= 1.0
    gradient[rows] = softmax / len(rows)
    return float(losses.mean()), gradient
