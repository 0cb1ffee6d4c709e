"""``lay_out``: a rig as bodies in millimetres with dimension lines, overlaps and seats."""

from __future__ import annotations

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.geometry.bodies_of_cards import bridge_bodies, card_bodies
from rigbuilder.geometry.bodies_of_frame import board_bodies, case_bodies, psu_bodies
from rigbuilder.geometry.collide import overlaps
from rigbuilder.geometry.dimensions import dimension_lines
from rigbuilder.geometry.layout import Body, Layout
from rigbuilder.geometry.scene import Scene
from rigbuilder.geometry.seats import seat_places
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
    bodies += board_bodies(scene)
    bodies += psu_bodies(scene)
    for card in scene.cards:
        bodies += card_bodies(scene, card)
    for bridge in scene.bridges:
        bodies += bridge_bodies(bridge)
    drawn = tuple(bodies)
    return Layout(
        bodies=drawn,
        dimensions=dimension_lines(scene, drawn),
        overlaps=overlaps(drawn),
        bounds=_bounds(drawn),
        seats=seat_places(scene),
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
