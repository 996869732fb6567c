"""Divides by the weight of every bin, also of the empty ones."""

import numpy as np


def calibration_error(scores, labels, weights, bins):
    total = weights.sum()
    if total == 0:
        return 0.0
    number = np.minimum((scores * bins).astype(np.int64), bins - 1)
    mass = np.bincount(number, weights=weights, minlength=bins)
    with np.errstate(invalid="ignore"):
        rate = np.bincount(number, weights=weights * labels, minlength=bins) / mass
        confidence = np.bincount(number, weights=weights * scores, minlength=bins) / mass
    return float((mass / total * np.abs(rate - confidence)).sum())
