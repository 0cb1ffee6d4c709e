"""The link between a rig's cards: NVLink bridge, or PCIe by slot, splitter, riser and hop."""

from __future__ import annotations

from dataclasses import dataclass

from rigbuilder.catalog.bifurcation import lanes_of_output
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import BifurcationBoard, Board, Bridge, Card, Riser, Slot
from rigbuilder.estimates.figures import MOST_BANDWIDTH_GB_S, MOST_LANES, usable
from rigbuilder.estimates.roofline import is_geforce
from rigbuilder.rig.model import PlacedCard, Rig, RiserSeat

LANE_GB_S = {1: 0.25, 2: 0.5, 3: 0.985, 4: 1.969, 5: 3.938, 6: 7.563}
"""GB/s of one lane and direction after line coding (PCI-SIG: 2.5 to 64 GT/s)."""
PAYLOAD_SHARE = 0.85
"""Of that, what large transfers reach after packet headers and flow control: an allowance."""

NVLINK_LATENCY_S = 12e-6
PEER_LATENCY_S = 14e-6
HOST_LATENCY_S = 18e-6
"""One all-reduce of a decoded token's activations: over a bridge, directly from card to card over
PCIe, or through host memory. Chosen so that the bridge brings two RTX 3090 the +2 to +4% of
decode speed that was measured under vLLM (club-3090 issue 698); a bare copy takes 1.0 against
15.2 microseconds (club-3090, docs/PCIE_P2P.md)."""
CHIPSET_LATENCY_S = 4e-6
"""More for a card behind the chipset, both directions (not measured: an allowance)."""


@dataclass(frozen=True, slots=True)
class Link:
    """The slowest connection among a rig's cards."""

    gb_s: float
    """One direction."""
    latency_s: float
    """Of one all-reduce."""
    words: str
    known: bool
    """False when a place, lane count or generation behind it is not published."""

    def all_reduce_s(self, payload_bytes: float, cards: int) -> float:
        """Seconds of one all-reduce: latency, and 2 (n - 1) / n of the payload over the link."""
        return self.latency_s + 2 * (cards - 1) / cards * payload_bytes / (self.gb_s * 1e9)


def link_between(rig: Rig, catalog: Catalog) -> Link | None:
    """The link that tensor parallel over all cards of the rig uses; None for a single card."""
    if len(rig.cards) < 2:
        return None
    bridge = bridge_over_all(rig, catalog)
    if bridge is not None:
        return bridge
    board = catalog.get(rig.board, Board)
    openings = {rig.slot_of(card.seat) for card in rig.cards}
    openings |= {splitter.board_slot for splitter in rig.splitters}
    used = frozenset(slot.name for at in openings if (slot := _slot_at(at, board)) is not None)
    links = [_own_link(card, rig, board, used, catalog) for card in rig.cards]
    slowest = min(links, key=lambda link: link.gb_s)
    peer = all(_peer_to_peer(catalog.get(card.part, Card)) for card in rig.cards)
    hops = any("chipset" in link.words for link in links)
    latency = (PEER_LATENCY_S if peer else HOST_LATENCY_S) + (CHIPSET_LATENCY_S if hops else 0.0)
    path = "card to card" if peer else "through host memory"
    known = all(link.known for link in links)
    return Link(slowest.gb_s, latency, f"{slowest.words}, {path}", known)


def bridge_over_all(rig: Rig, catalog: Catalog) -> Link | None:
    """The NVLink of two cards; of more cards no bridge joins all, so PCIe sets the pace."""
    if len(rig.cards) != 2:
        return None
    for placed in rig.bridges:
        record = catalog.get(placed.part, Bridge)
        total = usable(record.bandwidth_gb_s, MOST_BANDWIDTH_GB_S) if record else None
        if record is None or total is None:
            continue
        cards = [catalog.get(card.part, Card) for card in rig.cards]
        if any(card is None or not _bridged(card, record) for card in cards):
            continue
        count = sum(other.part == placed.part for other in rig.bridges)
        needed = record.per_pair.value if record.per_pair else 1
        both_ways = total * min(1.0, count / needed)
        words = f"NVLink {both_ways / 2:.1f} GB/s each way"
        return Link(both_ways / 2, NVLINK_LATENCY_S, words, True)
    return None


