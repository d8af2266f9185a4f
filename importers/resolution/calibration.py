"""Honest figures: what a learned model believes, said as often as it turned out to be right."""

import numpy as np
from numpy.typing import NDArray

SLOPE, SHIFT = 0.45, -0.3  # of log odds; fitted on the labelled lists (benchmarks/resolution.py, "calibration")
CERTAIN = 0.99  # more is never claimed: what is compared cannot tell the desk next door

Floats = NDArray[np.float64]


def calibrated(probabilities: Floats) -> Floats:
    """How often pairs of such a learned probability are the same, in [0.01, 0.99].

    >>> calibrated(np.array([0.0, 0.5, 1.0])).round(2).tolist()
    [0.01, 0.43, 0.99]
    """
    inside = np.clip(probabilities, 1e-12, 1 - 1e-12)
    odds = SLOPE * (np.log(inside) - np.log1p(-inside)) + SHIFT
    found: Floats = np.clip(1 / (1 + np.exp(-odds)), 1 - CERTAIN, CERTAIN)
    return found
