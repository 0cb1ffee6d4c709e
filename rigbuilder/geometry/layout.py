"""The layout: a rig as bodies in millimetres, the one thing that both views and the checks share.

Axes, looking through the open side panel of a tower: x from the rear (slot brackets) to the
front, y down along the row of slots, z out of the board toward the viewer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

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
    "cooler",
    "memory",
    "psu",
    "case",
    "opening",
    "rail",
    "tray",
]
Edge = Literal["x0", "x1", "y0", "y1", "z0", "z1"]


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

    view: Literal["side", "rear"]
    start: tuple[float, float]
    end: tuple[float, float]
    """(x, y) in the side view, (z, y) in the rear view, in mm."""
    text: str
    state: Literal["ok", "bad", "unknown", "info"]
    items: tuple[str, ...] = ()


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

    def of_item(self, key: str) -> tuple[Body, ...]:
        """All bodies of one item."""
        return tuple(body for body in self.bodies if body.item == key)


@dataclass(frozen=True, slots=True)
class SeatPlace:
    """A place that a card can be dropped on."""

    slot: int | None
    """Opening number of a board slot, or None for a place on a rail."""
    rail: str | None
    position_mm: float | None
    name: str
    """``Slot 3 (PCIEX16_2, x16)``"""
    x0: float
    x1: float
    y: float
    """Middle plane of the card's PCB in the side view, mm."""
    z0: float
    """Lower edge of a seated card's gold fingers, mm."""
