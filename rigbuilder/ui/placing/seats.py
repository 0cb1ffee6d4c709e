"""Between the places of a layout and the seats of a rig."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import BifurcationBoard, Board, Riser
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

    On a rail or upright it keeps its riser and what that comes from. A card that comes from a slot
    keeps that one, another gets the first free output of a bifurcation board, else the first free
    long slot of the board; the riser is the one that the rig's other cards use (else the catalog's
    first) of those that go in there, none where the bifurcation board's own cables end in slots.
    """
    if place.slot is not None:
        return SlotSeat(slot=place.slot)
    old = card.seat if card is not None else None
    if isinstance(old, RiserSeat):
        way = Origin(old.board_slot, old.splitter, old.output)
        riser = old.riser
    else:
        free = free_output(rig, catalog) if old is None else None
        way = free or Origin(old.slot if old is not None else _free_board_slot(rig, catalog))
        riser = usual_riser(rig, catalog, way)
    origin: dict[str, Any] = {**way._asdict(), "riser": riser}
    if place.vertical is not None:
        return VerticalSeat(vertical=place.vertical, **origin)
    assert place.rail is not None  # a place is in a slot, upright or on a rail
    assert place.position_mm is not None
    position = max(0.0, place.position_mm)
    return RailSeat(rail=place.rail, position_mm=position, **origin)


class Origin(NamedTuple):
    """What a riser comes from: a slot of the board, or an output of a bifurcation board."""

    board_slot: int | None = None
    splitter: str | None = None
    output: int | None = None


def origins(rig: Rig, catalog: Catalog | None) -> list[Origin]:
    """Every output of the rig's bifurcation boards, free or not."""
    found = []
    for splitter in rig.splitters:
        part = catalog.get(splitter.part, BifurcationBoard) if catalog else None
        outputs = part.outputs.value if part is not None else ()
        found += [Origin(None, splitter.key, n) for n in range(1, len(outputs) + 1)]
    return found


def free_output(rig: Rig, catalog: Catalog | None) -> Origin | None:
    """The first output of a bifurcation board in a slot that no card hangs from."""
    seats = (card.seat for card in rig.cards)
    used = {(seat.splitter, seat.output) for seat in seats if isinstance(seat, RiserSeat)}
    placed = {splitter.key for splitter in rig.splitters if splitter.board_slot is not None}
    return next(
        (
            origin
            for origin in origins(rig, catalog)
            if origin.splitter in placed and (origin.splitter, origin.output) not in used
        ),
        None,
    )


def board_slots(places: tuple[SeatPlace, ...]) -> tuple[SeatPlace, ...]:
    """The places in slots of the board."""
    return tuple(place for place in places if place.slot is not None)


def _free_board_slot(rig: Rig, catalog: Catalog | None) -> int | None:
    board = catalog.get(rig.board, Board) if catalog else None
    if board is None:
        return None
    taken = {rig.slot_of(card.seat) for card in rig.cards}
    taken |= {splitter.board_slot for splitter in rig.splitters}
    for slot in board.slots:
        long = slot.mechanical_lanes.value == 16 or slot.open_ended
        if slot.opening is not None and long and slot.opening.value not in taken:
            return slot.opening.value
    return None


def usual_riser(rig: Rig, catalog: Catalog | None, origin: Origin) -> str | None:
    """The riser of another card, else the catalog's first, of those that go in there."""
    splitter = rig.splitter(origin.splitter or "")
    part = catalog.get(splitter.part, BifurcationBoard) if catalog and splitter else None
    if part is not None and part.reaches_cards:
        return None
    end = part.output_connector.value if part is not None else "slot"
    for card in rig.cards:
        if isinstance(card.seat, RiserSeat) and card.seat.riser is not None:
            riser = catalog.get(card.seat.riser, Riser) if catalog else None
            if riser is None or riser.plugs_into == end:
                return card.seat.riser
    risers = catalog.of_kind(Riser) if catalog else ()
    return next((riser.id for riser in risers if riser.plugs_into == end), None)


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
