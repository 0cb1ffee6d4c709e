"""Cards on the case's vertical bracket: described as if in a slot, then stood up before the board.

No maker publishes where the bracket stands; it is drawn beside the horizontal openings, its lower
end at theirs, with open edges.
"""

from __future__ import annotations

from dataclasses import replace

from rigbuilder.geometry.bodies_of_frame import REAR_WALL_MM, row_end_mm
from rigbuilder.geometry.layout import Body
from rigbuilder.geometry.scene import Scene, SeatedCard
from rigbuilder.geometry.standards import (
    BACK_HIGH_MM,
    BRACKET_HEIGHT_MM,
    CELL_BELOW_MM,
    SEATED_Z_MM,
)
from rigbuilder.geometry.turns import UPRIGHT, Edge, Point

FINGERS_BELOW_ROW_MM = 4.0
"""Fingers of an upright card below the row of openings, as drawn."""
NOWHERE_SURE: frozenset[Edge] = frozenset({"y0", "y1", "z0", "z1"})


def upright_at(scene: Scene, opening: int) -> Point:
    """Where a card described in the plane y = 0 comes to when it stands at a vertical opening."""
    fingers = row_end_mm(scene) + FINGERS_BELOW_ROW_MM
    return 0.0, fingers + SEATED_Z_MM, scene.plane_of_vertical(opening)


def in_place(scene: Scene, card: SeatedCard, bodies: list[Body]) -> list[Body]:
    """Bodies of a card (or of a bridge from it on), stood up where the card stands upright."""
    if card.vertical is None:
        return bodies
    by = upright_at(scene, card.vertical)
    stood = (body.turned(UPRIGHT, by) for body in bodies)
    return [replace(body, unknown_edges=body.unknown_edges | NOWHERE_SURE) for body in stood]


def vertical_openings(scene: Scene) -> list[Body]:
    """The case's openings for upright cards."""
    count = scene.case.vertical_openings if scene.case else None
    opening = Body(
        "", "opening", -REAR_WALL_MM, -2.0, -BACK_HIGH_MM, CELL_BELOW_MM - 1.9,
        SEATED_Z_MM, SEATED_Z_MM + BRACKET_HEIGHT_MM,
    )  # fmt: skip
    return [
        replace(
            opening.turned(UPRIGHT, upright_at(scene, n)), key=f"case/vertical{n}", label=f"V{n}"
        )
        for n in range(1, (count.value if count else 0) + 1)
    ]
