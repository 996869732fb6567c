"""Averages inside a bin as if every row weighed the same."""

import numpy as np


def calibration_error(scores, labels, weights, bins):
    total = weights.sum()
    if total == 0:
        return 0.0
    number = np.minimum((scores * bins).astype(np.int64), bins - 1)
    mass = np.bincount(number, weights=weights)
    rows = np.maximum(np.bincount(number), 1)
    gap = (np.bincount(number, weights=labels) - np.bincount(number, weights=scores)) / rows
    return float((mass * np.abs(gap)).sum() / total)
