"""Rule of slots that a card's cooler hangs over: lost for other cards, and no place for a riser."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.catalog.parts import Slot
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import listed, unknown
from rigbuilder.geometry.brackets import bracket_of
from rigbuilder.geometry.scene import SeatedCard
from rigbuilder.geometry.shapes import below_plane_mm
from rigbuilder.geometry.standards import SLOT_PITCH_MM

CONNECTOR_HALF_MM = 3.5
"""Half the width of a PCI Express slot connector: CEM, connector drawings."""


@rule("slot.covered", "note", "No riser plugs into a slot under a card, and lost slots are named")
def slot_covered(ctx: Context) -> Iterator[Finding]:
    """The board's slots below each card in a slot, as far as its cooler reaches."""
    scene = ctx.scene
    lost: dict[str, list[str]] = {}
    used = {
        card.slot.opening.value: card
        for card in scene.cards
        if card.slot is not None and card.slot.opening is not None
    }
    hanging = {row.board_slot: row.key for row in ctx.rig.splitters}
    hanging |= {opening: card.key for opening, card in used.items() if card.on_riser}
    for card in scene.cards:
        for opening, slot, sure in _under(ctx, card):
            if opening in hanging:
                title = scene.title(card.key)
                yield unknown(
                    "slot.covered",
                    (hanging[opening], card.key),
                    f"the plug of {scene.title(hanging[opening])} in {slot.name} under {title}",
                    ("height of that plug", f"room between the board and {title}"),
                    leans="does-not-fit",
                )
            elif sure and opening not in used:
                lost.setdefault(card.key, []).append(slot.name)
    if lost:
        rows = (f"{listed(names)} under {key}" for key, names in lost.items())
        yield Finding(
            rule="slot.covered",
            severity="note",
            message=f"These slots of the board take no further card: {'; '.join(rows)}.",
            parts=(*lost, "board"),
        )


def _under(ctx: Context, card: SeatedCard) -> Iterator[tuple[int, Slot, bool]]:
    """Openings and slots that a card's cooler may hang over, and whether it is held to."""
    first, part = card.opening, card.part
    if first is None or part is None:
        return
    reach, fills = below_plane_mm(part), bracket_of(part)
    at_most, believed = reach.believed_high, reach.nominal
    if believed is None:
        believed = (fills.drawn - 1) * SLOT_PITCH_MM
        at_most = (fills.most - 1) * SLOT_PITCH_MM
    for opening, slot in sorted(ctx.scene.slots_by_opening.items()):
        near_side = (opening - first) * SLOT_PITCH_MM - CONNECTOR_HALF_MM
        if opening > first and near_side < at_most:
            yield opening, slot, near_side < believed