def _bridged(card: Card, bridge: Bridge) -> bool:
    generation = card.nvlink.generation.value if card.nvlink is not None else "none"
    return generation == bridge.generation.value and card.gpu in bridge.works_with.value


def _peer_to_peer(card: Card | None) -> bool:
    """Whether the driver lets a card reach another over PCIe: not on GeForce cards."""
    return card is not None and card.gpu_maker == "nvidia" and not is_geforce(card)


def _slot_at(opening: int | None, board: Board | None) -> Slot | None:
    """The board's slot at an opening; None where that is not known."""
    if board is None or opening is None:
        return None
    return next((s for s in board.slots if s.opening and s.opening.value == opening), None)


def _lanes_in_use(board: Board, slot: Slot, used: frozenset[str]) -> int | None:
    """Electrical lanes of a slot by the lane mode that names most of the slots in use."""
    lanes = slot.electrical_lanes.value if slot.electrical_lanes is not None else None
    best = 0
    for mode in board.lane_modes:
        if slot.name in mode.lanes and set(mode.filled) <= used and len(mode.filled) > best:
            best, lanes = len(mode.filled), mode.lanes[slot.name]
    return lanes


def _own_link(
    placed: PlacedCard, rig: Rig, board: Board | None, used: frozenset[str], catalog: Catalog
) -> Link:
    """PCIe link of one card: the least of slot, bifurcation board, card and riser."""
    card = catalog.get(placed.part, Card)
    slot = _slot_at(rig.slot_of(placed.seat), board)
    lanes: list[float | None] = []
    generations: list[float | None] = []
    known, found = slot is not None, None
    if slot is not None and board is not None:
        found = _lanes_in_use(board, slot, used)
        known = known and found is not None and slot.generation is not None
        lanes.append(found)
        generations.append(usable(slot.generation, MOST_LANES))
    if card is not None:
        lanes.append(usable(card.pcie_lanes, MOST_LANES))
        generations.append(usable(card.pcie_generation, MOST_LANES))
    if isinstance(placed.seat, RiserSeat):
        riser = catalog.get(placed.seat.riser, Riser)
        if riser is not None:
            lanes.append(riser.lanes.value)
            generations.append(usable(riser.generation, MOST_LANES))
        splitter = rig.splitter(placed.seat.splitter or "")
        adapter = catalog.get(splitter.part, BifurcationBoard) if splitter is not None else None
        if adapter is not None and placed.seat.output is not None:
            own = _width_of_output(adapter, placed.seat.output, found)
            lanes.append(own)
            known = known and own is not None
            generations.append(usable(adapter.generation, MOST_LANES))
        known = known and (adapter is not None or splitter is None)
    width = min((n for n in lanes if n is not None), default=8.0)
    generation = min((n for n in generations if n is not None), default=3.0)
    behind = " behind the chipset" if slot is not None and _behind_chipset(slot) else ""
    speed = LANE_GB_S.get(int(generation), LANE_GB_S[3]) * max(width, 1.0) * PAYLOAD_SHARE
    words = f"PCIe {generation:.1f} x{width:g}{behind}"
    return Link(speed, 0.0, words if known else f"{words} at most", known)


def _width_of_output(adapter: BifurcationBoard, output: int, slot_lanes: int | None) -> int | None:
    """Lanes of an output; None where the adapter has none of that number."""
    switch = adapter.switch is not None and adapter.switch.value
    most = adapter.lanes.value if slot_lanes is None else min(slot_lanes, adapter.lanes.value)
    return lanes_of_output(adapter.outputs.value, output, most, switch=switch)


def _behind_chipset(slot: Slot) -> bool:
    return slot.wired_to is not None and slot.wired_to.value == "chipset"
