"""Rules of the lanes: what a card really gets from its slot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rigbuilder.catalog.bifurcation import lanes_of_output
from rigbuilder.catalog.parts import Board, Slot
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import unknown
from rigbuilder.geometry.scene import Scene, SeatedCard

FEW_LANES = 4
"""A GPU at x4 or less waits for its link in tensor parallel and while weights load."""


@dataclass(frozen=True, slots=True)
class Link:
    """What joins a card to the board."""

    lanes: int | None
    """Electrical lanes with the rig's other slots filled; None when not published."""
    full_lanes: int | None
    """With nothing else filled."""
    sure: bool
    """Whether a source supports it."""
    because: str = ""
    """What takes lanes away, in words."""
    place: str = ""
    """The slot, or the output of a splitter in it."""
    slot_lanes: int | None = None
    """Lanes that the slot, or the splitter in it, has of the board."""


def slots_in_use(scene: Scene) -> frozenset[str]:
    """Names of the board's slots that hold a card, a riser or a splitter."""
    slots = [card.slot for card in scene.cards]
    slots += [splitter.slot for splitter in scene.splitter_by_key.values()]
    return frozenset(slot.name for slot in slots if slot is not None)


def lanes_of_slot(board: Board, slot: Slot, used: frozenset[str]) -> tuple[int | None, bool, str]:
    """Lanes of a slot while others are filled, whether that is sure, and why they are fewer.

    Of the board's lane modes those count whose filled slots are all in use; the one that names
    most of them wins.
    """
    full = slot.electrical_lanes
    lanes, sure, why = (full.value if full else None), full is not None, ""
    if full is not None and full.grade == "unverified":
        sure = False
    best = 0
    for mode in board.lane_modes:
        if slot.name not in mode.lanes or not set(mode.filled) <= used:
            continue
        if len(mode.filled) > best:
            best = len(mode.filled)
            lanes, sure = mode.lanes[slot.name], mode.grade != "unverified"
            others = [name for name in mode.filled if name != slot.name]
            why = f" while {' and '.join(others)} is filled" if others else ""
    return lanes, sure, why


def link_of(scene: Scene, card: SeatedCard) -> Link | None:
    """The link of a seated card; None when it has no board slot, or no output that is there."""
    if scene.board is None or card.slot is None or card.part is None:
        return None
    lanes, sure, why = lanes_of_slot(scene.board, card.slot, slots_in_use(scene))
    full = card.slot.electrical_lanes.value if card.slot.electrical_lanes else None
    place = card.slot.name
    slot_lanes = lanes
    if card.splitter is not None:
        adapter, output = card.splitter.part, card.output or 0
        if adapter is None or output > len(adapter.outputs.value):
            return None  # rig.unknown-part and slot.occupied say so
        place = f"output {output} of {card.splitter.key}"
        sure = sure and adapter.outputs.grade != "unverified"
        if lanes is not None:
            lanes = slot_lanes = min(lanes, adapter.lanes.value)
            switch = card.splitter.has_switch
            lanes = lanes_of_output(adapter.outputs.value, output, lanes, switch=switch)
    if card.riser is not None and lanes is not None and card.riser.lanes.value < lanes:
        lanes, why = card.riser.lanes.value, f" through the x{card.riser.lanes.value} riser"
    own = card.part.pcie_lanes
    if own is not None and lanes is not None and own.nominal < lanes:
        lanes = int(own.nominal)
    return Link(lanes, full, sure, why, place, slot_lanes)


@rule("lanes.electrical", "warning", "Every card gets enough electrical lanes")
def electrical(ctx: Context) -> Iterator[Finding]:
    """x4 or less warns, fewer than the card has is noted, none at all is an error."""
    for card in ctx.scene.cards:
        link = link_of(ctx.scene, card)
        if link is None or card.slot is None or card.part is None:
            continue
        title, keys = ctx.scene.title(card.key), (card.key, "board")
        own = int(card.part.pcie_lanes.nominal) if card.part.pcie_lanes else 16
        if link.lanes is None:
            yield Finding(
                rule="lanes.electrical",
                severity="note",
                message=f"The electrical lanes of {link.place} for {title} are not published.",
                parts=keys,
                missing=(f"electrical lanes of {card.slot.name}",),
            )
        elif link.lanes == 0:
            off = f"{card.slot.name} is switched off"
            if card.splitter is not None:
                off = f"{card.slot.name} has no lanes left for {link.place}"
            if link.sure:
                yield Finding(
                    rule="lanes.electrical",
                    severity="error",
                    message=f"{off}{link.because}: {title} gets no lanes.",
                    parts=keys,
                    measured=0,
                    needed=own,
                    unit="lanes",
                )
            else:
                name = f"lane mode of {card.slot.name}"
                subject = f"{title} gets no lanes in {card.slot.name}{link.because}"
                yield unknown("lanes.electrical", keys, subject, (), (name,), leans="does-not-fit")
        elif link.lanes < own:
            few = link.lanes <= FEW_LANES
            unsure = "" if link.sure else " (not verified)"
            effect = (
                "weights load slowly and tensor parallel waits for the link"
                if few
                else "enough to run a model by layers, slower for tensor parallel"
            )
            yield Finding(
                rule="lanes.electrical",
                severity="warning" if few else "note",
                message=(
                    f"{title} gets x{link.lanes} of its x{own} lanes in {link.place}"
                    f"{link.because}{unsure}: {effect}."
                ),
                parts=keys,
                measured=link.lanes,
                needed=own,
                unit="lanes",
            )


@rule("lanes.chipset", "warning", "Cards sit in slots that the processor feeds")
def chipset(ctx: Context) -> Iterator[Finding]:
    """A slot behind the chipset shares its uplink with drives, network and USB."""
    for card in ctx.scene.cards:
        slot = card.slot
        if slot is None or slot.wired_to is None or slot.wired_to.value != "chipset":
            continue
        yield Finding(
            rule="lanes.chipset",
            severity="warning",
            message=(
                f"{slot.name} hangs on the chipset: {ctx.scene.title(card.key)} shares the "
                "chipset's uplink with drives, network and USB."
            ),
            parts=(card.key, "board"),
        )


@rule("lanes.generation", "note", "Slot and card speak the same PCI Express generation")
def generation(ctx: Context) -> Iterator[Finding]:
    """An older slot, riser or bifurcation board halves the rate with each generation."""
    for card in ctx.scene.cards:
        if card.slot is None or card.part is None or card.part.pcie_generation is None:
            continue
        splitter = card.splitter.part if card.splitter is not None else None
        chain = (
            (card.slot.name, card.slot.generation),
            ("its bifurcation board", splitter.generation if splitter is not None else None),
            ("its riser", card.riser.generation if card.riser is not None else None),
        )
        known = [(figure.nominal, where) for where, figure in chain if figure is not None]
        own = card.part.pcie_generation.nominal
        slowest, where = min(known, key=lambda row: row[0], default=(own, ""))
        if slowest < own:
            yield Finding(
                rule="lanes.generation",
                severity="note",
                message=(
                    f"{ctx.scene.title(card.key)} is PCI Express {own:g}.0 and runs at "
                    f"{slowest:g}.0 in {where}."
                ),
                parts=(card.key, "board"),
                measured=slowest,
                needed=own,
                unit="PCI Express generation",
            )
