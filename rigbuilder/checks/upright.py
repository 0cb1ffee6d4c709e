"""What the rules of fit say of cards on the case's vertical bracket.

Makers publish hardly any of its distances: what is not known leaves the answer open.
"""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.catalog.parts import Card, Case
from rigbuilder.checks.cables import may_have_plug, plug_room
from rigbuilder.checks.context import Context
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import listed, room_finding, unknown
from rigbuilder.geometry.brackets import bracket_of
from rigbuilder.geometry.dimensions import words
from rigbuilder.geometry.measure import Measure, at_least, likely, size
from rigbuilder.geometry.scene import JoinedBridge, SeatedCard
from rigbuilder.geometry.shapes import (
    thickness_mm,
    top_mm,
    upright_back_mm,
    upright_height_mm,
    upright_panel_gap_mm,
)
from rigbuilder.geometry.standards import TOUCH_MM

HEIGHT = "fit.card-case-height"


def before_slots(ctx: Context) -> Iterator[Finding]:
    """Cards in slots behind upright ones: cleared where their top ends before the upright's back.

    Where it does not, the two may still miss one another along the row: that is not published.
    """
    case = ctx.scene.case
    uprights = [card for card in ctx.scene.cards if card.vertical and card.part is not None]
    if case is None or not uprights:
        return
    for card in ctx.scene.cards:
        if card.opening is None or card.part is None:
            continue
        for upright in uprights:
            assert upright.part is not None  # filtered above
            back = upright_back_mm(case, upright.part, upright.vertical or 1)
            room = back - top_mm(card.part)
            if at_least(room) == "fits":
                continue
            missing = room.missing
            if likely(room) == "does-not-fit":
                missing += (f"place of the vertical bracket of the {case.name} along the slots",)
            yield unknown(
                "fit.card-card",
                (upright.key, card.key),
                f"{ctx.scene.title(card.key)} behind {ctx.scene.title(upright.key)}, "
                "which stands upright before the slots",
                missing,
                room.unverified,
                leans=likely(room, TOUCH_MM) if not room.missing else None,
            )


def upright_clearance(ctx: Context, card: SeatedCard, part: Card, case: Case) -> Iterator[Finding]:
    """Thickness toward the side panel; height, plug and cable toward what stands above."""
    title, keys = ctx.scene.title(card.key), (card.key, "case")
    thick, gap = thickness_mm(part), upright_panel_gap_mm(case, part, card.vertical or 1)
    limit = gap + thick
    finding = room_finding(
        HEIGHT,
        keys,
        gap,
        fails=(
            f"{title} is {words(thick)} thick; upright the {case.name} has {words(limit)} of room "
            "before its side panel."
        ),
        subject=f"{title} upright behind the side panel of the {case.name}",
        measured=limit.nominal,
        needed=thick.nominal,
    )
    if finding is not None:
        yield finding
    height = size(part.height_mm, f"height of the {part.name}")
    above = upright_height_mm(case)
    finding = room_finding(
        HEIGHT,
        keys,
        above - height,
        fails=(
            f"{title} is {words(height)} high; upright the {case.name} takes cards up to "
            f"{words(above)}."
        ),
        subject=f"{title} upright below what stands above it in the {case.name}",
        measured=above.nominal,
        needed=height.nominal,
    )
    if finding is not None:
        yield finding
    elif may_have_plug(part, "top"):
        yield from plug_room(ctx, HEIGHT, card, part, above - height, "above it")


def openings_taken(ctx: Context) -> Iterator[Finding]:
    """Horizontal openings that the case's vertical bracket takes away, known or not."""
    case = ctx.scene.case
    uprights = tuple(card.key for card in ctx.scene.cards if card.vertical)
    if case is None or not uprights:
        return
    takes = case.vertical_mount.takes_openings if case.vertical_mount else None
    name = f"openings that the vertical bracket of the {case.name} takes away"
    for card in ctx.scene.cards:
        if card.opening is None or card.part is None:
            continue
        fills = bracket_of(card.part)
        keys = (*uprights, card.key)
        lost = [n for n in takes.value if n >= card.opening] if takes else []
        hit = [n for n in lost if n < card.opening + fills.least]
        maybe = [n for n in lost if n < card.opening + fills.most]
        title = ctx.scene.title(card.key)
        if takes is None or takes.grade == "unverified":
            leans = None if takes is None else "does-not-fit" if hit else "fits"
            missing, unverified = ((name,), ()) if takes is None else ((), (name,))
            subject = f"{title} at opening {card.opening} beside an upright card"
            yield unknown("slot.occupied", keys, subject, missing, unverified, leans=leans)
        elif hit:
            yield Finding(
                rule="slot.occupied",
                severity="error",
                message=(
                    f"{title} needs opening {listed(str(n) for n in hit)}, which the {case.name} "
                    f"loses to the upright {listed(uprights)}."
                ),
                parts=keys,
            )
        elif maybe:
            subject = f"{title} leaves opening {maybe[0]} to the vertical bracket"
            yield unknown("slot.occupied", keys, subject, fills.missing, fills.unverified)


def bridge_above(
    ctx: Context, bridge: JoinedBridge, case: Case, rise: Measure
) -> Iterator[Finding]:
    """A bridge of upright cards stands upward, not toward the side panel."""
    card = bridge.first.part
    assert card is not None  # can_bridge asks for both cards
    height = size(card.height_mm, f"height of the {card.name}")
    above = upright_height_mm(case)
    finding = room_finding(
        "bridge.side-panel",
        (bridge.key, "case"),
        above - height - rise,
        fails=f"{ctx.scene.title(bridge.key)} stands into what is above the upright cards.",
        subject=f"{ctx.scene.title(bridge.key)} above the upright cards in the {case.name}",
        measured=above.nominal,
        needed=(height + rise).nominal,
    )
    if finding is not None:
        yield finding
