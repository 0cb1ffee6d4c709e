"""Rules of where a card's bracket is held: the case's openings, or a rail of a frame."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.catalog.parts import Card, Case
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import fact_missing, room_finding, unknown
from rigbuilder.geometry.brackets import bracket_of
from rigbuilder.geometry.dimensions import words
from rigbuilder.geometry.measure import exact, size
from rigbuilder.geometry.scene import SeatedCard
from rigbuilder.geometry.shapes import thickness_mm
from rigbuilder.rig.model import RailSeat


@rule("fit.card-case-slots", "error", "The case has an opening for every slot a card covers")
def card_case_slots(ctx: Context) -> Iterator[Finding]:
    """Openings the bracket fills against the case's openings."""
    scene, case = ctx.scene, ctx.scene.case
    if case is None:
        return
    for card in scene.cards:
        if card.part is None:
            continue
        if card.opening is not None and (scene.enclosed or case.openings is not None):
            yield from _openings(ctx, card, card.part, case, card.opening)
        elif card.vertical:
            yield from _openings(ctx, card, card.part, case, card.vertical)
        elif card.on_rail:
            yield from _on_rail(ctx, card, card.part, case)


def _openings(
    ctx: Context, card: SeatedCard, part: Card, case: Case, opening: int
) -> Iterator[Finding]:
    title, keys = ctx.scene.title(card.key), (card.key, "case")
    fills = bracket_of(part)
    last = opening + fills.drawn - 1
    kind = "vertical openings" if card.vertical else "openings"
    openings = case.vertical_openings if card.vertical else case.openings
    missing, unverified = fact_missing(openings, f"{kind} of the {case.name}")
    has = openings.value if openings else None
    fits = has is not None and last <= has
    if has is not None and (opening + fills.most - 1 <= has) != (opening + fills.least - 1 <= has):
        missing, unverified = missing + fills.missing, unverified + fills.unverified
    if missing or unverified:
        leans = None if has is None else "fits" if fits else "does-not-fit"
        subject = f"{title} at {kind} {opening} to {last} of the {case.name}"
        yield unknown("fit.card-case-slots", keys, subject, missing, unverified, leans=leans)
        return
    if not fits:
        yield Finding(
            rule="fit.card-case-slots",
            severity="error",
            message=f"{title} covers {kind} {opening} to {last}; the {case.name} has {has}.",
            parts=keys,
            measured=has,
            needed=last,
            unit="openings",
        )


def _on_rail(ctx: Context, card: SeatedCard, part: Card, case: Case) -> Iterator[Finding]:
    seat, title, keys = card.placed.seat, ctx.scene.title(card.key), (card.key, "case")
    if card.rail is None:
        name = seat.rail if isinstance(seat, RailSeat) else ""
        yield Finding(
            rule="fit.card-case-slots",
            severity="error",
            message=f"The {case.name} has no rail {name!r} for {title}.",
            parts=keys,
        )
        return
    if card.rail.length_mm is None:
        name = f"length of rail {card.rail.key} of the {case.name}"
        subject = f"{title} on rail {card.rail.key}"
        yield unknown("fit.card-case-slots", keys, subject, (name,))
        return
    position = seat.position_mm if isinstance(seat, RailSeat) else 0.0
    length = size(card.rail.length_mm, f"length of rail {card.rail.key} of the {case.name}")
    room = length - exact(position) - thickness_mm(part)
    finding = room_finding(
        "fit.card-case-slots",
        keys,
        room,
        fails=(
            f"{title} ends {words(exact(0.0) - room)} beyond the end of rail {card.rail.key} "
            f"({words(length)})."
        ),
        subject=f"{title} on rail {card.rail.key}",
        measured=length.nominal,
        needed=None if part.thickness_mm is None else position + part.thickness_mm.nominal,
    )
    if finding is not None:
        yield finding
