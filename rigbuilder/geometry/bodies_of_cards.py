"""Bodies of cards and bridges. Sizes nobody publishes are drawn as usual ones with open edges."""

from __future__ import annotations

from rigbuilder.catalog.evidence import Figure
from rigbuilder.catalog.parts import Card
from rigbuilder.geometry.brackets import bracket_of
from rigbuilder.geometry.layout import Body
from rigbuilder.geometry.scene import JoinedBridge, Scene, SeatedCard
from rigbuilder.geometry.shapes import cable_reach_mm
from rigbuilder.geometry.standards import (
    BACK_HIGH_MM,
    BRACKET_HEIGHT_MM,
    SEATED_Z_MM,
    SLOT_PITCH_MM,
)
from rigbuilder.geometry.turns import Edge
from rigbuilder.geometry.upright import in_place

USUAL_LENGTH_MM = 280.0
USUAL_HEIGHT_MM = 120.0
USUAL_SLOTS = 2.0
USUAL_CONNECTOR_FROM_BRACKET_MM = 70.0
CONNECTOR_MM = (56.0, 5.0)
"""Length and height of an NVLink edge connector as drawn."""
USUAL_BRIDGE_RISE_MM = 20.0
PLUG_MM = (24.0, 12.0, 12.0)
"""Length, thickness and height of a power plug as drawn."""
BEND_MM = 10.0
"""How far the bent cable reaches down beside its plug, as drawn."""


def _drawn(figure: Figure | None, usual: float) -> tuple[float, bool]:
    """Value to draw, and whether it is proven."""
    if figure is None:
        return usual, False
    return figure.nominal, figure.grade != "unverified"


def card_bodies(scene: Scene, card: SeatedCard) -> list[Body]:
    """Card, bracket, plug and NVLink connector of a card that has a place and a record."""
    part = card.part
    if part is None or card.plane_mm is None:
        return []
    plane = 0.0 if card.vertical else card.plane_mm
    slots = part.slot_width.nominal if part.slot_width else USUAL_SLOTS
    thickness, thick_known = _drawn(part.thickness_mm, slots * SLOT_PITCH_MM)
    back, _ = _drawn(part.backplate_mm, BACK_HIGH_MM)
    length, length_known = _drawn(part.length_mm, USUAL_LENGTH_MM)
    height, height_known = _drawn(part.height_mm, USUAL_HEIGHT_MM)
    edges: set[Edge] = set()
    if not length_known:
        edges.add("x1")
    if not thick_known:
        edges.add("y1")
    if not height_known:
        edges.add("z1")
    y0, z0 = plane - back, SEATED_Z_MM
    body = Body(
        card.key, "card", 0.0, length, y0, y0 + thickness, z0, z0 + height,
        frozenset(edges), part.name,
    )  # fmt: skip
    bodies = [body, _bracket(card, part, plane), *_plug(card, part, body)]
    bodies += _connector(card, part, body, plane)
    return in_place(scene, card, bodies)


def _bracket(card: SeatedCard, part: Card, plane: float) -> Body:
    height = (bracket_of(part).drawn - 1) * SLOT_PITCH_MM + 18.4
    return Body(
        f"{card.key}/bracket", "bracket", -2.0, 0.0, plane - 3.4, plane - 3.4 + height,
        SEATED_Z_MM, SEATED_Z_MM + BRACKET_HEIGHT_MM,
    )  # fmt: skip


def _plug(card: SeatedCard, part: Card, body: Body) -> list[Body]:
    """The plug, and the room of its cable's bend beyond it, whose depth has no document."""
    if part.power_inputs is not None and not part.power_inputs.value:
        return []
    edge = part.plug.edge.value if part.plug else None
    long, thick, high = PLUG_MM
    middle = (body.y0 + body.y1) / 2
    y0, y1 = middle - thick / 2, middle + thick / 2
    place = part.plug.from_bracket_mm if part.plug else None
    edges: frozenset[Edge] = frozenset() if place else frozenset({"x0", "x1"})
    plug, cable = f"{card.key}/plug", f"{card.key}/cable"
    reach = cable_reach_mm(part)
    if edge == "end":
        z0, x0 = body.z0 + (body.z1 - body.z0) * 0.6, body.x1
        return [
            Body(cable, "cable", x0 + high, x0 + reach, y0, y1, z0, z0 + long, edges | {"x1"}),
            Body(plug, "plug", x0, x0 + high, y0, y1, z0, z0 + long, edges),
        ]
    centre = place.nominal if place else body.x1 * (0.6 if edge == "top" else 0.75)
    x0, x1, z0, z1 = centre - long / 2, centre + long / 2, body.z1 - 2, body.z1 + high
    if edge is None:
        edges = edges | {"z0", "z1"}
    return [
        Body(cable, "cable", x0, x1, y0, y1 + BEND_MM, z1, body.z1 + reach, edges | {"z1"}),
        Body(plug, "plug", x0, x1, y0, y1, z0, z1, edges),
    ]


def _connector(card: SeatedCard, part: Card, body: Body, plane: float) -> list[Body]:
    nvlink = part.nvlink
    if nvlink is None or nvlink.generation.value == "none":
        return []
    centre, known = _drawn(nvlink.from_bracket_mm, USUAL_CONNECTOR_FROM_BRACKET_MM)
    top = body.z0 + nvlink.height_mm.nominal if nvlink.height_mm else body.z1
    edges: set[Edge] = set() if known else {"x0", "x1"}
    if nvlink.height_mm is None:
        edges.add("z1")
    length, height = CONNECTOR_MM
    return [
        Body(
            f"{card.key}/nvlink", "connector", centre - length / 2, centre + length / 2,
            plane - 1.0, plane + 1.0, top - height, top, frozenset(edges), "NVLink",
        )
    ]  # fmt: skip


def bridge_bodies(scene: Scene, bridge: JoinedBridge) -> list[Body]:
    """The bridge at its own length, from the first card's connector on: a wrong one ends off."""
    part, first, second = bridge.part, bridge.first, bridge.second
    if part is None or first.part is None or first.plane_mm is None or second.plane_mm is None:
        return []
    nvlink = first.part.nvlink
    figure = nvlink.from_bracket_mm if nvlink else None
    centre, known = _drawn(figure, USUAL_CONNECTOR_FROM_BRACKET_MM)
    height, _ = _drawn(first.part.height_mm, USUAL_HEIGHT_MM)
    top = SEATED_Z_MM + (nvlink.height_mm.nominal if nvlink and nvlink.height_mm else height)
    rise, rise_known = _drawn(part.rise_mm, USUAL_BRIDGE_RISE_MM)
    edges: set[Edge] = set() if known else {"x0", "x1"}
    if not rise_known:
        edges.add("z1")
    half = CONNECTOR_MM[0] / 2 + 4.0
    plane = 0.0 if first.vertical else first.plane_mm
    body = Body(
        bridge.key, "bridge", centre - half, centre + half, plane - 5.0,
        plane + part.pitch_mm.nominal + 5.0, top, top + rise, frozenset(edges), part.name,
    )  # fmt: skip
    return in_place(scene, first, [body])
