"""Removes a centre without points, so that the others change their numbers."""

import numpy as np


def k_means(points, centres, steps):
    for _ in range(steps):
        labels = nearest(points, centres)
        centres = np.array([points[labels == k].mean(axis=0) for k in range(len(centres)) if (labels == k).any()])
    return centres, nearest(points, centres)


def nearest(points, centres):
    gaps = points[:, None, :] - centres[None, :, :]
    return np.argmin((gaps * gaps).sum(axis=2), axis=1)
