"""Radial distortion of a lens by one parameter, found from edges that are straight in truth.

Division model: a place at distance r from the picture's middle belongs at r / (1 + k r^2), with r
counted in half diagonals (Fitzgibbon, Simultaneous linear estimation of multiple view geometry and
lens distortion, CVPR 2001). k < 0 is a barrel: edges bulge outward. Phone and product pictures lie
within 0.1 either way.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rigbuilder.measure.homography import Array

LARGEST_K = 0.25
BENT_SHARE = 0.006
"""How far the marks may miss the edges after the lens is taken out, in picture diagonals: what four
marks and four corners that are each off by some pixels come to."""
BENT_PX = 5.0
"""The same for small pictures."""
_STEPS = 101
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Lens:
    """A lens of known distortion over a picture of a known size."""

    k: float
    middle: tuple[float, float]
    half_diagonal: float

    def straighten(self, points: Array) -> Array:
        """Picture points, (n, 2), as a lens without distortion would show them."""
        offset = points - np.array(self.middle)
        r2 = (offset**2).sum(axis=1, keepdims=True) / self.half_diagonal**2
        straight: Array = np.array(self.middle) + offset / (1 + self.k * r2)
        return straight

    def bend(self, points: Array) -> Array:
        """Where this lens shows straight points: the inverse of ``straighten``."""
        offset = (points - np.array(self.middle)) / self.half_diagonal
        r2 = (offset**2).sum(axis=1, keepdims=True)
        root = np.sqrt(np.maximum(1 - 4 * self.k * r2, 0))
        bent: Array = np.array(self.middle) + offset * (2 / (1 + root)) * self.half_diagonal
        return bent


def lens_of(width_px: int, height_px: int, k: float = 0.0) -> Lens:
    """A lens whose axis meets the middle of a picture of that size."""
    return Lens(k, (width_px / 2, height_px / 2), float(np.hypot(width_px, height_px)) / 2)


def fit_lens(width_px: int, height_px: int, corners: Array, edges: Array) -> tuple[Lens, float]:
    """The lens that makes corner, edge mark and corner straight on each of four edges.

    Returns it and the largest distance in pixels that a mark still has from its edge. ``edges``
    holds one mark an edge, the first between the first and second corner.
    """
    middle = np.array((width_px / 2, height_px / 2))
    half = float(np.hypot(width_px, height_px)) / 2
    low, high, best = -LARGEST_K, LARGEST_K, 0.0
    for _ in range(_ROUNDS):
        tried = np.linspace(low, high, _STEPS)
        misses = _misses(tried, (corners - middle) / half, (edges - middle) / half)
        best = float(tried[(misses**2).sum(axis=1).argmin()])
        step = (high - low) / (_STEPS - 1)
        low, high = max(-LARGEST_K, best - step), min(LARGEST_K, best + step)
    last = _misses(np.array([best]), (corners - middle) / half, (edges - middle) / half)
    return lens_of(width_px, height_px, best), float(np.abs(last).max()) * half


def _misses(k: Array, corners: Array, edges: Array) -> Array:
    """Distance of each edge mark from the line through its corners, (len(k), 4)."""

    def straight(points: Array) -> Array:
        r2 = (points**2).sum(axis=1)
        scaled: Array = points / (1 + k[:, None] * r2)[:, :, None]
        return scaled

    start = straight(corners)
    along = np.roll(start, -1, axis=1) - start
    offset = straight(edges) - start
    cross = along[..., 0] * offset[..., 1] - along[..., 1] * offset[..., 0]
    distances: Array = cross / np.linalg.norm(along, axis=2)
    return distances
