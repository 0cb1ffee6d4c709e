"""The scene: a rig with its parts looked up and its cards seated, for layout and rules."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from rigbuilder.catalog.bifurcation import split_of
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import (
    BifurcationBoard,
    Board,
    Bridge,
    Card,
    Case,
    Cooler,
    Cpu,
    Memory,
    Psu,
    Rail,
    Riser,
    Slot,
)
from rigbuilder.geometry.measure import Measure, exact
from rigbuilder.geometry.mounting import BEYOND, mounting_of
from rigbuilder.geometry.standards import BACK_HIGH_MM, FIRST_SLOT_MM, SLOT_PITCH_MM
from rigbuilder.rig.model import (
    PlacedBridge,
    PlacedCard,
    PlacedSplitter,
    RailSeat,
    Rig,
    RiserSeat,
    SlotSeat,
    VerticalSeat,
)

FIRST_VERTICAL_MM = 140.0
"""Board's surface to the PCB of a card at the first vertical opening, for drawing only: beyond the
brackets of the horizontal openings (120 mm, CEM); no maker publishes the true place."""
RAIL_GAP_MM = 60.0
"""Between the board and the first rail in the drawing; no maker publishes the true place."""


@dataclass(frozen=True, slots=True)
class SeatedSplitter:
    """A bifurcation board with its record and the board slot that it sits in."""

    key: str
    placed: PlacedSplitter
    part: BifurcationBoard | None
    """None when the catalog does not know it."""
    slot: Slot | None = None

    @property
    def split(self) -> str | None:
        """What it makes of the slot: ``x8x8``; None when the catalog does not know it."""
        return split_of(self.part.outputs.value) if self.part is not None else None

    @property
    def has_switch(self) -> bool:
        """Whether a sourced switch spares the board the splitting."""
        switch = self.part.switch if self.part is not None else None
        return switch is not None and switch.value and switch.grade != "unverified"


@dataclass(frozen=True, slots=True)
class SeatedCard:
    """A card of the rig with its record and its seat looked up."""

    key: str
    placed: PlacedCard
    part: Card | None
    """None when the catalog does not know it."""
    slot: Slot | None = None
    """Board slot it sits in, or its riser or splitter plugs into."""
    rail: Rail | None = None
    riser: Riser | None = None
    plane_mm: float | None = None
    """Middle plane of its PCB in the drawing, along y, of an upright card along z; None when it
    has no place."""
    splitter: SeatedSplitter | None = None

    @property
    def output(self) -> int | None:
        """Output of the splitter that it hangs from, counted from 1."""
        seat = self.placed.seat
        return seat.output if isinstance(seat, RiserSeat) else None

    @property
    def opening(self) -> int | None:
        """Opening its bracket begins at; None on a rail or without a place."""
        seat = self.placed.seat
        return seat.slot if isinstance(seat, SlotSeat) else None

    @property
    def on_rail(self) -> bool:
        """Whether its seat is on a rail."""
        return isinstance(self.placed.seat, RailSeat)

    @property
    def on_riser(self) -> bool:
        """Whether a riser joins it to its slot."""
        return isinstance(self.placed.seat, RiserSeat)

    @property
    def vertical(self) -> int | None:
        """Vertical opening its bracket begins at; None when it does not stand upright."""
        seat = self.placed.seat
        return seat.vertical if isinstance(seat, VerticalSeat) else None

    @property
    def bracket_at(self) -> int | None:
        """First of the horizontal or vertical openings that its bracket fills."""
        return self.opening or self.vertical

    @property
    def row(self) -> str | None:
        """Cards of one row lie one behind the other: the board's slots, a rail, the uprights."""
        seat = self.placed.seat
        if isinstance(seat, RailSeat):
            return f"rail {seat.rail}"
        return None if seat is None else "slots" if isinstance(seat, SlotSeat) else "vertical"


@dataclass(frozen=True, slots=True)
class JoinedBridge:
    """A bridge with its record and the two cards it joins, upper one first."""

    key: str
    placed: PlacedBridge
    part: Bridge | None
    first: SeatedCard
    second: SeatedCard


