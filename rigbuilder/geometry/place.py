"""``lay_out``: a rig as bodies in millimetres with dimension lines, overlaps and seats."""

from __future__ import annotations

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.geometry.bodies_of_cards import bridge_bodies, card_bodies
from rigbuilder.geometry.bodies_of_frame import board_bodies, case_bodies, psu_bodies
from rigbuilder.geometry.bodies_of_splitters import splitter_bodies
from rigbuilder.geometry.bodies_of_walls import covers, wall_bodies
from rigbuilder.geometry.collide import overlaps
from rigbuilder.geometry.dimensions import dimension_lines
from rigbuilder.geometry.layout import Body, Layout
from rigbuilder.geometry.mounting import TURN_OF, mounting_of
from rigbuilder.geometry.scene import Scene
from rigbuilder.geometry.seats import seat_places
from rigbuilder.geometry.turns import AS_IS, Turn
from rigbuilder.geometry.upright import vertical_openings
from rigbuilder.rig.model import Rig

EMPTY_BOUNDS = (0.0, 420.0, 0.0, 480.0, 0.0, 200.0)
MARGIN_MM = 12.0


def lay_out(rig: Rig, catalog: Catalog) -> Layout:
    """The layout of a rig."""
    return lay_out_scene(Scene(rig, catalog))


def lay_out_scene(scene: Scene) -> Layout:
    """The layout of a scene."""
    bodies: list[Body] = []
    bodies += case_bodies(scene)
    outline = bodies[0] if bodies else None
    bodies += vertical_openings(scene)
    bodies += board_bodies(scene)
    bodies += splitter_bodies(scene)
    bodies += psu_bodies(scene)
    bodies += wall_bodies(scene, outline)
    in_slots = [card for card in scene.cards if not card.vertical]
    upright = [card for card in scene.cards if card.vertical]  # they stand before the others
    for cards in (in_slots, upright):
        for card in cards:
            bodies += card_bodies(scene, card)
        for bridge in scene.bridges:
            if bridge.first in cards:
                bodies += bridge_bodies(scene, bridge)
    bodies += covers(scene, outline)
    drawn = tuple(bodies)
    layout = Layout(
        bodies=drawn,
        dimensions=dimension_lines(scene, drawn),
        overlaps=overlaps(drawn),
        bounds=_bounds(drawn),
        seats=seat_places(scene),
    )
    return turned(layout, TURN_OF[mounting_of(scene.case)])


def turned(layout: Layout, turn: Turn) -> Layout:
    """The layout of an upright board, turned as its case carries the board."""
    if turn == AS_IS:
        return layout
    bodies = tuple(body.turned(turn) for body in layout.bodies)
    lines = (line.turned(turn) for line in layout.dimensions)
    return Layout(
        bodies=bodies,
        dimensions=tuple(line for line in lines if line is not None),
        overlaps=tuple(overlap.turned(turn) for overlap in layout.overlaps),
        bounds=_bounds(bodies),
        seats=tuple(seat.turned(turn) for seat in layout.seats),
        turn=turn,
    )


def _bounds(bodies: tuple[Body, ...]) -> tuple[float, float, float, float, float, float]:
    if not bodies:
        return EMPTY_BOUNDS
    return (
        min(b.x0 for b in bodies) - MARGIN_MM,
        max(b.x1 for b in bodies) + MARGIN_MM,
        min(b.y0 for b in bodies) - MARGIN_MM,
        max(b.y1 for b in bodies) + MARGIN_MM,
        min(b.z0 for b in bodies) - MARGIN_MM,
        max(b.z1 for b in bodies) + MARGIN_MM,
    )
