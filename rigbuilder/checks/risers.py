"""Rules of cards on rails: the riser that joins them to the board."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import room_finding
from rigbuilder.geometry.dimensions import words
from rigbuilder.geometry.measure import size
from rigbuilder.rig.model import RailSeat


@rule("fit.riser-length", "error", "A riser joins each card on a rail to a slot, and reaches it")
def riser_length(ctx: Context) -> Iterator[Finding]:
    """A riser and a slot for each card on a rail, and the cable's way, hardly ever published."""
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
        where = f"rail {card.rail.key} of the {scene.case.name}"
        path = size(card.rail.riser_path_mm, f"distance from the board's slots to {where}")
        length = size(card.riser.length_mm, f"length of the {card.riser.name}")
        finding = room_finding(
            "fit.riser-length",
            keys,
            length - path,
            fails=(
                f"The riser of {title} is {words(length)} long; from slot {seat.board_slot} to "
                f"{where} it has to go {words(path)}."
            ),
            subject=f"a riser of {words(length)} from slot {seat.board_slot} to {title}",
            measured=length.nominal,
            needed=path.worst,
        )
        if finding is not None:
            yield finding
