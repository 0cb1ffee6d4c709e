"""A machine as a rig: its parts by the catalog's ids, its cards in their slots where proven.

What is not proven is left out and listed: a card whose slot the firmware does not name stays
unplaced, and one whose model nobody can tell has no dimensions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.parts import Board, Bridge, Card, Slot
from rigbuilder.rig.file import OpenedRig
from rigbuilder.rig.model import (
    MAX_CARDS,
    OwnPrice,
    PartCount,
    PlacedBridge,
    PlacedCard,
    Rig,
    SlotSeat,
)
from rigbuilder.scan import made
from rigbuilder.scan.fields import same_device
from rigbuilder.scan.links import LinkRow, link_row
from rigbuilder.scan.machine import Machine, SeenCard
from rigbuilder.scan.names import board_named, cpu_named, gpu_of, memory_named, slot_named
from rigbuilder.scan.pci_ids import BOARDS, MAKERS

State = Literal["recognised", "partly", "not recognised"]
FORMAT = "rigbuilder.scan"
VERSION = 1
MOST_MODULES = 16
CONSUMER = ("geforce", "radeon rx", "arc")
"""Names of cards that many makers build; others come from the GPU's maker alone."""
NOT_SEEN = "No computer knows its case, its power supply, its cooler and what its cables leave."


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was seen, and what became of it."""

    what: str
    """``board``, ``processor``, ``memory``, or the key of a card or bridge."""
    seen: str
    """As the computer calls it."""
    state: State
    words: str
    part: str | None = None
    """Catalog id in the rig."""
    choices: tuple[str, ...] = ()
    """Parts of the catalog that it may be."""
    place: str | None = None
    """In which slot a card is, or why that is not known."""
    made: str | None = None
    """Id of the record without dimensions that stands for it until a model is chosen."""


@dataclass(frozen=True, slots=True)
class Scan:
    """The rig, and what is and is not known of it."""

    opened: OpenedRig
    rows: tuple[Row, ...]
    links: tuple[LinkRow, ...]
    remarks: tuple[str, ...]
    """What could not be learnt, and why."""

    def to_json_data(self) -> dict[str, Any]:
        """As the command line prints it; None for what is not known."""
        rig = self.opened.rig.model_dump(mode="json", exclude_none=True)
        return {
            "format": FORMAT,
            "version": VERSION,
            "rig": rig,
            "parts": [
                {
                    "what": row.what,
                    "seen": row.seen,
                    "state": row.state,
                    "words": row.words,
                    "place": row.place,
                    "part": row.part,
                    "choices": list(row.choices),
                }
                for row in self.rows
            ],
            "links": [row.to_json_data() for row in self.links],
            "remarks": list(self.remarks),
        }


def recognise(machine: Machine, catalog: Catalog, read: date) -> Scan:
    """The rig that the machine is. Pure: ``read`` dates the figures that the computer reports."""
    work = _Work(machine, catalog)
    board = work.board()
    cpu = work.cpu()
    memory = work.memory()
    cards, links = work.cards(board)
    bridges = work.bridges(cards)
    parts = [board.id if board is not None else None, cpu, *(row.part for row in memory)]
    parts += [card.part for card in cards] + [bridge.part for bridge in bridges]
    owned = Counter(part for part in parts if part is not None)
    rig = Rig(
        name=f"This computer ({name})" if (name := machine.board_name[:60]) else "This computer",
        board=board.id if board is not None else None,
        cpu=cpu,
        memory=memory,
        cards=cards,
        bridges=bridges,
        prices={part: OwnPrice(amount=0.0, owned=True) for part in owned},
    )
    own = catalog.with_parts(work.made, {made.SOURCE: made.source(read)}, replace=False)
    opened = OpenedRig(rig, own if work.made else catalog)
    return Scan(opened, tuple(work.rows), links, tuple(work.remarks))


class _Work:
    """The rows and remarks that come together while a machine is looked up."""

    def __init__(self, machine: Machine, catalog: Catalog) -> None:
        self._machine, self._catalog = machine, catalog
        self.rows: list[Row] = []
        self.made: list[AnyPart] = []
        self.remarks: list[str] = []
        if machine.virtual is not None:
            self.remarks.append(
                f"This is a virtual machine ({machine.virtual}): board, slots and links are not "
                "those of the computer below it, so no card is placed."
            )
        self.remarks += [f"{why}." for why in dict.fromkeys(machine.missing.values())]
        self.remarks.append(NOT_SEEN)

    def board(self) -> Board | None:
        """The board; None where it is not in the catalog, or only a virtual one."""
        machine = self._machine
        seen = f"{machine.board_maker} {machine.board_name}".strip()
        if not seen or machine.virtual is not None:
            words = "a virtual machine has none" if machine.virtual else "the firmware names none"
            self.rows.append(Row("board", seen, "not recognised", words))
            return None
        board = board_named(machine.board_maker, machine.board_name, self._catalog)
        if board is None:
            self.rows.append(Row("board", seen, "not recognised", "is not in the catalog"))
            return None
        self.rows.append(Row("board", seen, "recognised", board.title, board.id))
        return board

    def cpu(self) -> str | None:
        """Id of the processor."""
        names = self._machine.cpus
        if not names:
            self.rows.append(Row("processor", "", "not recognised", "the system names none"))
            return None
        if len(names) > 1:
            self.remarks.append(f"{len(names)} processors: a rig holds one, so one is in it.")
        cpu = cpu_named(names[0], self._catalog)
        if cpu is None:
            words = "is not in the catalog"
            self.rows.append(Row("processor", names[0], "not recognised", words))
            return None
        self.rows.append(Row("processor", names[0], "recognised", cpu.title, cpu.id))
        return cpu.id

    def memory(self) -> tuple[PartCount, ...]:
        """The modules, equal ones together; kits only where all of a kit's modules are there."""
        modules = self._machine.modules
        if not modules:
            total = self._machine.memory_gib
            seen = f"{total:.1f} GiB" if total else ""
            words = "its modules are not listed: that needs dmidecode and administrator rights"
            self.rows.append(Row("memory", seen, "not recognised", words))
            return ()
        found: list[PartCount] = []
        for module, count in Counter(modules).items():
            known = memory_named(module, self._catalog)
            seen = f"{count} x {module.size_gib:g} GiB {module.maker} {module.part_number}".strip()
            if known is not None and count % known.modules == 0:
                row = PartCount(part=known.id, count=count // known.modules)
                self.rows.append(Row("memory", seen, "recognised", known.title, known.id))
            else:
                record = made.module_of(module)
                self._keep(record)
                row = PartCount(part=record.id, count=min(count, 64))
                words = "not in the catalog: size and type are known, the height is not"
                self.rows.append(Row("memory", seen, "partly", words, record.id))
            found.append(row)
        return tuple(found[:MOST_MODULES])

    def cards(self, board: Board | None) -> tuple[tuple[PlacedCard, ...], tuple[LinkRow, ...]]:
        """The cards with their seats, and the links that they have negotiated."""
        seen = self._machine.cards
        slots = slots_of_cards(self._machine, board) if board is not None else {}
        placed: list[PlacedCard] = []
        links = []
        self.keys: dict[int, str] = {}
        for number, card in enumerate(seen):
            record, row = self._card(card, f"gpu{len(placed) + 1}")
            if record is None or len(placed) == MAX_CARDS:
                self.rows.append(row)
                continue
            key = f"gpu{len(placed) + 1}"
            slot = slots.get(number)
            seat = SlotSeat(slot=slot.opening.value) if slot and slot.opening else None
            placed.append(PlacedCard(key=key, part=record.id, seat=seat))
            self.keys[number] = key
            self.rows.append(_with_place(row, slot, board))
            links.append(link_row(key, card, record, slot))
        if not seen:
            words = "no graphics card was found on the PCI bus"
            self.rows.append(Row("cards", "", "not recognised", words))
        return tuple(placed), tuple(links)

    def _card(self, seen: SeenCard, key: str) -> tuple[Card | None, Row]:
        """The record of a card, and what is said about it."""
        maker = MAKERS.get(seen.sub_vendor)
        name = seen.name or f"{seen.vendor}:{seen.device}"
        name += f" by {maker}" if maker else ""
        known = self._catalog.get(
            BOARDS.get((seen.vendor, seen.device, seen.sub_vendor, seen.sub_device)), Card
        )
        if known is not None:
            return known, Row(key, name, "recognised", known.title, known.id)
        gpu = gpu_of(seen, self._catalog)
        if gpu is None:
            record = made.card_of_name(seen)
            if record is None:
                words = f"at {seen.address}: a processor's own graphics, or not in the catalog"
                return None, Row(seen.address, name, "not recognised", words)
            self._keep(record)
            words = "not in the catalog: its memory is known, its speed and size are not"
            return record, Row(key, name, "partly", words, record.id)
        cards = made.siblings(gpu, self._catalog)
        if len(cards) == 1 and _of_one_maker(cards[0]):
            return cards[0], Row(key, name, "recognised", cards[0].title, cards[0].id)
        record = made.card_of_gpu(seen, gpu, self._catalog)
        self._keep(record)
        own = [card for card in cards if card.brand == maker] or cards
        choices = tuple(card.id for card in sorted(own, key=lambda card: card.title.casefold()))
        words = "the computer does not tell which model, so its size is not known"
        return record, Row(
            key, name, "partly", f"{gpu}: {words}", record.id, choices, made=record.id
        )

    def _keep(self, record: AnyPart) -> None:
        if all(other.id != record.id for other in self.made):
            self.made.append(record)

    def bridges(self, cards: Sequence[PlacedCard]) -> tuple[PlacedBridge, ...]:
        """Bridges between cards that NVLink joins, where slots leave only one span."""
        found: list[PlacedBridge] = []
        by_key = {card.key: card for card in cards}
        joined: set[str] = set()
        for first, second in self._machine.nvlinks:
            one, other = self.keys.get(first), self.keys.get(second)
            if one is None or other is None or {one, other} & joined:
                continue
            joined |= {one, other}
            part = self._bridge(by_key[one], by_key[other])
            seen, key = f"NVLink between {one} and {other}", f"bridge{len(found) + 1}"
            if part is None:
                words = "its width is not known while the cards' slots are not"
                self.rows.append(Row("bridge", seen, "not recognised", words))
                continue
            count = part.per_pair.value if part.per_pair is not None else 1
            for _ in range(count):
                key = f"bridge{len(found) + 1}"
                found.append(PlacedBridge(key=key, part=part.id, joins=(one, other)))
            self.rows.append(Row(key, seen, "recognised", part.title, part.id))
        return tuple(found[:MAX_CARDS])

    def _bridge(self, one: PlacedCard, other: PlacedCard) -> Bridge | None:
        if not isinstance(one.seat, SlotSeat) or not isinstance(other.seat, SlotSeat):
            return None
        span = abs(one.seat.slot - other.seat.slot)
        records = {part.id: part for part in self.made}
        card = records.get(one.part) or self._catalog.parts.get(one.part)
        gpu = card.gpu if isinstance(card, Card) else ""
        fitting = [
            bridge
            for bridge in self._catalog.of_kind(Bridge)
            if bridge.span_slots.value == span and gpu in bridge.works_with.value
        ]
        return fitting[0] if len(fitting) == 1 else None


def _of_one_maker(card: Card) -> bool:
    """Whether the GPU's maker alone builds such cards."""
    title = card.name.casefold()
    own = card.brand.casefold() == card.gpu_maker
    return own and not title.startswith(CONSUMER)


def _with_place(row: Row, slot: Slot | None, board: Board | None) -> Row:
    """The row with where the card sits, or why that is not known."""
    if slot is not None and slot.opening is not None:
        words = f"in slot {slot.name}"
    elif slot is not None:
        words = f"in slot {slot.name}, whose place on the board nobody publishes: not placed"
    elif board is None:
        words = "not placed: without the board there is no slot"
    else:
        words = "not placed: the firmware does not tell its slot"
    return replace(row, place=words)


def slots_of_cards(machine: Machine, board: Board) -> dict[int, Slot]:
    """Slot of each card by its number, only where the firmware's address leaves no doubt.

    The address is that of the card itself or of a port above it. A port with several cards below
    proves nothing, nor does a slot that two addresses name.
    """
    reached: dict[int, list[tuple[int, Slot]]] = {}
    for seen in machine.slots:
        slot = slot_named(seen.designation, board)
        if slot is None or seen.address is None:
            continue
        depths = {
            number: depth
            for number, card in enumerate(machine.cards)
            if (depth := _depth(card, seen.address)) is not None
        }
        if len(depths) == 1:
            ((number, depth),) = depths.items()
            reached.setdefault(number, []).append((depth, slot))
    found: dict[int, Slot] = {}
    for number, rows in reached.items():
        nearest = max(depth for depth, _ in rows)
        names = {slot.name for depth, slot in rows if depth == nearest}
        if len(names) == 1:
            found[number] = next(slot for depth, slot in rows if depth == nearest)
    taken = Counter(slot.name for slot in found.values())
    return {number: slot for number, slot in found.items() if taken[slot.name] == 1}


def _depth(card: SeenCard, address: str) -> int | None:
    """How near to the card an address of its chain lies; None where it is none of it."""
    if same_device(card.address) == same_device(address):
        return len(card.chain)
    return card.chain.index(address) if address in card.chain else None
