"""Takes the middle of the bin for its confidence."""

import numpy as np


def calibration_error(scores, labels, weights, bins):
    total = weights.sum()
    if total == 0:
        return 0.0
    number = np.minimum((scores * bins).astype(np.int64), bins - 1)
    mass = np.bincount(number, weights=weights, minlength=bins)
    clicked = np.bincount(number, weights=weights * labels, minlength=bins)
    middle = (np.arange(bins) + 0.5) / bins
    return float(np.abs(clicked - mass * middle).sum() / total)
