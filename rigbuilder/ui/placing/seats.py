"""Between the places of a layout and the seats of a rig."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import Board, Riser
from rigbuilder.geometry.layout import SeatPlace, View
from rigbuilder.rig.edits import move_card
from rigbuilder.rig.model import (
    PlacedCard,
    RailSeat,
    Rig,
    RiserSeat,
    Seat,
    SlotSeat,
    VerticalSeat,
)

BESIDE = 0.15
"""Weight of the distance along the card: what tells slots apart is the distance across it."""
SAME_PLACE_MM = 0.5
"""Two positions on a rail closer than this are one."""


def seat_at(
    place: SeatPlace, rig: Rig, card: PlacedCard | None = None, catalog: Catalog | None = None
) -> Seat:
    """The seat that a card takes at a place.

    On a rail or upright it keeps its riser and board slot. A card that comes from a slot keeps
    that one, another gets the first free long slot of the board; the riser is the one that the
    rig's other cards use (else the catalog's first).
    """
    if place.slot is not None:
        return SlotSeat(slot=place.slot)
    old = card.seat if card is not None else None
    if isinstance(old, RiserSeat):
        board_slot, riser = old.board_slot, old.riser
    else:
        board_slot = old.slot if old is not None else _free_board_slot(rig, catalog)
        riser = _usual_riser(rig, catalog)
    if place.vertical is not None:
        return VerticalSeat(vertical=place.vertical, board_slot=board_slot, riser=riser)
    assert place.rail is not None  # a place is in a slot, upright or on a rail
    assert place.position_mm is not None
    position = max(0.0, place.position_mm)
    return RailSeat(rail=place.rail, position_mm=position, board_slot=board_slot, riser=riser)


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
        case RailSeat() | VerticalSeat():
            return seat.board_slot
    return None


def _usual_riser(rig: Rig, catalog: Catalog | None) -> str | None:
    for card in rig.cards:
        if isinstance(card.seat, RiserSeat) and card.seat.riser is not None:
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
        case VerticalSeat():
            return place.vertical == seat.vertical
    return False


def seat_index(places: Sequence[SeatPlace], seat: Seat | None) -> int | None:
    """Which of the places a seat is."""
    return next((n for n, place in enumerate(places) if is_at(place, seat)), None)


def put_at(rig: Rig, card: PlacedCard, place: SeatPlace, catalog: Catalog) -> Rig:
    """The rig with a card at a place; with a card that is there already it changes seats."""
    others = (other for other in rig.cards if other.key != card.key)
    holder = next((other for other in others if is_at(place, other.seat)), None)
    if holder is None:
        return move_card(rig, card.key, seat_at(place, rig, card, catalog))
    return move_card(move_card(rig, card.key, holder.seat), holder.key, card.seat)


def distance_mm(place: SeatPlace, horizontal: float, y: float, view: View) -> float:
    """From a point of a view to the place, in mm; what lies beside its length counts a little."""
    left, top, right, bottom = place.mark(view)
    middle_x, middle_y = place.middle(view)
    aside = max(left - horizontal, 0.0, horizontal - right)
    above = max(top - y, 0.0, y - bottom)
    if right - left >= bottom - top:
        return math.hypot(aside * BESIDE, y - middle_y)
    return math.hypot(horizontal - middle_x, above * BESIDE)
