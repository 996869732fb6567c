"""A bin counts by its number of rows."""

import numpy as np


def calibration_error(scores, labels, weights, bins):
    total = weights.sum()
    if total == 0:
        return 0.0
    number = np.minimum((scores * bins).astype(np.int64), bins - 1)
    mass = np.bincount(number, weights=weights)
    rows = np.bincount(number)
    gap = np.abs(np.bincount(number, weights=weights * (labels - scores)))
    held = mass > 0
    return float((rows[held] * gap[held] / mass[held]).sum() / len(scores))
