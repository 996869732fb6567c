"""A score on an edge goes to the lower bin."""

import numpy as np


def calibration_error(scores, labels, weights, bins):
    total = weights.sum()
    if total == 0:
        return 0.0
    number = np.clip(np.ceil(scores * bins).astype(np.int64) - 1, 0, bins - 1)
    gap = np.bincount(number, weights=weights * (labels - scores))
    return float(np.abs(gap).sum() / total)
