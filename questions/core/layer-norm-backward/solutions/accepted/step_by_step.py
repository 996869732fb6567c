import numpy as np


def layer_norm_backward(inputs, gain, upstream, eps):
    width = inputs.shape[1]
    off = inputs - inputs.mean(axis=1, keepdims=True)
    variance = (off**2).sum(axis=1, keepdims=True) / width
    scale = (variance + eps) ** -0.5

    d_normal = upstream * gain
    d_scale = (d_normal * off).sum(axis=1, keepdims=True)
    d_variance = -0.5 * scale**3 * d_scale
    d_off = d_normal * scale + 2 * off * d_variance / width
    d_inputs = d_off - d_off.mean(axis=1, keepdims=True)
    return d_inputs, (upstream * off * scale).sum(axis=0), upstream.sum(axis=0)
