"""Every place of a rig that could take a card."""

from __future__ import annotations

from rigbuilder.catalog.parts import Rail, Slot
from rigbuilder.geometry.layout import MARK_MM, SeatPlace
from rigbuilder.geometry.scene import Scene, plane_of_opening
from rigbuilder.geometry.standards import CONNECTOR_LENGTH_MM, SEATED_Z_MM, SLOT_FROM_REAR_MM
from rigbuilder.geometry.turns import UPRIGHT, Box
from rigbuilder.geometry.upright import upright_at
from rigbuilder.rig.model import RailSeat

FREE_RAIL_STEP_MM = 80.0
"""Places offered along a rail whose maker gives no count: roughly an air-cooled card with a gap."""
RAIL_SPAN_MM = 300.0
LEAST_STEP_MM = 5.0
SEAT_HEIGHT_MM = 112.0
"""Height of the place of a card: a full-height card (PCI Express CEM, 111.15 mm)."""
MOST_PLACES = 64
"""A rail is offered in steps a hand can hit, and not without end, whatever its record says."""


def seat_places(scene: Scene) -> tuple[SeatPlace, ...]:
    """Board slots from the CPU on, then places on rails and on the vertical bracket.

    Among them are those that the rig's cards use.
    """
    places = []
    for opening, slot in sorted(scene.slots_by_opening.items()):
        lanes = slot.electrical_lanes.value if slot.electrical_lanes else None
        mechanical = slot.mechanical_lanes.value
        wired = "" if lanes in (None, mechanical) else f" wired x{lanes}"
        places.append(_slot_place(opening, slot, f"x{mechanical}{wired}"))
    for rail in scene.case.rails if scene.case else ():
        places += _rail_places(scene, rail)
    places += _upright_places(scene)
    return tuple(places)


def _room(x0: float, x1: float, plane_mm: float) -> Box:
    """Room of a PCB in a plane, from one end of its mark to the other."""
    top = SEATED_Z_MM + SEAT_HEIGHT_MM
    return x0, x1, plane_mm - MARK_MM / 2, plane_mm + MARK_MM / 2, SEATED_Z_MM, top


def _slot_place(opening: int, slot: Slot, lanes: str) -> SeatPlace:
    x0 = SLOT_FROM_REAR_MM
    x1 = x0 + CONNECTOR_LENGTH_MM[slot.mechanical_lanes.value]
    name = f"Slot {opening} ({slot.name}, {lanes})"
    return SeatPlace(opening, None, None, None, name, _room(x0, x1, plane_of_opening(opening)))


def _rail_places(scene: Scene, rail: Rail) -> list[SeatPlace]:
    length = rail.length_mm.nominal if rail.length_mm else 500.0
    if rail.pitch_mm is not None:
        step = rail.pitch_mm.nominal
    elif rail.positions is not None:
        step = length / rail.positions.value
    else:
        step = FREE_RAIL_STEP_MM
    step = max(step, LEAST_STEP_MM)
    count = min(MOST_PLACES, max(1, int(length / step + 1e-9)))
    offered = {round(n * step, 2) for n in range(count)}
    used = {
        card.placed.seat.position_mm
        for card in scene.cards
        if isinstance(card.placed.seat, RailSeat) and card.placed.seat.rail == rail.key
    }
    offered = {p for p in offered if all(abs(p - u) > step / 2 for u in used)} | used
    start = scene.rail_start_mm[rail.key]
    return [
        SeatPlace(
            None,
            rail.key,
            position,
            None,
            f"Rail {rail.key}, {position:g} mm",
            _room(0.0, RAIL_SPAN_MM, start + position),
        )
        for position in sorted(offered)
    ]


def _upright_places(scene: Scene) -> list[SeatPlace]:
    openings = scene.case.vertical_openings if scene.case else None
    offered = set(range(1, openings.value + 1)) if openings else set()
    offered |= {card.vertical for card in scene.cards if card.vertical is not None}
    room = _room(0.0, RAIL_SPAN_MM, 0.0)
    return [
        SeatPlace(None, None, None, opening, f"Vertical opening {opening}", room).turned(
            UPRIGHT, upright_at(scene, opening)
        )
        for opening in sorted(offered)
    ]
