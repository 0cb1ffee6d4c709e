"""Parts that have one place in a rig: dropping them anywhere puts them there."""

from __future__ import annotations

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.rig.edits import (
    SINGLE_ROLES,
    EditError,
    add_bridge,
    add_card,
    add_counted,
    add_psu,
    add_splitter,
    replace_part,
    set_part,
)
from rigbuilder.rig.model import Rig, RiserSeat
from rigbuilder.ui.language import tr


def put_anywhere(rig: Rig, part: AnyPart) -> Rig:
    """The rig with a case, board, processor, cooler, supply, memory kit or drive in its place.

    What is there is replaced: of several memory kits the first. Drives are added. Raises
    EditError for kinds that need a place (cards, bridges, bifurcation boards) or belong elsewhere
    (models).
    """
    if part.kind in SINGLE_ROLES:
        return set_part(rig, part.kind, part.id)
    if part.kind == "psu":
        return replace_part(rig, "psu1", part.id) if rig.psus else add_psu(rig, part.id)
    if part.kind == "memory":
        if rig.memory and rig.memory[0].part != part.id:
            return replace_part(rig, "memory1", part.id)
        return add_counted(rig, "memory", part.id)
    if part.kind == "storage":
        return add_counted(rig, "storage", part.id)
    if part.kind == "riser":
        return _with_riser(rig, part.id)
    raise EditError(tr("{part} needs a place: drop it on the drawing", part=part.title))


def _with_riser(rig: Rig, part_id: str) -> Rig:
    """Every card on a rail or upright gets the riser."""
    if not any(isinstance(card.seat, RiserSeat) for card in rig.cards):
        raise EditError(
            tr(
                "a riser joins a card on a rail or a vertical bracket to the board; "
                "none is there yet"
            )
        )
    cards = tuple(
        card.model_copy(update={"seat": card.seat.model_copy(update={"riser": part_id})})
        if isinstance(card.seat, RiserSeat)
        else card
        for card in rig.cards
    )
    return rig.model_copy(update={"cards": cards})


def add_part(rig: Rig, part: AnyPart) -> Rig:
    """One more of the part wherever the rig can list it, without choosing a slot."""
    if part.kind == "card":
        return add_card(rig, part.id)[0]
    if part.kind == "bifurcation":
        return add_splitter(rig, part.id)[0]
    if part.kind == "bridge":
        if len(rig.cards) < 2:
            raise EditError(tr("a bridge joins two cards; the rig has fewer"))
        return add_bridge(rig, part.id, (rig.cards[0].key, rig.cards[1].key))[0]
    if part.kind == "psu":
        return add_psu(rig, part.id)
    if part.kind == "memory":
        return add_counted(rig, "memory", part.id)
    return put_anywhere(rig, part)


def replace_item(rig: Rig, key: str, part_id: str) -> Rig:
    """Another part in an item's place."""
    if key.startswith("riser"):
        return _with_riser(rig, part_id)
    return replace_part(rig, key, part_id)
