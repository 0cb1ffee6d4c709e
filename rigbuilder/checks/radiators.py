"""Rules of radiators: has the case a wall for it, and does it stand in a card's way."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.catalog.parts import Case, Cooler
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import fact_missing, room_finding, unknown
from rigbuilder.geometry.dimensions import mm, words
from rigbuilder.geometry.fittings import (
    behind_radiator_mm,
    fan_length_mm,
    radiator_wall,
    walls_for_radiator,
)
from rigbuilder.geometry.measure import at_least
from rigbuilder.geometry.shapes import length_mm


def _radiator(ctx: Context) -> tuple[Case, Cooler] | None:
    """Case and cooler of a rig with a radiator inside walls."""
    case, cooler = ctx.scene.case, ctx.scene.cooler
    if case is None or cooler is None or not ctx.scene.enclosed:
        return None
    return (case, cooler) if cooler.type.value == "liquid" else None


@rule("fit.radiator-case", "error", "The case has a wall that takes the cooler's radiator")
def radiator_case(ctx: Context) -> Iterator[Finding]:
    """The radiator's fan length against the case's published mounts, or that of the rig's wall."""
    pair = _radiator(ctx)
    if pair is None:
        return
    case, cooler = pair
    wall = ctx.rig.radiator
    keys = ("cooler", "case")
    missing, unverified = fact_missing(case.radiator_mounts, f"radiator mounts of the {case.name}")
    length = cooler.radiator_length_mm
    if length is None:
        missing += (f"length of the radiator of the {cooler.name}",)
    elif length.grade == "unverified":
        unverified += (f"length of the radiator of the {cooler.name}",)
    walls = [m for m in walls_for_radiator(case, cooler) if wall in (None, m.place)]
    where = f" at its {wall}" if wall else ""
    if missing or unverified:
        leans = None if missing else "fits" if walls else "does-not-fit"
        subject = f"the radiator of {cooler.title} in the {case.name}{where}"
        yield unknown("fit.radiator-case", keys, subject, missing, unverified, leans=leans)
        return
    if walls or length is None or case.radiator_mounts is None:
        return
    mounts = [m.max_length_mm for m in case.radiator_mounts.value if wall in (None, m.place)]
    longest = max(mounts, default=0.0)
    needed = fan_length_mm(length.nominal)
    yield Finding(
        rule="fit.radiator-case",
        severity="error",
        message=(
            f"{cooler.title} has a {needed:.0f} mm radiator; the {case.name} takes "
            f"{f'{longest:.0f} mm at most' if longest else 'none'}{where}."
        ),
        parts=keys,
        measured=longest,
        needed=needed,
        unit="mm",
    )


@rule("fit.card-radiator", "error", "No card reaches into a radiator at the front")
def card_radiator(ctx: Context) -> Iterator[Finding]:
    """What the radiator leaves of the cards' length, on the rig's wall or the only one for it.

    A case with another wall for it leaves the cards their published length.
    """
    pair, wall = _radiator(ctx), radiator_wall(ctx.scene)
    if pair is None or wall is None:
        return
    case, cooler = pair
    limit = behind_radiator_mm(case, cooler, wall)
    if limit is None:
        return
    for card in ctx.scene.cards:
        if card.part is None or card.bracket_at is None:
            continue
        title = ctx.scene.title(card.key)
        room = limit - length_mm(card.part)
        if card.vertical and at_least(room) == "does-not-fit":
            # It stands before the cards in slots, and may stand beside the radiator as well.
            place = f"place of a radiator at the {wall} of the {case.name} beside upright cards"
            keys = (card.key, "cooler", "case")
            subject = f"{title} upright beside the radiator at the {wall} of the {case.name}"
            yield unknown("fit.card-radiator", keys, subject, (*room.missing, place))
            continue
        finding = room_finding(
            "fit.card-radiator",
            (card.key, "cooler", "case"),
            room,
            fails=(
                f"{title} reaches into the radiator at the {wall}: {words(length_mm(card.part))} "
                f"against {words(limit)} left in the {case.name}."
            ),
            subject=f"{title} behind the radiator at the {wall} of the {case.name}",
            measured=None if limit.nominal is None else float(mm(limit.nominal)),
            needed=length_mm(card.part).worst,
        )
        if finding is not None:
            yield finding
