"""Normalises a column over the rows, as batch normalisation does."""

import numpy as np


def layer_norm_backward(inputs, gain, upstream, eps):
    off = inputs - inputs.mean(axis=0)
    root = np.sqrt((off * off).mean(axis=0) + eps)
    normal = off / root
    pull = upstream * gain
    d_inputs = (pull - pull.mean(axis=0) - normal * (pull * normal).mean(axis=0)) / root
    return d_inputs, (upstream * normal).sum(axis=0), upstream.sum(axis=0)
