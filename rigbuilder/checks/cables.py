"""Room that a card's power plug and the bend of its cable take."""

from __future__ import annotations

import math
from collections.abc import Iterator

from rigbuilder.catalog.parts import Card
from rigbuilder.checks.context import Context
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import unknown
from rigbuilder.geometry.dimensions import mm, words
from rigbuilder.geometry.measure import Measure, believed, exact, likely
from rigbuilder.geometry.scene import SeatedCard
from rigbuilder.geometry.shapes import cable_reach_mm
from rigbuilder.geometry.standards import STRAIGHT_CABLE_MM


def may_have_plug(part: Card, edge: str) -> bool:
    """Whether a power plug stands on an edge, or may: only sourced facts rule it out."""
    inputs = part.power_inputs
    if inputs is not None and not inputs.value and inputs.grade != "unverified":
        return False
    where = part.plug.edge if part.plug else None
    return where is None or where.value == edge or where.grade == "unverified"


def straight_cable_mm(part: Card) -> Measure:
    """Room that plug and cable take before the bend; 35 mm for the 16-pin plugs, else 25 mm.

    Neither figure has a document, so it is believed; nothing is proven below it.
    """
    return believed(cable_reach_mm(part), "room that the power plug and its cable's bend take", 0.0)


def plug_room(
    ctx: Context, rule_id: str, card: SeatedCard, part: Card, room: Measure, where: str
) -> Iterator[Finding]:
    """The cable's bend: enough room is enough; less than the advice is not proven to fail."""
    need = straight_cable_mm(part)
    wanted = need.nominal or STRAIGHT_CABLE_MM
    if room.low >= wanted:
        return
    missing, unverified = room.missing, room.unverified + need.unverified
    place = f"place of the power plug on the {part.name}"
    if part.plug is None:
        missing += (place,)
    elif part.plug.edge.grade == "unverified":
        unverified += (place,)
    left = room - exact(wanted)
    yield unknown(
        rule_id,
        (card.key, "case"),
        (
            f"{ctx.scene.title(card.key)} leaves {words(room)} {where} for plug and cable, "
            f"which want {mm(wanted)} mm"
        ),
        missing,
        unverified,
        leans=likely(left) if part.plug is not None else None,
        measured=None if math.isinf(room.low) else room.low,
        needed=wanted,
        unit="mm",
    )
