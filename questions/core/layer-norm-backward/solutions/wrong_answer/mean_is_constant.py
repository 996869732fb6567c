"""Forgets that the mean depends on the inputs."""

import numpy as np


def layer_norm_backward(inputs, gain, upstream, eps):
    off = inputs - inputs.mean(axis=1, keepdims=True)
    root = np.sqrt((off * off).mean(axis=1, keepdims=True) + eps)
    normal = off / root
    pull = upstream * gain
    d_inputs = (pull - normal * (pull * normal).mean(axis=1, keepdims=True)) / root
    return d_inputs, (upstream * normal).sum(axis=0), upstream.sum(axis=0)
