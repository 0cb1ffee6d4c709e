"""Between the places of a layout and the seats of a rig."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import Board, Riser
from rigbuilder.geometry.layout import SeatPlace
from rigbuilder.rig.model import PlacedCard, RailSeat, Rig, Seat, SlotSeat

BESIDE = 0.15
"""Weight of the distance along the card: what tells one slot from the next is the height."""
SAME_PLACE_MM = 0.5
"""Two positions on a rail closer than this are one."""


def seat_at(
    place: SeatPlace, rig: Rig, card: PlacedCard | None = None, catalog: Catalog | None = None
) -> Seat:
    """The seat that a card takes at a place.

    On a rail it keeps its riser and board slot; a card that has none gets the first free long
    slot of the board and the riser that the rig's other cards use (else the catalog's first).
    """
    if place.slot is not None:
        return SlotSeat(slot=place.slot)
    assert place.rail is not None  # a place is in a slot or on a rail
    assert place.position_mm is not None
    old = card.seat if card is not None and isinstance(card.seat, RailSeat) else None
    position = max(0.0, place.position_mm)
    if old is not None:
        return old.model_copy(update={"rail": place.rail, "position_mm": position})
    return RailSeat(
        rail=place.rail,
        position_mm=position,
        board_slot=_free_board_slot(rig, catalog),
        riser=_usual_riser(rig, catalog),
    )


def _free_board_slot(rig: Rig, catalog: Catalog | None) -> int | None:
    board = catalog.get(rig.board, Board) if catalog else None
    if board is None:
        return None
    taken = {_slot_used(card.seat) for card in rig.cards}
    for slot in board.slots:
        long = slot.mechanical_lanes.value == 16 or slot.open_ended
        if slot.opening is not None and long and slot.opening.value not in taken:
            return slot.opening.value
    return None


def _slot_used(seat: Seat | None) -> int | None:
    match seat:
        case SlotSeat():
            return seat.slot
        case RailSeat():
            return seat.board_slot
    return None


def _usual_riser(rig: Rig, catalog: Catalog | None) -> str | None:
    for card in rig.cards:
        if isinstance(card.seat, RailSeat) and card.seat.riser is not None:
            return card.seat.riser
    risers = catalog.of_kind(Riser) if catalog else ()
    return risers[0].id if risers else None


def is_at(place: SeatPlace, seat: Seat | None) -> bool:
    """Whether a seat is this place."""
    match seat:
        case SlotSeat():
            return place.slot == seat.slot
        case RailSeat():
            return (
                place.rail == seat.rail
                and place.position_mm is not None
                and abs(place.position_mm - seat.position_mm) < SAME_PLACE_MM
            )
    return False


def seat_index(places: Sequence[SeatPlace], seat: Seat | None) -> int | None:
    """Which of the places a seat is."""
    return next((n for n, place in enumerate(places) if is_at(place, seat)), None)


def distance_mm(place: SeatPlace, horizontal: float, y: float, view: str) -> float:
    """From a point of a view to the place, in mm; beside the place's span x counts a little."""
    low, high = (place.x0, place.x1) if view == "side" else (place.z0, place.z0 + 140.0)
    outside = max(low - horizontal, 0.0, horizontal - high)
    return math.hypot(outside * BESIDE, y - place.y)
