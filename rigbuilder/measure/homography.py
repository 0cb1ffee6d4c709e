"""The plane-to-plane map of a perspective picture, from four corners or more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from rigbuilder.measure.marks import Point

Array = npt.NDArray[np.floating[Any]]

MIN_SIDE_PX = 60.0
"""An outline with a shorter side cannot be placed better than some millimetres."""
MIN_CORNER_SINE = 0.25
"""Corners sharper than 15 degrees or flatter than 165: the plane is seen almost from its edge."""


def homography(plane: Array, picture: Array) -> Array:
    """3 x 3 matrix that maps points of a plane, (n, 2), to points of a picture, (n, 2), n >= 4.

    Direct linear transform with normalised points, solved by SVD: Hartley and Zisserman, Multiple
    View Geometry, 2nd edition, algorithm 4.2. The points must not be degenerate.
    """
    to_plane, to_picture = _normaliser(plane), _normaliser(picture)
    p, q = project(to_plane, plane), project(to_picture, picture)
    one, zero = np.ones((len(p), 1)), np.zeros((len(p), 3))
    ph = np.hstack((p, one))
    upper = np.hstack((ph, zero, -q[:, :1] * ph))
    lower = np.hstack((zero, ph, -q[:, 1:] * ph))
    matrix = np.linalg.svd(np.vstack((upper, lower)))[2][-1].reshape(3, 3)
    whole: Array = np.linalg.inv(to_picture) @ matrix @ to_plane
    scaled: Array = whole / whole[2, 2]
    return scaled


def project(matrix: Array, points: Array) -> Array:
    """Points, (n, 2), mapped by a 3 x 3 matrix."""
    mapped = np.hstack((points, np.ones((len(points), 1)))) @ matrix.T
    found: Array = mapped[:, :2] / mapped[:, 2:]
    return found


def _normaliser(points: Array) -> Array:
    """Moves the middle to 0 and makes the mean distance from it the root of 2."""
    middle = points.mean(axis=0)
    size = float(np.linalg.norm(points - middle, axis=1).mean()) or 1.0
    scale = np.sqrt(2) / size
    return np.array([[scale, 0, -scale * middle[0]], [0, scale, -scale * middle[1]], [0, 0, 1]])


def as_array(points: Sequence[Point]) -> Array:
    """Marks as an array, (n, 2)."""
    return np.array([(point.x, point.y) for point in points], dtype=np.float64).reshape(-1, 2)


def outline_problem(corners: Array) -> str | None:
    """Why four corners are no picture of a rectangle, in words; None when they may be one."""
    sides = np.roll(corners, -1, axis=0) - corners
    lengths = np.linalg.norm(sides, axis=1)
    if float(lengths.min()) < 1.0:
        return "Two corners lie on each other: drag each to its own corner."
    before = -np.roll(sides, 1, axis=0)
    cross = sides[:, 0] * before[:, 1] - sides[:, 1] * before[:, 0]
    sines = cross / (lengths * np.roll(lengths, 1))
    if bool((sines < 0).all()):
        return "The corners run the wrong way round, as in a mirror: swap left and right."
    if bool((sines <= 0).any()):
        return "The corners do not enclose a convex outline: two of them are swapped."
    if float(lengths.min()) < MIN_SIDE_PX:
        return f"The outline is too small: a side has less than {MIN_SIDE_PX:.0f} pixels."
    if float(sines.min()) < MIN_CORNER_SINE:
        return "The picture is taken too flat: a corner is almost a straight line."
    return None
