"""Bodies of bifurcation boards: PCBs standing in slots. Unpublished sizes have open edges."""

from __future__ import annotations

from rigbuilder.geometry.layout import Body
from rigbuilder.geometry.scene import Scene, SeatedSplitter, plane_of_opening
from rigbuilder.geometry.standards import (
    BACK_LOW_MM,
    CONNECTOR_LENGTH_MM,
    SEATED_Z_MM,
    SLOT_FROM_REAR_MM,
)
from rigbuilder.geometry.turns import Edge

USUAL_HEIGHT_MM = 60.0
BESIDE_CONNECTOR_MM = 12.0
"""Usual reach of its PCB beyond its edge connector."""
CONNECTORS_MM = 12.0
"""Connectors on its component side, as drawn."""


def splitter_bodies(scene: Scene) -> list[Body]:
    """Each bifurcation board that has a slot and a record."""
    return [body for splitter in scene.splitter_by_key.values() for body in _body(splitter)]


def _body(splitter: SeatedSplitter) -> list[Body]:
    part, opening = splitter.part, splitter.placed.board_slot
    if part is None or opening is None:
        return []
    usual = CONNECTOR_LENGTH_MM[part.lanes.value] + BESIDE_CONNECTOR_MM
    length = part.length_mm.nominal if part.length_mm else usual
    height = part.height_mm.nominal if part.height_mm else USUAL_HEIGHT_MM
    edges: set[Edge] = {"y1"}
    if part.length_mm is None:
        edges |= {"x0", "x1"}
    if part.height_mm is None:
        edges.add("z1")
    plane = plane_of_opening(opening)
    return [
        Body(
            splitter.key, "splitter", SLOT_FROM_REAR_MM, SLOT_FROM_REAR_MM + length,
            plane - BACK_LOW_MM, plane + CONNECTORS_MM, SEATED_Z_MM, SEATED_Z_MM + height,
            frozenset(edges), part.name,
        )
    ]  # fmt: skip