@dataclass(frozen=True)
class Scene:
    """Everything about a rig that geometry and rules ask for more than once."""

    rig: Rig
    catalog: Catalog

    @cached_property
    def board(self) -> Board | None:
        """The motherboard's record."""
        return self.catalog.get(self.rig.board, Board)

    @cached_property
    def case(self) -> Case | None:
        """The case's record."""
        return self.catalog.get(self.rig.case, Case)

    @cached_property
    def cpu(self) -> Cpu | None:
        """The processor's record."""
        return self.catalog.get(self.rig.cpu, Cpu)

    @cached_property
    def cooler(self) -> Cooler | None:
        """The CPU cooler's record."""
        return self.catalog.get(self.rig.cooler, Cooler)

    @cached_property
    def psus(self) -> tuple[tuple[str, Psu], ...]:
        """Supplies with their keys; those the catalog does not know are left out."""
        found = ((f"psu{n}", self.catalog.get(p, Psu)) for n, p in enumerate(self.rig.psus, 1))
        return tuple((key, psu) for key, psu in found if psu is not None)

    @cached_property
    def memory(self) -> tuple[tuple[str, Memory, int], ...]:
        """Memory kits with key and count."""
        found = (
            (f"memory{n}", self.catalog.get(row.part, Memory), row.count)
            for n, row in enumerate(self.rig.memory, 1)
        )
        return tuple((key, kit, count) for key, kit, count in found if kit is not None)

    @property
    def enclosed(self) -> bool:
        """Whether the case has walls to hit, or may have: only a sourced open frame has none."""
        if self.case is None:
            return False
        style = self.case.style
        return style.value != "open-frame" or style.grade == "unverified"

    @cached_property
    def slots_by_opening(self) -> dict[int, Slot]:
        """The board's slots whose place is known or believed."""
        slots = self.board.slots if self.board else ()
        return {slot.opening.value: slot for slot in slots if slot.opening is not None}

    @cached_property
    def rail_start_mm(self) -> dict[str, float]:
        """Where each rail begins along y in the drawing: below the board, one after the other."""
        below = FIRST_SLOT_MM + 7 * SLOT_PITCH_MM + RAIL_GAP_MM
        starts = {}
        for rail in self.case.rails if self.case else ():
            starts[rail.key] = below
            below += (rail.length_mm.nominal if rail.length_mm else 500.0) + RAIL_GAP_MM
        return starts

    @cached_property
    def cards(self) -> tuple[SeatedCard, ...]:
        """The rig's cards, each with its seat looked up."""
        return tuple(self._seat(placed) for placed in self.rig.cards)

    def _seat(self, placed: PlacedCard) -> SeatedCard:
        part = self.catalog.get(placed.part, Card)
        seat = placed.seat
        if isinstance(seat, SlotSeat):
            slot = self.slots_by_opening.get(seat.slot)
            lies = plane_of_opening(seat.slot)
            return SeatedCard(placed.key, placed, part, slot, plane_mm=lies)
        if isinstance(seat, RiserSeat):
            opening = self.rig.slot_of(seat)
            slot = self.slots_by_opening.get(opening) if opening is not None else None
            riser = self.catalog.get(seat.riser, Riser)
            splitter = self.splitter_by_key.get(seat.splitter or "")
            rail, away = self._away(seat)
            return SeatedCard(placed.key, placed, part, slot, rail, riser, away, splitter)
        return SeatedCard(placed.key, placed, part)

    def _away(self, seat: RiserSeat) -> tuple[Rail | None, float | None]:
        """Rail and plane of a seat away from the slots."""
        if isinstance(seat, VerticalSeat):
            return None, self.plane_of_vertical(seat.vertical)
        rails = self.case.rails if self.case else ()
        rail = next((rail for rail in rails if rail.key == seat.rail), None)
        return rail, self.rail_start_mm[rail.key] + seat.position_mm if rail else None

    @cached_property
    def splitter_by_key(self) -> dict[str, SeatedSplitter]:
        """The rig's bifurcation boards by their key."""
        return {
            placed.key: SeatedSplitter(
                placed.key,
                placed,
                self.catalog.get(placed.part, BifurcationBoard),
                self.slots_by_opening.get(placed.board_slot or 0),
            )
            for placed in self.rig.splitters
        }

    def beyond(self, card: SeatedCard) -> str:
        """Where the next card of its row is, in a word: below it in a usual tower."""
        return "before" if card.vertical else BEYOND[mounting_of(self.case)]

    def plane_of_vertical(self, opening: int) -> float:
        """Middle plane of a card at a vertical opening, mm above the board (for drawing).

        Where the maker says how thick upright cards may be, the thickest ends at the side panel
        as the case's other clearances place it.
        """
        mount = self.case.vertical_mount if self.case else None
        first = FIRST_VERTICAL_MM
        if self.case is not None and mount is not None and mount.max_card_thickness_mm is not None:
            rooms = (self.case.max_card_height_mm, self.case.max_cooler_height_mm)
            panel = max((room.nominal for room in rooms if room is not None), default=None)
            if panel is not None:
                first = panel - mount.max_card_thickness_mm.nominal + BACK_HIGH_MM
        if mount is not None and mount.first_plane_mm is not None:
            first = mount.first_plane_mm.nominal
        return first + (opening - 1) * SLOT_PITCH_MM

    @cached_property
    def card_by_key(self) -> dict[str, SeatedCard]:
        """Cards by their key."""
        return {card.key: card for card in self.cards}

    @cached_property
    def bridges(self) -> tuple[JoinedBridge, ...]:
        """The rig's bridges with the cards they join, the upper card first."""
        joined = []
        for placed in self.rig.bridges:
            pair = [self.card_by_key[key] for key in placed.joins]
            pair.sort(key=lambda card: card.plane_mm if card.plane_mm is not None else 0.0)
            part = self.catalog.get(placed.part, Bridge)
            joined.append(JoinedBridge(placed.key, placed, part, pair[0], pair[1]))
        return tuple(joined)

    def stacked_pairs(self) -> Iterator[tuple[SeatedCard, SeatedCard]]:
        """Pairs of cards in one row: the board's slots, one rail, the uprights.

        The first one is the nearer to the CPU, to the rail's start, to the board.
        """
        placed = [(card.row, card) for card in self.cards if card.plane_mm is not None]
        placed.sort(key=lambda row: row[1].plane_mm or 0.0)
        for (row, upper), (other, lower) in combinations(placed, 2):
            if row == other:
                yield upper, lower

    def distance_mm(self, upper: SeatedCard, lower: SeatedCard) -> Measure | None:
        """From PCB plane to PCB plane of two cards of one row; None when they share no row.

        On a board it is a whole number of slot pitches, proven when both slots' places are, and so
        it is among vertical openings. On a rail it is what the user set.
        """
        if upper.plane_mm is None or lower.plane_mm is None or upper.row != lower.row:
            return None
        distance = round(lower.plane_mm - upper.plane_mm, 4)
        if upper.on_riser:
            return exact(distance)
        names = [
            f"place of slot {card.slot.name} on the {self.board.name}"
            for card in (upper, lower)
            if self.board is not None
            and card.slot is not None
            and card.slot.opening is not None
            and card.slot.opening.grade == "unverified"
        ]
        if not names:
            return exact(distance)
        return Measure(-math.inf, math.inf, distance, distance, (), tuple(names))

    def title(self, key: str) -> str:
        """``gpu1 (RTX 3090 Founders Edition)``: an item as findings name it."""
        return self._titles.get(key, key)

    @cached_property
    def _titles(self) -> dict[str, str]:
        """Titles of all items whose part is known: every rule asks for some."""
        records = ((key, self.catalog.parts.get(part)) for key, part, _ in self.rig.items())
        return {key: f"{key} ({part.name})" for key, part in records if part is not None}


def plane_of_opening(opening: int) -> float:
    """Middle plane of the slot at an opening, mm below the board's upper edge (for drawing)."""
    return FIRST_SLOT_MM + (opening - 1) * SLOT_PITCH_MM
