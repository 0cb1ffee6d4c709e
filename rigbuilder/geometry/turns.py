"""Quarter turns: how a body, an upright card or a whole board lies along the drawing's axes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Axis = Literal["x", "y", "z"]
Edge = Literal["x0", "x1", "y0", "y1", "z0", "z1"]
Point = tuple[float, float, float]
Box = tuple[float, float, float, float, float, float]
"""x0, x1, y0, y1, z0, z1 in mm."""
AXES: tuple[Axis, Axis, Axis] = ("x", "y", "z")


@dataclass(frozen=True, slots=True)
class Turn:
    """Where the own axes x, y and z of something point to: an axis of the drawing and +1 or -1."""

    x: tuple[Axis, int]
    y: tuple[Axis, int]
    z: tuple[Axis, int]

    def of(self, axis: Axis) -> tuple[Axis, int]:
        """Where one own axis points to."""
        return self.x if axis == "x" else self.y if axis == "y" else self.z

    def then(self, other: Turn) -> Turn:
        """This turn, then another one of the whole."""

        def twice(axis: Axis) -> tuple[Axis, int]:
            first, sign = self.of(axis)
            second, other_sign = other.of(first)
            return second, sign * other_sign

        return Turn(twice("x"), twice("y"), twice("z"))

    def point(self, point: Point) -> Point:
        """A point turned about the origin, mm."""
        found = dict.fromkeys(AXES, 0.0)
        for axis, value in zip(AXES, point, strict=True):
            to, sign = self.of(axis)
            found[to] = sign * value
        return found["x"], found["y"], found["z"]

    def box(self, box: Box) -> Box:
        """A box turned about the origin, mm."""
        low = self.point((box[0], box[2], box[4]))
        high = self.point((box[1], box[3], box[5]))
        x, y, z = (sorted(ends) for ends in zip(low, high, strict=True))
        return x[0], x[1], y[0], y[1], z[0], z[1]

    def edges(self, edges: frozenset[Edge]) -> frozenset[Edge]:
        """Names of a box's edges after the turn."""
        return frozenset(self._edge(edge) for edge in edges)

    def _edge(self, edge: Edge) -> Edge:
        axis, end = WHERE[edge]
        to, sign = self.of(axis)
        return EDGES[to][end if sign > 0 else 1 - end]


EDGES: dict[Axis, tuple[Edge, Edge]] = {"x": ("x0", "x1"), "y": ("y0", "y1"), "z": ("z0", "z1")}
WHERE: dict[Edge, tuple[Axis, int]] = {
    edge: (axis, end) for axis, edges in EDGES.items() for end, edge in enumerate(edges)
}

AS_IS = Turn(("x", 1), ("y", 1), ("z", 1))
UPRIGHT = Turn(("x", 1), ("z", 1), ("y", -1))
"""A card on the vertical bracket: cooler toward the side panel (z), fingers down (y), by a quarter
turn about its length."""
HALF = Turn(("x", -1), ("y", -1), ("z", -1))
"""An inverted board, turned by half about the case's depth. The drawing looks at it through the
other side panel, where the front is at the left, and at the rear from the rear, where the board
is at the right: so x and z, which run to the right in their views, turn too."""
QUARTER = Turn(("y", 1), ("x", -1), ("z", 1))
"""A board whose slots are at the top: what was the rear (left) comes to the top, what was the top
to the right."""
