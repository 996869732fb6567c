"""Measures every distance in Python."""

import numpy as np


def k_means(points, centres, steps):
    rows, middles = points.tolist(), centres.tolist()
    for _ in range(steps):
        labels = nearest(rows, middles)
        for k in range(len(middles)):
            held = [row for row, label in zip(rows, labels) if label == k]
            if held:
                middles[k] = [sum(column) / len(held) for column in zip(*held)]
    return np.array(middles), np.array(nearest(rows, middles))


def nearest(rows, middles):
    labels = []
    for row in rows:
        distances = [sum((a - b) ** 2 for a, b in zip(row, middle)) for middle in middles]
        labels.append(distances.index(min(distances)))
    return labels
