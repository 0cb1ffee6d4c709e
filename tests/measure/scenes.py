"""Photographs of boards and cards with known sizes: drawn, seen by a camera, bent by a lens.

The camera and its lens (Brown's polynomial) are other formulas than those of the program.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rigbuilder.measure.marks import Marks, Point, SlotMark

MARKER_MM = 4.0


@dataclass(frozen=True)
class Shot:
    """A camera before a plane whose middle lies at (width, height) / 2, in mm."""

    plane_mm: tuple[float, float]
    picture_px: tuple[int, int] = (1000, 800)
    focal: float = 1.2
    """In picture diagonals."""
    tilt_deg: tuple[float, float] = (0.0, 0.0)
    """About the picture's level and its upright axis."""
    roll_deg: float = 0.0
    fill: float = 0.72
    """How much of the picture the plane takes."""
    k1: float = 0.0
    """Brown: r' = r (1 + k1 r^2), r in half diagonals; negative is a barrel."""

    def see(self, places_mm) -> np.ndarray:  # type: ignore[no-untyped-def]
        """Picture pixels of places on the plane, (n, 2)."""
        places = np.asarray(places_mm, dtype=float) - np.array(self.plane_mm) / 2
        a, b, c = np.radians([*self.tilt_deg, self.roll_deg])
        about_x = [[1, 0, 0], [0, np.cos(a), -np.sin(a)], [0, np.sin(a), np.cos(a)]]
        about_y = [[np.cos(b), 0, np.sin(b)], [0, 1, 0], [-np.sin(b), 0, np.cos(b)]]
        about_z = [[np.cos(c), -np.sin(c), 0], [np.sin(c), np.cos(c), 0], [0, 0, 1]]
        turned = (
            np.column_stack((places, np.zeros(len(places))))
            @ (np.array(about_x) @ about_y @ about_z).T
        )
        width, height = self.picture_px
        focal_px = self.focal * np.hypot(width, height)
        size_px = self.fill * min(width / self.plane_mm[0], height / self.plane_mm[1])
        flat = focal_px * turned[:, :2] / (turned[:, 2:] + focal_px / size_px)
        r2 = (flat**2).sum(axis=1, keepdims=True) / (np.hypot(width, height) / 2) ** 2
        return flat * (1 + self.k1 * r2) + np.array(self.picture_px) / 2

    @property
    def corners_mm(self) -> list[tuple[float, float]]:
        width, height = self.plane_mm
        return [(0, 0), (width, 0), (width, height), (0, height)]

    @property
    def edges_mm(self) -> list[tuple[float, float]]:
        """A place on each edge, not just in its middle."""
        width, height = self.plane_mm
        return [(width * 0.55, 0), (width, height * 0.45), (width * 0.48, height), (0, height / 2)]


def random_shot(rng: np.random.Generator, plane_mm: tuple[float, float], **fixed) -> Shot:  # type: ignore[no-untyped-def]
    """As somebody takes a picture who means to take it straight from above, and does not."""
    chosen = {
        "focal": float(rng.uniform(0.65, 3.0)),
        "tilt_deg": tuple(float(angle) for angle in rng.uniform(-14, 14, 2)),
        "roll_deg": float(rng.uniform(-10, 10)),
        "fill": float(rng.uniform(0.6, 0.8)),
        "k1": float(rng.uniform(-0.08, 0.04)),
    }
    return Shot(plane_mm, **{**chosen, **fixed})


def render(shot: Shot, markers_mm, rng: np.random.Generator, noise: float = 8.0) -> np.ndarray:  # type: ignore[no-untyped-def]
    """The picture as (height, width, 3) bytes: a dark plane with a disk at each marker.

    The disk of marker number n has the red value 100 + n: how a reader of the picture tells them.
    """
    width, height = shot.picture_px
    picture = np.full((height, width, 3), 220.0)
    ys, xs = np.mgrid[0:height, 0:width]
    _fill(picture, xs, ys, shot.see(_outline(shot.plane_mm)), (30, 60, 40))
    for number, marker in enumerate(markers_mm):
        angles = np.linspace(0, 2 * np.pi, 16, endpoint=False)
        ring = np.array(marker) + MARKER_MM * np.column_stack((np.cos(angles), np.sin(angles)))
        _fill(picture, xs, ys, shot.see(ring), (100 + number, 0, 250))
    picture[..., 1:] += rng.normal(0, noise, (height, width, 2))
    return np.clip(picture, 0, 255).astype(np.uint8)


def _outline(plane_mm: tuple[float, float]) -> np.ndarray:
    width, height = plane_mm
    t = np.linspace(0, 1, 40, endpoint=False)
    zero, one = np.zeros_like(t), np.ones_like(t)
    sides = [(t, zero), (one, t), (1 - t, one), (zero, 1 - t)]
    return np.vstack([np.column_stack((x * width, y * height)) for x, y in sides])


def _fill(picture, xs, ys, ring: np.ndarray, colour) -> None:  # type: ignore[no-untyped-def]
    """Fills a polygon by counting crossings, inside its bounding box."""
    height, width = xs.shape
    x0, y0 = np.clip(np.floor(ring.min(axis=0)).astype(int), 0, (width, height))
    x1, y1 = np.clip(np.ceil(ring.max(axis=0)).astype(int) + 1, 0, (width, height))
    px, py = xs[y0:y1, x0:x1] + 0.5, ys[y0:y1, x0:x1] + 0.5
    inside = np.zeros(px.shape, dtype=bool)
    for (ax, ay), (bx, by) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        if ay != by:
            crosses = (ay > py) != (by > py)
            inside ^= crosses & (px < ax + (py - ay) * (bx - ax) / (by - ay))
    picture[y0:y1, x0:x1][inside] = colour


def find(picture: np.ndarray, number: int) -> tuple[float, float]:
    """The middle of a marker's disk in the picture, as an eye finds it."""
    ys, xs = np.nonzero((picture[..., 0] == 100 + number) & (picture[..., 2] > 150))
    assert len(xs) > 3, f"marker {number} is not in the picture"
    return float(xs.mean()) + 0.5, float(ys.mean()) + 0.5


def click(places, rng: np.random.Generator, px: float) -> list[Point]:  # type: ignore[no-untyped-def]
    """The places as a hand hits them: off by a normal deviate of ``px`` in each direction."""
    return [Point(float(x + dx), float(y + dy)) for (x, y), (dx, dy) in
            zip(places, rng.normal(0, px, (len(places), 2)), strict=True)]  # fmt: skip


def marked(
    shot: Shot,
    slots_mm=(),  # type: ignore[no-untyped-def]
    rng: np.random.Generator | None = None,
    px: float = 0.0,
    bent: bool = False,
) -> Marks:
    """What a user marks, taken from the camera's formula instead of a drawn picture."""
    rng = rng or np.random.default_rng(0)
    corners = click(shot.see(shot.corners_mm), rng, px)
    edges = click(shot.see(shot.edges_mm), rng, px)
    slots = click(shot.see(slots_mm), rng, px) if len(slots_mm) else []
    names = tuple(SlotMark(point, f"PCIE{n}") for n, point in enumerate(slots, 1))
    return Marks(tuple(corners), tuple(edges), bent, names)  # type: ignore[arg-type]
