"""Builds the Jacobian of every row, columns times columns."""

import numpy as np


def layer_norm_backward(inputs, gain, upstream, eps):
    width = inputs.shape[1]
    d_inputs = np.zeros_like(inputs)
    d_gain = np.zeros_like(gain)
    for i, (row, up) in enumerate(zip(inputs, upstream)):
        off = row - row.mean()
        root = np.sqrt((off * off).mean() + eps)
        normal = off / root
        jacobian = (np.eye(width) - 1 / width - np.outer(normal, normal) / width) / root
        d_inputs[i] = (up * gain) @ jacobian
        d_gain += up * normal
    return d_inputs, d_gain, upstream.sum(axis=0)
