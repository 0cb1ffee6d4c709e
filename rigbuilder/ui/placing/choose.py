"""Where a part goes when it is added without a pointer: the best place that the rules leave."""

from __future__ import annotations

from dataclasses import dataclass

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.geometry.layout import SeatPlace
from rigbuilder.rig.model import Rig
from rigbuilder.ui.language import tr
from rigbuilder.ui.placing.anywhere import add_part, put_anywhere
from rigbuilder.ui.placing.offers import (
    Context,
    Offer,
    bridge_offers,
    card_offers,
    splitter_offers,
)
from rigbuilder.ui.placing.seats import board_slots


@dataclass(frozen=True)
class Choice:
    """The rig with the part in it, the items it brought, and what there is to say."""

    rig: Rig
    keys: tuple[str, ...]
    remark: str = ""


def choose_place(context: Context, part: AnyPart, seats: tuple[SeatPlace, ...]) -> Choice:
    """The rig with one more of the part at the best place; raises EditError where none takes it."""
    offer = _best_offer(context, part, seats)
    if offer is not None and offer.rig is not None:
        remark = "" if offer.state == "takes" else offer.reason
        return Choice(offer.rig, new_keys(context.rig, offer.rig), remark)
    if part.kind in ("card", "bridge", "bifurcation"):
        rig = add_part(context.rig, part)
        remark = (
            tr("No free slot takes it: the card is listed without a place.")
            if part.kind == "card"
            else tr("No free slot takes it: the bifurcation board is listed without a place.")
        )
        return Choice(rig, new_keys(context.rig, rig), remark if part.kind != "bridge" else "")
    rig = put_anywhere(context.rig, part)
    return Choice(rig, new_keys(context.rig, rig))


def _best_offer(context: Context, part: AnyPart, seats: tuple[SeatPlace, ...]) -> Offer | None:
    if part.kind == "card" and seats:
        offers = card_offers(context, seats, part.id)
    elif part.kind == "bridge" and len(context.rig.cards) >= 2:
        offers = bridge_offers(context, part.id)
    elif part.kind == "bifurcation":
        offers = splitter_offers(context, board_slots(seats), part.id)
    else:
        return None
    best = offers.best()
    return None if best is None else offers[best]


def new_keys(before: Rig, after: Rig) -> tuple[str, ...]:
    """Items that an edit added or gave another part."""
    old = {(key, part) for key, part, _ in before.items()}
    return tuple(key for key, part, _ in after.items() if (key, part) not in old)
