"""Rule of drive cages: what a mounted cage leaves of the cards' length."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.catalog.fittings import DriveCage
from rigbuilder.catalog.parts import Card, Case
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import room_finding, unknown
from rigbuilder.geometry.dimensions import mm, words
from rigbuilder.geometry.fittings import cage_in, cage_length_mm
from rigbuilder.geometry.measure import at_least
from rigbuilder.geometry.scene import SeatedCard
from rigbuilder.geometry.shapes import length_mm


@rule("fit.card-cage", "error", "No card reaches into a drive cage")
def card_cage(ctx: Context) -> Iterator[Finding]:
    """Card length against what the maker gives with the cage in.

    A cage that nobody says is in only gets a note: it can be left out.
    """
    case = ctx.scene.case
    if case is None:
        return
    for cage in case.drive_cages:
        state = cage_in(ctx.scene, cage)
        for card in ctx.scene.cards:
            if state is not False and card.part is not None and card.bracket_at is not None:
                yield from _reach(ctx, card, card.part, case, cage, mounted=state is True)


def _reach(
    ctx: Context, card: SeatedCard, part: Card, case: Case, cage: DriveCage, *, mounted: bool
) -> Iterator[Finding]:
    limit, title = cage_length_mm(case, cage), ctx.scene.title(card.key)
    room, keys = limit - length_mm(part), (card.key, "case")
    if not mounted:
        if at_least(room) != "fits":
            yield Finding(
                rule="fit.card-cage",
                severity="note",
                message=(
                    f"{title} needs the drive cage {cage.key} of the {case.name} left out: with it "
                    f"in, cards may be {words(limit)} long."
                ),
                parts=keys,
                measured=limit.nominal,
                needed=length_mm(part).nominal,
                unit="mm",
            )
        return
    if card.vertical and at_least(room) == "does-not-fit":
        # It stands before the cards in slots, and may stand beside the cage as well.
        place = f"place of the drive cage {cage.key} of the {case.name} beside upright cards"
        subject = f"{title} upright beside the drive cage {cage.key} of the {case.name}"
        yield unknown("fit.card-cage", keys, subject, (*room.missing, place))
        return
    over = "" if room.nominal is None else f" by {mm(-room.nominal)} mm"
    finding = room_finding(
        "fit.card-cage",
        keys,
        room,
        fails=(
            f"{title} reaches into the drive cage {cage.key}{over}: {words(length_mm(part))} "
            f"against {words(limit)} with it in the {case.name}."
        ),
        subject=f"{title} before the drive cage {cage.key} of the {case.name}",
        measured=limit.nominal,
        needed=length_mm(part).nominal,
    )
    if finding is not None:
        yield finding
