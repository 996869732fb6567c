import numpy as np
from numpy import float64, int64
from numpy.typing import NDArray


def k_means(
    points: NDArray[float64], centres: NDArray[float64], steps: int
) -> tuple[NDArray[float64], NDArray[int64]]:
    for _ in range(steps):
        labels = nearest(points, centres)
        counts = np.bincount(labels, minlength=len(centres))
        sums = np.zeros_like(centres)
        np.add.at(sums, labels, points)
        held = counts > 0
        centres = centres.copy()
        centres[held] = sums[held] / counts[held, None]
    return centres, nearest(points, centres)


def nearest(points: NDArray[float64], centres: NDArray[float64]) -> NDArray[int64]:
    gaps = points[:, None, :] - centres[None, :, :]
    return np.argmin((gaps * gaps).sum(axis=2), axis=1)
