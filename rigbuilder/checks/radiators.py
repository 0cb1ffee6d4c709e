"""Rules of radiators: has the case a wall for it, and does it stand in a card's way."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.catalog.parts import Case, Cooler, RadiatorMount
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import fact_missing, room_finding, unknown
from rigbuilder.geometry.dimensions import mm, words
from rigbuilder.geometry.measure import size
from rigbuilder.geometry.shapes import case_length_mm, length_mm


def _radiator(ctx: Context) -> tuple[Case, Cooler] | None:
    """Case and cooler of a rig with a radiator inside walls."""
    case, cooler = ctx.scene.case, ctx.scene.cooler
    if case is None or cooler is None or not ctx.scene.enclosed:
        return None
    return (case, cooler) if cooler.type.value == "liquid" else None


def _walls(case: Case, cooler: Cooler) -> tuple[RadiatorMount, ...]:
    """Walls long enough, by the radiator's nominal length (its fans' edges)."""
    mounts = case.radiator_mounts.value if case.radiator_mounts else ()
    length = cooler.radiator_length_mm
    return tuple(
        m for m in mounts if length is not None and fan_length_mm(length.nominal) <= m.max_length_mm
    )


def fan_length_mm(radiator_mm: float) -> float:
    """The fans' length that a radiator is named after: 397 mm over all is a 360 one.

    Fans are 120 or 140 mm; tanks and fittings add up to 45 mm. Where two sizes suit, the longer
    one is taken: it asks more of the case.
    """
    lengths = (120, 140, 240, 280, 360, 420, 480, 560)
    fitting = [length for length in lengths if length <= radiator_mm < length + 46]
    return float(max(fitting, default=radiator_mm))


@rule("fit.radiator-case", "error", "The case has a wall that takes the cooler's radiator")
def radiator_case(ctx: Context) -> Iterator[Finding]:
    """The radiator's fan length against the case's published mounts."""
    pair = _radiator(ctx)
    if pair is None:
        return
    case, cooler = pair
    keys = ("cooler", "case")
    missing, unverified = fact_missing(case.radiator_mounts, f"radiator mounts of the {case.name}")
    length = cooler.radiator_length_mm
    if length is None:
        missing += (f"length of the radiator of the {cooler.name}",)
    elif length.grade == "unverified":
        unverified += (f"length of the radiator of the {cooler.name}",)
    walls = _walls(case, cooler)
    if missing or unverified:
        leans = None if missing else "fits" if walls else "does-not-fit"
        subject = f"the radiator of {cooler.title} in the {case.name}"
        yield unknown("fit.radiator-case", keys, subject, missing, unverified, leans=leans)
        return
    if walls or length is None or case.radiator_mounts is None:
        return
    longest = max((m.max_length_mm for m in case.radiator_mounts.value), default=0.0)
    needed = fan_length_mm(length.nominal)
    yield Finding(
        rule="fit.radiator-case",
        severity="error",
        message=(
            f"{cooler.title} has a {needed:.0f} mm radiator; the {case.name} takes "
            f"{f'{longest:.0f} mm at most' if longest else 'none'}."
        ),
        parts=keys,
        measured=longest,
        needed=needed,
        unit="mm",
    )


@rule("fit.card-radiator", "error", "No card reaches into a radiator at the front")
def card_radiator(ctx: Context) -> Iterator[Finding]:
    """Where only the front takes the radiator, its thickness is taken from the cards' length.

    A case with another wall for it leaves the cards their published length.
    """
    pair = _radiator(ctx)
    if pair is None:
        return
    case, cooler = pair
    walls = _walls(case, cooler)
    if not walls or any(wall.place != "front" for wall in walls):
        return
    thick = size(cooler.radiator_thickness_mm, f"thickness of the radiator of the {cooler.name}")
    limit = case_length_mm(case) - thick
    for card in ctx.scene.cards:
        if card.part is None or card.opening is None:
            continue
        title = ctx.scene.title(card.key)
        finding = room_finding(
            "fit.card-radiator",
            (card.key, "cooler", "case"),
            limit - length_mm(card.part),
            fails=(
                f"{title} reaches into the radiator at the front: {words(length_mm(card.part))} "
                f"against {words(limit)} left in the {case.name}."
            ),
            subject=f"{title} behind the radiator at the front of the {case.name}",
            measured=None if limit.nominal is None else float(mm(limit.nominal)),
            needed=length_mm(card.part).worst,
        )
        if finding is not None:
            yield finding
