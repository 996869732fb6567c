"""Averages over the bins that hold weight, each counting the same."""

import numpy as np


def calibration_error(scores, labels, weights, bins):
    total = weights.sum()
    if total == 0:
        return 0.0
    number = np.minimum((scores * bins).astype(np.int64), bins - 1)
    mass = np.bincount(number, weights=weights)
    gap = np.abs(np.bincount(number, weights=weights * (labels - scores)))
    return float((gap[mass > 0] / mass[mass > 0]).mean())
