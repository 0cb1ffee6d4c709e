"""What a perspective picture says of a rectangle's proportions, whatever camera took it.

The two sides of a rectangle give the columns of K^-1 H: at right angles, and as long as the sides
are (Zhang and He, Whiteboard scanning and image enhancement, 2007, section 3). The focal length
and, in a cropped picture, the place of the lens's axis are not known, so every usual camera that
agrees with the right angle is tried: the answer is a range.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rigbuilder.measure.homography import Array

FOCAL_RANGE = (0.55, 12.0)
"""Focal length in picture diagonals: a phone's main camera (24 mm on 35 mm film) has 0.55; 12 is
as good as parallel rays."""
AXIS_OFFSETS = (-0.06, 0.0, 0.06)
"""Where the axis may be off the picture's middle, in widths and heights: little crops."""
RIGHT_ANGLE_COSINE = 0.012
"""Corners placed by hand turn the right angle by about half a degree."""


@dataclass(frozen=True, slots=True)
class Proportion:
    """How much longer the second side is than the matrix takes it to be: 1 when it is right."""

    low: float
    likely: float
    high: float


def proportion(matrix: Array, width_px: int, height_px: int) -> Proportion:
    """Range of |second column| / |first column| over the cameras that agree with a right angle.

    ``matrix`` maps a rectangle's plane to a picture without lens distortion. Where no camera
    agrees, those that come nearest are taken.
    """
    diagonal = float(np.hypot(width_px, height_px))
    focal = np.geomspace(*FOCAL_RANGE, 48) * diagonal
    dx, dy, f = np.meshgrid(
        np.array(AXIS_OFFSETS) * width_px, np.array(AXIS_OFFSETS) * height_px, focal, indexing="ij"
    )
    x0, y0 = width_px / 2 + dx, height_px / 2 + dy
    first, second = (
        np.stack(((c[0] - x0 * c[2]) / f, (c[1] - y0 * c[2]) / f, np.full_like(f, c[2])))
        for c in (matrix[:, 0], matrix[:, 1])
    )
    lengths = np.linalg.norm(first, axis=0), np.linalg.norm(second, axis=0)
    cosine = np.abs((first * second).sum(axis=0)) / (lengths[0] * lengths[1])
    ratio = lengths[1] / lengths[0]
    limit = max(RIGHT_ANGLE_COSINE, float(cosine.min()) * 1.2)
    kept = ratio[cosine <= limit]
    central = (dx == 0) & (dy == 0)
    likely = ratio[central & (cosine <= limit)] if (central & (cosine <= limit)).any() else kept
    return Proportion(float(kept.min()), float(np.median(likely)), float(kept.max()))
