"""The keyboard on the drawing: arrows move cards a slot, Tab walks the parts, Delete removes."""

from __future__ import annotations

from collections.abc import Sequence

from rigbuilder.geometry.layout import SeatPlace
from rigbuilder.rig.model import Rig
from rigbuilder.ui.canvas.hit import walk_order
from rigbuilder.ui.contents.panel import remove_all
from rigbuilder.ui.document import Document
from rigbuilder.ui.language import tr
from rigbuilder.ui.placing.seats import put_at, seat_index
from rigbuilder.ui.selection import Selection


def walk(document: Document, selection: Selection, step: int) -> bool:
    """Selects the next (or former) drawn part; False past the end, so that Tab leaves."""
    order = walk_order(document.report.layout)
    if not order:
        return False
    key = selection.key
    if key not in order:
        selection.select(order[0] if step > 0 else order[-1])
        return True
    place = order.index(key) + step
    if not 0 <= place < len(order):
        return False
    selection.select(order[place])
    return True


def moved_by(document: Document, key: str, step: int) -> Rig | None:
    """The rig with the card one seat on; what sits there takes the card's former seat.

    None when there is no such card or no seat in that direction.
    """
    rig, seats = document.rig, as_drawn(document.report.layout.seats)
    card = rig.card(key)
    if card is None or not seats:
        return None
    here = seat_index(seats, card.seat)
    there = (0 if step > 0 else len(seats) - 1) if here is None else here + step
    if not 0 <= there < len(seats):
        return None
    return put_at(rig, card, seats[there], document.catalog)


def as_drawn(seats: Sequence[SeatPlace]) -> list[SeatPlace]:
    """The places from top to bottom, those at one height from left to right."""
    return sorted(seats, key=lambda place: tuple(reversed(place.middle("side"))))


def move_selected(document: Document, selection: Selection, step: int) -> bool:
    """Moves the selected card a seat; a held key is one undo step."""
    key = selection.key
    rig = moved_by(document, key, step) if key is not None else None
    if rig is None:
        return False
    return document.apply(rig, tr("Move {key}", key=key), f"keys {key}")


def remove_selected(document: Document, selection: Selection) -> bool:
    """Removes everything that is selected, as one undo step."""
    keys = selection.keys
    if not keys:
        return False
    text = (
        tr("Remove {key}", key=keys[0])
        if len(keys) == 1
        else tr("Remove {count} parts", count=len(keys))
    )
    return document.edit(text, lambda rig: remove_all(rig, keys))
