"""Rules of cards away from the slots: the riser that joins them to the board."""

from __future__ import annotations

import math
from collections.abc import Iterator

from rigbuilder.catalog.evidence import Figure
from rigbuilder.catalog.parts import Case
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import room_finding
from rigbuilder.geometry.dimensions import words
from rigbuilder.geometry.measure import Measure, exact, size
from rigbuilder.geometry.scene import SeatedCard, SeatedSplitter
from rigbuilder.rig.model import RiserSeat


@rule("fit.riser-length", "error", "A riser joins each card away from the slots, and reaches it")
def riser_length(ctx: Context) -> Iterator[Finding]:
    """Riser and slot for each card on a rail or upright, and the way, hardly ever published."""
    scene = ctx.scene
    for card in scene.cards:
        seat = card.placed.seat
        if not isinstance(seat, RiserSeat) or scene.case is None:
            continue
        if card.rail is None and card.on_rail:
            continue  # fit.card-case-slots says so
        where, figure = _way(card, scene.case)
        title, keys = scene.title(card.key), (card.key, seat.splitter or "board")
        origin = seat.splitter or seat.board_slot
        adapter = card.splitter.part if card.splitter is not None else None
        own_cables = adapter is not None and adapter.reaches_cards
        if origin is None or (seat.riser is None and not own_cables):
            lacks = " and no ".join(
                word
                for word, there in (("riser", seat.riser), ("board slot", origin))
                if there is None
            )
            yield Finding(
                rule="fit.riser-length",
                severity="error",
                message=f"{title} is at {where} with no {lacks}: nothing joins it.",
                parts=keys,
            )
            continue
        if card.riser is None and seat.riser is not None:
            continue  # rig.unknown-part says so
        path = size(figure, f"distance from the board's slots to {where}")
        length = own = exact(0.0)
        if card.riser is not None:
            length = own = size(card.riser.length_mm, f"length of the {card.riser.name}")
        begin, cable = f"slot {seat.board_slot}", f"riser of {title} is {words(length)}"
        if card.splitter is not None:
            reach = _reach(card.splitter)
            own = reach if card.riser is None else own
            length, begin = length + reach, f"output {seat.output} of {origin}"
            cable = f"cables to {title} are {words(length)}"
        finding = room_finding(
            "fit.riser-length",
            keys,
            length - path,
            fails=(f"The {cable} long; from {begin} to {where} it has to go {words(path)}."),
            subject=(
                f"a riser of {words(own)} from {begin} to {title}"
                if card.riser is not None
                else f"the cables of {origin} from {begin} to {title}"
            ),
            measured=own.nominal if length.nominal is None else length.nominal,
            needed=path.worst,
        )
        if finding is not None:
            yield finding


def _reach(splitter: SeatedSplitter) -> Measure:
    """What a bifurcation board adds to a riser from its slot on, mm.

    Its own cables; a rigid one may as well lead away from the card, by the distance of its slots.
    """
    part = splitter.part
    if part is None:
        return exact(0.0)  # rig.unknown-part says so
    if part.cable_mm is not None:
        return size(part.cable_mm, f"cables of the {part.name}")
    if part.output_connector.value != "slot":
        return exact(0.0)
    if part.output_pitch_mm is None:
        unknown = f"way from the edge connector of the {part.name} to its outputs"
        return Measure(-math.inf, math.inf, -math.inf, math.inf, (unknown,))
    span = size(part.output_pitch_mm, f"distance of the slots of the {part.name}")
    away = (len(part.outputs.value) - 1) * span.high
    return Measure(-away, away, -away, away, span.missing, span.unverified)


def _way(card: SeatedCard, case: Case) -> tuple[str, Figure | None]:
    """Where a riser goes to, and the published length of its way."""
    if card.rail is not None:
        return f"rail {card.rail.key} of the {case.name}", card.rail.riser_path_mm
    mount = case.vertical_mount
    return f"the vertical bracket of the {case.name}", mount.riser_path_mm if mount else None
