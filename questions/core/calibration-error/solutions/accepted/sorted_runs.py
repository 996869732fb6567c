import numpy as np


def calibration_error(scores, labels, weights, bins):
    kept = weights > 0
    if not kept.any():
        return 0.0
    scores, labels, weights = scores[kept], labels[kept], weights[kept]
    number = np.clip(np.floor(scores * bins), 0, bins - 1)
    order = np.argsort(number, kind="stable")
    starts = np.flatnonzero(np.diff(number[order], prepend=-1))
    mass = np.add.reduceat(weights[order], starts)
    confidence = np.add.reduceat((weights * scores)[order], starts) / mass
    rate = np.add.reduceat((weights * labels)[order], starts) / mass
    return float(np.sum(mass / mass.sum() * np.abs(rate - confidence)))
