"""Rules of cards against their surroundings: other cards, the case's length, openings, height."""

from __future__ import annotations

import math
from collections.abc import Iterator

from rigbuilder.catalog.parts import Card, Case, Rail
from rigbuilder.checks.cables import may_have_plug, plug_room
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.upright import before_slots, upright_clearance
from rigbuilder.checks.verdicts import room_finding
from rigbuilder.geometry.dimensions import mm, words
from rigbuilder.geometry.fittings import below_row_mm, front_length_mm, upright_front_mm
from rigbuilder.geometry.measure import Measure, at_least, between, exact, size
from rigbuilder.geometry.mounting import cover_of
from rigbuilder.geometry.scene import SeatedCard
from rigbuilder.geometry.shapes import (
    back_mm,
    gap_mm,
    length_mm,
    rail_length_limit_mm,
    reach_past_last_opening_mm,
    side_panel_mm,
    thickness_mm,
    top_mm,
)
from rigbuilder.geometry.standards import TOUCH_MM


@rule("fit.card-card", "error", "No card reaches into another")
def card_card(ctx: Context) -> Iterator[Finding]:
    """The gap between two cards of one row, from the pitch and the upper card's thickness.

    Every pair counts: a very thick card can reach past a slim one. Where a size is missing, only
    the nearest card that may be hit is named, the next one once that finding is waived. Cards
    that stand upright have the cards in the slots behind them.
    """
    scene, open_keys = ctx.scene, set[str]()
    known = [(card.key, card.part) for card in scene.cards if card.part is not None]
    thickest = {key: thickness_mm(part).high - min(0.0, back_mm(part).low) for key, part in known}
    behind = {key: back_mm(part).high for key, part in known}
    for upper, lower in scene.stacked_pairs():
        distance = scene.distance_mm(upper, lower)
        if upper.part is None or lower.part is None or distance is None:
            continue
        if distance.nominal == 0.0 and not upper.on_rail:
            continue  # one slot for both: slot.occupied says so
        if distance.low >= thickest[upper.key] + behind[lower.key]:
            continue  # proven without working out the gap: most pairs of a long row
        gap = gap_mm(upper.part, lower.part, distance)
        thick = thickness_mm(upper.part)
        over = f" by {words(exact(0.0) - gap)}" if gap.nominal is not None else ""
        finding = room_finding(
            "fit.card-card",
            (upper.key, lower.key),
            gap,
            fails=(
                f"{scene.title(upper.key)} and {scene.title(lower.key)} overlap{over}: "
                f"{upper.key} is {words(thickness_mm(upper.part))} thick and {lower.key} sits "
                f"{words(distance)} {scene.beyond(upper)} it."
            ),
            subject=_clearing(scene.title(upper.key), scene.title(lower.key), gap),
            measured=distance.nominal,
            needed=thick.worst,
            slack_mm=TOUCH_MM,
        )
        if finding is None or (finding.severity == "unknown" and upper.key in open_keys):
            continue
        if not any(waiver.covers(finding.rule, finding.parts) for waiver in ctx.rig.waivers):
            open_keys.add(upper.key)
        yield finding
    yield from before_slots(ctx)


def _clearing(upper: str, lower: str, gap: Measure) -> str:
    """What a gap is held to be, as the subject of an unknown."""
    if gap.nominal is None:
        return f"Whether {lower} clears {upper}"
    if gap.nominal >= TOUCH_MM:
        return f"{lower} clears {upper} by {words(gap)}"
    return f"{upper} and {lower} touch"


@rule("fit.card-case-length", "error", "Every card is short enough for the case")
def card_case_length(ctx: Context) -> Iterator[Finding]:
    """Card length (with a plug at its end) against the published clearance."""
    scene, case = ctx.scene, ctx.scene.case
    if case is None:
        return
    for card in scene.cards:
        if card.part is None or card.placed.seat is None:
            continue
        if card.rail is not None:
            limit = rail_length_limit_mm(card.rail, case)
            published = card.rail.max_card_length_mm or case.max_card_length_mm
            if not scene.enclosed and published is None:
                continue  # nothing stands in front of an open rail
        elif card.vertical:
            limit = upright_front_mm(scene, case)
        elif not scene.enclosed and case.max_card_length_mm is None:
            continue
        else:
            limit = front_length_mm(scene, case)
        yield from _length(ctx, card, card.part, case, limit)


