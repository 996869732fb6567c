import numpy as np
from numpy import float64, int64
from numpy.typing import NDArray


def calibration_error(
    scores: NDArray[float64], labels: NDArray[int64], weights: NDArray[float64], bins: int
) -> float:
    total = weights.sum()
    if total == 0:
        return 0.0
    number = np.minimum((scores * bins).astype(np.int64), bins - 1)
    predicted = np.bincount(number, weights=weights * scores)
    clicked = np.bincount(number, weights=weights * labels)
    return float(np.abs(clicked - predicted).sum() / total)
