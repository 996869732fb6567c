"""A score of exactly 1 gets a bin of its own, which is cut off."""

import numpy as np


def calibration_error(scores, labels, weights, bins):
    total = weights.sum()
    if total == 0:
        return 0.0
    number = (scores * bins).astype(np.int64)
    predicted = np.bincount(number, weights=weights * scores, minlength=bins)[:bins]
    clicked = np.bincount(number, weights=weights * labels, minlength=bins)[:bins]
    return float(np.abs(clicked - predicted).sum() / total)
