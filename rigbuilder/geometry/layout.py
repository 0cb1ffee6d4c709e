"""The layout: a rig as bodies in millimetres, the one thing that both views and the checks share.

Axes, looking through the open side panel of a tower: x from the rear (slot brackets) to the
front, y down along the row of slots, z out of the board toward the viewer. Where the case carries
its board otherwise the layout is turned as a whole (``geometry.mounting``): x then runs to the
right in the side view, y down, z to the right in the rear view.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from rigbuilder.geometry.turns import AS_IS, Box, Edge, Point, Turn

if TYPE_CHECKING:
    from shapely.geometry import Polygon

Role = Literal[
    "board",
    "slot",
    "io",
    "card",
    "bracket",
    "plug",
    "connector",
    "bridge",
    "splitter",
    "cooler",
    "memory",
    "psu",
    "case",
    "opening",
    "rail",
    "tray",
    "cable",
    "heatsink",
    "m2",
    "fan",
    "radiator",
    "cage",
    "shroud",
    "panel",
]
View = Literal["side", "rear"]
Rect = tuple[float, float, float, float]
"""Left, top, right and bottom in a view, mm."""


@dataclass(frozen=True, slots=True)
class Body:
    """A box-like body: a polygon in (x, y) with an interval in z, all in mm, as drawn."""

    key: str
    """Item key of the rig (``gpu1``, ``board``), or ``board/slot3`` for a piece of an item."""
    role: Role
    x0: float
    x1: float
    y0: float
    y1: float
    z0: float
    z1: float
    unknown_edges: frozenset[Edge] = frozenset()
    """Edges whose place no published figure gives: drawn hatched, never proven clear."""
    label: str = ""
    turn: Turn = AS_IS
    """Where the axes of its own point to: as a card in a slot, as a usual tower has them."""

    @property
    def box(self) -> Box:
        """Its ends along x, y and z, mm."""
        return self.x0, self.x1, self.y0, self.y1, self.z0, self.z1

    def turned(self, turn: Turn, by: Point = (0.0, 0.0, 0.0)) -> Body:
        """The body turned about the origin, then moved, mm."""
        x0, x1, y0, y1, z0, z1 = turn.box(self.box)
        dx, dy, dz = by
        return Body(
            self.key, self.role, x0 + dx, x1 + dx, y0 + dy, y1 + dy, z0 + dz, z1 + dz,
            turn.edges(self.unknown_edges), self.label, self.turn.then(turn),
        )  # fmt: skip

    @property
    def item(self) -> str:
        """The rig's item that the body belongs to."""
        return self.key.partition("/")[0]

    @property
    def side_outline(self) -> Polygon:
        """Outline in the side view: (x, y) in mm."""
        from shapely.geometry import Polygon  # slow to load, and only outlines need it

        return Polygon(
            ((self.x0, self.y0), (self.x1, self.y0), (self.x1, self.y1), (self.x0, self.y1))
        )

    @property
    def rear_outline(self) -> Polygon:
        """Outline in the rear view: (z, y) in mm."""
        from shapely.geometry import Polygon  # slow to load, and only outlines need it

        return Polygon(
            ((self.z0, self.y0), (self.z1, self.y0), (self.z1, self.y1), (self.z0, self.y1))
        )


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension line: a distance in mm between two points of one view."""

    view: View
    start: tuple[float, float]
    end: tuple[float, float]
    """(x, y) in the side view, (z, y) in the rear view, in mm."""
    text: str
    state: Literal["ok", "bad", "unknown", "info"]
    items: tuple[str, ...] = ()
    depth_mm: float = 0.0
    """Where it lies along the axis that its view does not show."""

    def turned(self, turn: Turn) -> Dimension | None:
        """The line turned about the origin; None where its view then sees it on end."""
        ends = []
        for across, down in (self.start, self.end):
            side = self.view == "side"
            point = (across, down, self.depth_mm) if side else (self.depth_mm, down, across)
            x, y, z = turn.point(point)
            ends.append(((x, y), z) if side else ((z, y), x))
        (start, depth), (end, _) = ends
        return None if start == end else replace(self, start=start, end=end, depth_mm=depth)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Where two bodies collide, for drawing: a box in both views."""

    items: tuple[str, str]
    x0: float
    x1: float
    y0: float
    y1: float
    z0: float
    z1: float
    depth_mm: float
    certain: bool

    def turned(self, turn: Turn) -> Overlap:
        """The box turned about the origin."""
        box = turn.box((self.x0, self.x1, self.y0, self.y1, self.z0, self.z1))
        return Overlap(self.items, *box, self.depth_mm, self.certain)


@dataclass(frozen=True, slots=True)
class Layout:
    """All bodies of a rig, drawn back to front, and the dimension lines."""

    bodies: tuple[Body, ...]
    dimensions: tuple[Dimension, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    bounds: tuple[float, float, float, float, float, float] = (0.0, 400.0, 0.0, 400.0, 0.0, 200.0)
    """x0, x1, y0, y1, z0, z1 of everything, in mm."""
    seats: tuple[SeatPlace, ...] = field(default=())
    """Every place that could take a card, for snapping."""
    turn: Turn = AS_IS
    """Where the axes of an upright board point to."""

    def of_item(self, key: str) -> tuple[Body, ...]:
        """All bodies of one item."""
        return tuple(body for body in self.bodies if body.item == key)


@dataclass(frozen=True, slots=True)
class SeatPlace:
    """A place that a card can be dropped on."""

    slot: int | None
    """Opening number of a board slot, or None for a place on a rail or upright."""
    rail: str | None
    position_mm: float | None
    vertical: int | None
    """Vertical opening of an upright place."""
    name: str
    """``Slot 3 (PCIEX16_2, x16)``"""
    box: Box
    """Room of a card's PCB, mm, as thick as the mark is."""
    turn: Turn = AS_IS
    """Where the axes of a card in it point to: along, across, up from the fingers."""

    def turned(self, turn: Turn, by: Point = (0.0, 0.0, 0.0)) -> SeatPlace:
        """The place turned about the origin, then moved, mm."""
        dx, dy, dz = by
        x0, x1, y0, y1, z0, z1 = turn.box(self.box)
        box = (x0 + dx, x1 + dx, y0 + dy, y1 + dy, z0 + dz, z1 + dz)
        return replace(self, box=box, turn=self.turn.then(turn))

    def middle(self, view: View) -> tuple[float, float]:
        """Middle of its mark in a view, mm."""
        left, top, right, bottom = self.mark(view)
        return (left + right) / 2, (top + bottom) / 2

    def mark(self, view: View) -> Rect:
        """The band that stands for the place in a view, mm.

        It is the PCB on edge, or the edge with its fingers where the view sees the PCB's face.
        """
        x0, x1, y0, y1, z0, z1 = self.box
        across, (up, sign) = self.turn.y[0], self.turn.z
        seen_on_edge = across in ("x" if view == "side" else "z", "y")
        low, high = (x0, x1) if view == "side" else (z0, z1)
        rect = [low, y0, high, y1]
        if not seen_on_edge:
            near, far = (1, 3) if up == "y" else (0, 2)
            fingers = rect[near] if sign > 0 else rect[far]
            rect[near], rect[far] = fingers - MARK_MM / 2, fingers + MARK_MM / 2
        return rect[0], rect[1], rect[2], rect[3]


MARK_MM = 9.0
"""Thickness of the band that stands for a place."""
