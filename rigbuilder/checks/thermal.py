"""Rules of heat between cards."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import unknown
from rigbuilder.geometry.dimensions import mm
from rigbuilder.geometry.measure import at_least, exact
from rigbuilder.geometry.shapes import gap_mm, upright_panel_gap_mm
from rigbuilder.geometry.standards import SLOT_PITCH_MM

BREATHING_MM = {"open-air": SLOT_PITCH_MM, "flow-through": SLOT_PITCH_MM, "blower": 3.0}
"""Gap below a card's fans: one free slot for open coolers (ZOTAC, SLI / NVLink spacing
recommendations); blowers are made to draw from a few millimetres."""
ARTICLE = {"open-air": "an", "flow-through": "a"}


@rule("thermal.card-gap", "warning", "Cards with fans have air between them")
def card_gap(ctx: Context) -> Iterator[Finding]:
    """The gap under the upper card of each pair of neighbours, by its cooling."""
    seen: set[str] = set()
    for upper, lower in ctx.scene.stacked_pairs():
        if upper.key in seen or upper.part is None or lower.part is None:
            continue
        seen.add(upper.key)
        cooling = upper.part.cooling.value if upper.part.cooling else ""
        wanted = BREATHING_MM.get(cooling)
        distance = ctx.scene.distance_mm(upper, lower)
        if wanted is None or distance is None:
            continue
        gap = gap_mm(upper.part, lower.part, distance).nominal
        if gap is None or gap <= 0.0 or gap >= wanted - 0.5:
            continue
        blower = cooling == "blower"
        yield Finding(
            rule="thermal.card-gap",
            severity="note" if blower else "warning",
            message=(
                f"{mm(gap)} mm between {ctx.scene.title(upper.key)} and {lower.key}: "
                + (
                    "tight even for a blower."
                    if blower
                    else f"{ARTICLE[cooling]} {cooling} cooler wants a free slot "
                    f"({mm(SLOT_PITCH_MM)} mm) to breathe; expect {upper.key} to run hot and "
                    "slower."
                )
            ),
            parts=(upper.key, lower.key),
            measured=round(gap, 2),
            needed=wanted,
            unit="mm",
        )
    if ctx.scene.enclosed:
        yield from _to_side_panel(ctx)


def _to_side_panel(ctx: Context) -> Iterator[Finding]:
    """The last upright card draws its air from between its fans and the side panel."""
    case = ctx.scene.case
    upright = [card for card in ctx.scene.cards if card.vertical and card.part is not None]
    if case is None or not upright:
        return
    last = max(upright, key=lambda card: card.vertical or 0)
    assert last.part is not None  # filtered above
    cooling = last.part.cooling.value if last.part.cooling else ""
    wanted = BREATHING_MM.get(cooling)
    if wanted is None:
        return
    gap = upright_panel_gap_mm(case, last.part, last.vertical or 1)
    title, keys = ctx.scene.title(last.key), (last.key, "case")
    if at_least(gap - exact(wanted - 0.5)) == "fits":
        return
    if gap.nominal is None or gap.missing or gap.unverified:
        subject = f"the air between {title} and the side panel of the {case.name}"
        yield unknown("thermal.card-gap", keys, subject, gap.missing, gap.unverified)
        return
    if 0.0 < gap.nominal < wanted - 0.5:
        blower = cooling == "blower"
        yield Finding(
            rule="thermal.card-gap",
            severity="note" if blower else "warning",
            message=(
                f"{mm(gap.nominal)} mm between {title} and the side panel: "
                + (
                    "tight even for a blower."
                    if blower
                    else f"{ARTICLE[cooling]} {cooling} cooler wants {mm(SLOT_PITCH_MM)} mm to "
                    "breathe; expect it to run hot and slower."
                )
            ),
            parts=keys,
            measured=round(gap.nominal, 2),
            needed=wanted,
            unit="mm",
        )


@rule("thermal.passive-needs-airflow", "warning", "Passive cards get air from the case")
def passive(ctx: Context) -> Iterator[Finding]:
    """A passive accelerator outside a server has nothing that blows through it."""
    for card in ctx.scene.cards:
        part, case = card.part, ctx.scene.case
        if part is None or part.cooling is None or part.cooling.value != "passive":
            continue
        rack = case is not None and case.style.value == "rack"
        yield Finding(
            rule="thermal.passive-needs-airflow",
            severity="note" if rack else "warning",
            message=(
                f"{ctx.scene.title(card.key)} has no fan: it needs "
                + ("the rack's fans to blow" if rack else "a duct and a strong fan that blow")
                + " through its heat sink."
            ),
            parts=(card.key,),
        )
