"""Takes the absolute value of the sum, so over- and under-prediction cancel."""

import numpy as np


def calibration_error(scores, labels, weights, bins):
    total = weights.sum()
    if total == 0:
        return 0.0
    return float(abs((weights * (labels - scores)).sum()) / total)
