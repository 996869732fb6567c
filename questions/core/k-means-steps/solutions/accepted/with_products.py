import numpy as np


def k_means(points, centres, steps):
    centres = centres.copy()
    for _ in range(steps):
        member = nearest(points, centres)[:, None] == np.arange(len(centres))
        counts = member.sum(axis=0)
        moved = (member.T.astype(float) @ points) / np.maximum(counts, 1)[:, None]
        centres = np.where(counts[:, None] > 0, moved, centres)
    return centres, nearest(points, centres)


def nearest(points, centres):
    # the point's own length is the same for every centre, so it decides nothing
    return np.argmin((centres * centres).sum(axis=1) - 2 * points @ centres.T, axis=1)
