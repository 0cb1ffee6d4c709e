"""Sizes of a seated card as measures, along each axis, and of what a case leaves for it."""

from __future__ import annotations

import math

from rigbuilder.catalog.parts import Card, Case, Rail
from rigbuilder.geometry.measure import Measure, between, exact, size
from rigbuilder.geometry.mounting import cover_of, lies_flat
from rigbuilder.geometry.scene import Scene, SeatedCard
from rigbuilder.geometry.standards import (
    BACK_HIGH_MM,
    BACK_LOW_MM,
    CARD_TOP_ABOVE_BOARD_MM,
    CELL_BELOW_MM,
    FULL_HEIGHT_MM,
    PCIE_PLUG_MM,
    SLOT_PITCH_MM,
    STRAIGHT_CABLE_MM,
)


def same_design(first: Card, second: Card) -> bool:
    """Whether two cards share PCB and cooler, so that unknown places are equal on both."""
    return first.id == second.id or (first.design is not None and first.design == second.design)


def back_mm(card: Card) -> Measure:
    """Reach behind the PCB's middle plane, against the cooler's side."""
    if card.backplate_mm is not None:
        return size(card.backplate_mm, f"backplate of the {card.name}")
    return between(BACK_LOW_MM, BACK_HIGH_MM)


def thickness_mm(card: Card) -> Measure:
    """Thickness over all."""
    return size(card.thickness_mm, f"thickness of the {card.name}")


def length_mm(card: Card) -> Measure:
    """Bracket face to the card's end."""
    return size(card.length_mm, f"length of the {card.name}")


def below_plane_mm(card: Card) -> Measure:
    """From the PCB's middle plane to the cooler's outer face."""
    return thickness_mm(card) - back_mm(card)


def gap_mm(upper: Card, lower: Card, distance: Measure) -> Measure:
    """Free room between two cards whose PCB planes are a distance apart; negative: overlap.

    gap = distance - (thickness - back) of the upper card - back of the lower one. For two cards of
    one design the two backs are the same length and cancel, known or not.
    """
    if same_design(upper, lower):
        return distance - thickness_mm(upper)
    return distance - below_plane_mm(upper) - back_mm(lower)


def top_mm(card: Card) -> Measure:
    """Board's surface to the card's highest edge."""
    return size(card.height_mm, f"height of the {card.name}") + between(*CARD_TOP_ABOVE_BOARD_MM)


def cable_reach_mm(card: Card) -> float:
    """Room that plug and cable take before the bend, unverified: 35 mm for 16-pin plugs, else 25.

    A card whose sockets nobody publishes may have the one that asks for more.
    """
    types = {row.type for row in card.power_inputs.value} if card.power_inputs else set()
    sixteen = not types or types & {"12vhpwr", "12v-2x6"}
    return STRAIGHT_CABLE_MM if sixteen else PCIE_PLUG_MM


def side_panel_mm(case: Case) -> Measure:
    """Board's surface to the side panel.

    A published clearance for cards is that distance at least (it may count from the slot). The
    published CPU cooler clearance is a lower bound too, whether its maker counts from the board or
    from the processor's lid. The case's outer width is an upper bound; of a rack, whose board lies
    on the floor, its outer height. While only the style is believed the larger of the two is.
    """
    lows = [0.0]
    believed_lows = [0.0]
    unverified: tuple[str, ...] = ()
    for figure, name in (
        (case.max_card_height_mm, f"card height clearance of the {case.name}"),
        (case.max_cooler_height_mm, f"CPU cooler clearance of the {case.name}"),
    ):
        if figure is None:
            continue
        believed_lows.append(figure.low)
        if figure.grade == "unverified":
            unverified += (name,)
        else:
            lows.append(figure.low)
    outer = [case.height_mm if lies_flat(case) else case.width_mm]
    if case.style.grade == "unverified":
        outer = [case.height_mm, case.width_mm] if lies_flat(case) else outer
    known = [f for f in outer if f is not None and f.grade != "unverified"]
    high = max(f.high for f in known) if len(known) == len(outer) else math.inf
    believed_high = math.inf if outer[0] is None else outer[0].high
    nothing_published = len(believed_lows) == 1
    missing = (f"distance to the {cover_of(case)} of the {case.name}",) if nothing_published else ()
    return Measure(max(lows), high, max(believed_lows), believed_high, missing, unverified)


def case_length_mm(case: Case) -> Measure:
    """Bracket face to whatever stands in a card's way at the front, as published for cards."""
    return size(case.max_card_length_mm, f"card length clearance of the {case.name}")


def rail_length_limit_mm(rail: Rail, case: Case) -> Measure:
    """Room along a card on a rail."""
    figure = rail.max_card_length_mm or case.max_card_length_mm
    return size(figure, f"card length clearance of rail {rail.key} of the {case.name}")


def upright_length_mm(case: Case) -> Measure:
    """Room along an upright card: the published length for cards in slots is none for it."""
    figure = case.vertical_mount.max_card_length_mm if case.vertical_mount else None
    return size(figure, f"length clearance of upright cards in the {case.name}")


def upright_plane_mm(case: Case, opening: int) -> Measure:
    """Board's surface to the middle plane of the PCB of a card at a vertical opening."""
    figure = case.vertical_mount.first_plane_mm if case.vertical_mount else None
    name = f"distance from the board to the vertical bracket of the {case.name}"
    return size(figure, name) + exact((opening - 1) * SLOT_PITCH_MM)


def upright_back_mm(case: Case, card: Card, opening: int) -> Measure:
    """Board's surface to the back of an upright card."""
    return upright_plane_mm(case, opening) - back_mm(card)


def upright_panel_gap_mm(case: Case, card: Card, opening: int) -> Measure:
    """From the cooler of an upright card to the side panel (negative: into it)."""
    figure = case.vertical_mount.max_card_thickness_mm if case.vertical_mount else None
    name = f"distance from the vertical bracket to the side panel of the {case.name}"
    return size(figure, name) - exact((opening - 1) * SLOT_PITCH_MM) - thickness_mm(card)


def upright_height_mm(case: Case) -> Measure:
    """Height that what stands above the vertical bracket leaves a card.

    A full-height card has its own height at least: the bracket is as high.
    """
    figure = case.vertical_mount.max_card_height_mm if case.vertical_mount else None
    room = size(figure, f"room above the vertical bracket of the {case.name}")
    return Measure(
        max(room.low, FULL_HEIGHT_MM), room.high, max(room.believed_low, FULL_HEIGHT_MM),
        room.believed_high, room.missing, room.unverified,
    )  # fmt: skip


def below_last_opening_mm(case: Case) -> Measure:
    """From the lower edge of the last opening's share of the row to what lies below it."""
    return size(case.below_last_opening_mm, f"room below the last opening of the {case.name}")


def reach_past_last_opening_mm(scene: Scene, card: SeatedCard) -> Measure | None:
    """How far a card reaches below the lower edge of the case's last opening (negative: above it).

    None when it has no opening, or the case's count of them is not known.
    """
    case, opening = scene.case, card.opening
    if case is None or case.openings is None or opening is None or card.part is None:
        return None
    to_edge = (case.openings.value - opening) * SLOT_PITCH_MM + CELL_BELOW_MM
    return below_plane_mm(card.part) - exact(to_edge)
