"""Rules of cards on rails: the riser that joins them to the board."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import unknown
from rigbuilder.rig.model import RailSeat


@rule("fit.riser-length", "error", "A riser joins each card on a rail to a slot, and reaches it")
def riser_length(ctx: Context) -> Iterator[Finding]:
    """A riser and a slot for each card on a rail; the true path is hardly ever published."""
    scene = ctx.scene
    for card in scene.cards:
        seat = card.placed.seat
        if not isinstance(seat, RailSeat) or card.rail is None or scene.case is None:
            continue
        title, keys = scene.title(card.key), (card.key, "board")
        if seat.riser is None or seat.board_slot is None:
            lacks = " and no ".join(
                word
                for word, there in (("riser", seat.riser), ("board slot", seat.board_slot))
                if there is None
            )
            yield Finding(
                rule="fit.riser-length",
                severity="error",
                message=f"{title} hangs on rail {card.rail.key} with no {lacks}: nothing joins it.",
                parts=keys,
            )
            continue
        if card.riser is None:
            continue  # rig.unknown-part says so
        length = card.riser.length_mm.nominal
        yield unknown(
            "fit.riser-length",
            keys,
            f"Whether the {length:.0f} mm riser reaches {title} from slot {seat.board_slot}",
            (f"distance from the board's slots to rail {card.rail.key} of the {scene.case.name}",),
            measured=length,
            unit="mm",
        )