def _length(
    ctx: Context, card: SeatedCard, part: Card, case: Case, limit: Measure
) -> Iterator[Finding]:
    room = limit - length_mm(part)
    over = "" if room.nominal is None else f" by {mm(-room.nominal)} mm"
    title, keys = ctx.scene.title(card.key), (card.key, "case")
    finding = room_finding(
        "fit.card-case-length",
        keys,
        room,
        fails=(
            f"{title} is too long{over}: {words(length_mm(part))} against {words(limit)} "
            f"in the {case.name}."
        ),
        subject=f"{title} in the length of the {case.name}",
        measured=limit.nominal,
        needed=length_mm(part).nominal,
    )
    if finding is not None:
        yield finding
        return
    if not ctx.scene.enclosed or not may_have_plug(part, "end"):
        return
    yield from plug_room(ctx, "fit.card-case-length", card, part, room, "in front of its end")


@rule("fit.card-case-height", "error", "Every card and its power plug clear the side panel")
def card_case_height(ctx: Context) -> Iterator[Finding]:
    """Card height, then the plug and the bend of its cable, against the side panel."""
    scene, case = ctx.scene, ctx.scene.case
    if case is None or not scene.enclosed:
        return
    panel = side_panel_mm(case)
    for card in scene.cards:
        part = card.part
        if part is not None and card.opening is not None:
            yield from _height(ctx, card, part, case, panel)
        elif part is not None and card.vertical:
            yield from upright_clearance(ctx, card, part, case)
        elif part is not None and card.rail is not None:
            yield from _height_on_rail(ctx, card, part, case, card.rail)


def _height(
    ctx: Context, card: SeatedCard, part: Card, case: Case, panel: Measure
) -> Iterator[Finding]:
    title, room = ctx.scene.title(card.key), panel - top_mm(part)
    published = case.max_card_height_mm
    if published is not None and part.height_mm is not None:
        direct = published.low - part.height_mm.high
        if direct < 0 and "unverified" not in (published.grade, part.height_mm.grade):
            room = between(direct, published.high - part.height_mm.low)
    finding = room_finding(
        "fit.card-case-height",
        (card.key, "case"),
        room,
        fails=(
            f"{title} is too high for the {case.name}: {words(top_mm(part))} from the board to "
            f"its top, and the {cover_of(case)} stands at {mm(panel.high)} mm at most."
            if published is None
            else f"{title} is {words(exact(0.0) - room)} too high for the {case.name}, which takes "
            f"cards up to {mm(published.nominal)} mm."
        ),
        subject=f"{title} under the {cover_of(case)} of the {case.name}",
        measured=published.nominal if published else None if panel.low == 0 else panel.low,
        needed=part.height_mm.nominal if part.height_mm else None,
    )
    if finding is not None:
        yield finding
        return
    if may_have_plug(part, "top"):
        yield from plug_room(ctx, "fit.card-case-height", card, part, room, "above it")


def _height_on_rail(
    ctx: Context, card: SeatedCard, part: Card, case: Case, rail: Rail
) -> Iterator[Finding]:
    """A rail stands at a height of its own: only what is published for it says anything."""
    title = ctx.scene.title(card.key)
    height = size(part.height_mm, f"height of the {part.name}")
    limit = size(
        rail.max_card_height_mm, f"card height clearance of rail {rail.key} of the {case.name}"
    )
    finding = room_finding(
        "fit.card-case-height",
        (card.key, "case"),
        limit - height,
        fails=(
            f"{title} is {words(height)} high; rail {rail.key} of the {case.name} takes cards up "
            f"to {words(limit)}."
        ),
        subject=f"{title} under the cover of the {case.name}",
        measured=limit.nominal,
        needed=height.nominal,
    )
    if finding is not None:
        yield finding


@rule("fit.card-psu", "error", "No card reaches into what lies below the case's last opening")
def card_psu(ctx: Context) -> Iterator[Finding]:
    """A thick card in the last openings against shroud, supply or floor."""
    scene, case = ctx.scene, ctx.scene.case
    if case is None or not scene.enclosed:
        return
    for card in scene.cards:
        past = reach_past_last_opening_mm(scene, card)
        if past is None or card.part is None or at_least(exact(0.0) - past) == "fits":
            continue
        limit = below_row_mm(scene, case)
        title = scene.title(card.key)
        finding = room_finding(
            "fit.card-psu",
            (card.key, "case"),
            limit - past,
            fails=(
                f"{title} reaches {words(past)} below the last opening of the {case.name}, "
                f"which has {words(limit)} of room there."
            ),
            subject=f"{title} reaches up to {mm(past.believed_high)} mm below the last opening"
            if not math.isinf(past.believed_high)
            else f"{title} above what lies below the last opening",
            measured=limit.nominal,
            needed=past.nominal,
        )
        if finding is not None:
            yield finding
