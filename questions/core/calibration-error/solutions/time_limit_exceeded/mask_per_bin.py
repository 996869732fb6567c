"""Looks through all rows once per bin."""

import numpy as np


def calibration_error(scores, labels, weights, bins):
    total = weights.sum()
    if total == 0:
        return 0.0
    number = np.minimum((scores * bins).astype(np.int64), bins - 1)
    error = 0.0
    for each in range(bins):
        held = number == each
        if held.any():
            error += abs((weights[held] * (labels[held] - scores[held])).sum())
    return float(error / total)
