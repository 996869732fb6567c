import numpy as np
from numpy import float64
from numpy.typing import NDArray


def layer_norm_backward(
    inputs: NDArray[float64], gain: NDArray[float64], upstream: NDArray[float64], eps: float
) -> tuple[NDArray[float64], NDArray[float64], NDArray[float64]]:
    off = inputs - inputs.mean(axis=1, keepdims=True)
    root = np.sqrt((off * off).mean(axis=1, keepdims=True) + eps)
    normal = off / root
    pull = upstream * gain
    along_mean = pull.mean(axis=1, keepdims=True)
    along_spread = (pull * normal).mean(axis=1, keepdims=True)
    d_inputs = (pull - along_mean - normal * along_spread) / root
    return d_inputs, (upstream * normal).sum(axis=0), upstream.sum(axis=0)
