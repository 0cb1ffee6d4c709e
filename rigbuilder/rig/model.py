"""The rig: an immutable record of the parts chosen, where they sit and what they shall run.

Parts are named by catalog id. Every section is optional: a rig in the making is a rig.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from rigbuilder.catalog.evidence import PartId, Record
from rigbuilder.catalog.fittings import Wall, WallFans

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
"""Name of one placed item within a rig: ``gpu1``, ``bridge1``."""
CageKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,30}$")]
Name = Annotated[str, StringConstraints(max_length=200)]
RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z]+\.[a-z0-9-]+$")]
KvCacheType = Literal["f16", "q8_0", "q4_0"]

MAX_CARDS = 16
MAX_SPLITTERS = 8


Output = Annotated[int, Field(ge=1, le=16)]
"""Output of a bifurcation board, counted from 1."""


class SlotSeat(Record):
    """In the board slot at one opening."""

    slot: Annotated[int, Field(ge=1, le=12)]
    """Opening counted from the CPU; also the slot's place on the board."""


class RailSeat(Record):
    """On a rail of an open frame, joined to a board slot by a riser."""

    rail: Annotated[str, StringConstraints(max_length=30)]
    position_mm: Annotated[float, Field(ge=0, le=5000)]
    """Start of the rail to the middle plane of the card's PCB."""
    board_slot: Annotated[int, Field(ge=1, le=12)] | None = None
    """Opening of the slot that the riser plugs into."""
    riser: PartId | None = None
    splitter: Key | None = None
    """Bifurcation board of the rig that the riser plugs into, in place of a slot."""
    output: Output | None = None


class VerticalSeat(Record):
    """On the case's vertical bracket, fans toward the side panel, joined to a slot by a riser."""

    vertical: Annotated[int, Field(ge=1, le=8)]
    """Vertical opening its bracket begins at, counted from the board."""
    board_slot: Annotated[int, Field(ge=1, le=12)] | None = None
    """Opening of the slot that the riser plugs into."""
    riser: PartId | None = None
    splitter: Key | None = None
    """Bifurcation board of the rig that the riser plugs into, in place of a slot."""
    output: Output | None = None


RiserSeat = RailSeat | VerticalSeat
"""Seats away from the board's slots."""
Seat = SlotSeat | RailSeat | VerticalSeat


class PlacedCard(Record):
    """One card of the rig."""

    key: Key
    part: PartId
    seat: Seat | None = None
    """None: bought but not placed yet."""
    power_limit_w: Annotated[float, Field(gt=0, le=2000)] | None = None


class PlacedSplitter(Record):
    """One bifurcation board in a slot of the board; cards hang from its outputs."""

    key: Key
    part: PartId
    board_slot: Annotated[int, Field(ge=1, le=12)] | None = None
    """Opening of its slot. None: bought but not placed yet."""


class PlacedBridge(Record):
    """One bridge (or set of bridges) joining two cards."""

    key: Key
    part: PartId
    joins: tuple[Key, Key]


class PartCount(Record):
    """So many of one part."""

    part: PartId
    count: Annotated[int, Field(ge=1, le=64)] = 1


class Workload(Record):
    """The model to run and how."""

    model: PartId
    quant: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    context: Annotated[int, Field(ge=1, le=20_000_000)] = 8192
    """Tokens held for each sequence."""
    sequences: Annotated[int, Field(ge=1, le=4096)] = 1
    kv_cache: KvCacheType = "f16"
    runtime: Literal["llama.cpp", "vllm", "exllama"] = "llama.cpp"
    split: Literal["layer", "tensor"] = "layer"
    experts_in_system_memory: bool = False
    """Keep a mixture's expert weights in system memory, the rest on the cards."""
    claimed_decode_tok_s: Annotated[float, Field(gt=0, le=1e6)] | None = None
    """A speed somebody claims for this rig, to be held against the bound."""


class Site(Record):
    """Where the rig is plugged in."""

    mains_v: Annotated[float, Field(ge=90, le=260)] = 120
    circuit_a: Annotated[float, Field(ge=1, le=125)] = 15
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "USD"
    price_per_kwh: Annotated[float, Field(ge=0, le=100)] | None = None
    hours_per_day: Annotated[float, Field(ge=0, le=24)] = 8
    lifetime_months: Annotated[float, Field(gt=0, le=600)] | None = None
    """Time to write the rig off; ``estimates.value`` has the default."""
    rent_per_hour: Annotated[float, Field(ge=0, le=10_000)] | None = None
    """What a rented computer for the same use costs an hour, in ``currency``."""


class OwnPrice(Record):
    """What the user pays for one piece; it wins over the catalog's range."""

    amount: Annotated[float, Field(ge=0, le=1e7)]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "USD"
    owned: bool = False
    owned_pieces: Annotated[int, Field(ge=1, le=64)] | None = None
    """Pieces of an owned part that are there; further ones cost what the catalog says. None: all of
    them are."""


class Waiver(Record):
    """A finding the user accepts, and why; it stays listed."""

    rule: RuleId
    parts: tuple[Key, ...] = ()
    """Item keys of the finding; empty waives the rule for the whole rig."""
    reason: Annotated[str, StringConstraints(min_length=1, max_length=400)]

    def covers(self, rule: str, parts: tuple[str, ...]) -> bool:
        """Whether it waives what a rule says of these items, in whatever order."""
        return self.rule == rule and (not self.parts or set(self.parts) == set(parts))


class Rig(Record):
    """A rig, finished or in the making. Change it with the functions of ``rig.edits``."""

    name: Name = "Untitled rig"
    board: PartId | None = None
    cpu: PartId | None = None
    cooler: PartId | None = None
    case: PartId | None = None
    cages: Annotated[tuple[CageKey, ...], Field(max_length=16)] | None = None
    """Drive cages of the case that are in; None: as its maker ships it, where known."""
    fans: Annotated[tuple[WallFans, ...], Field(max_length=16)] | None = None
    """Fans and extra radiators on the case's walls; None: as its maker ships it, where known."""
    radiator: Wall | None = None
    """Wall with the CPU cooler's radiator; None: not said."""
    memory: Annotated[tuple[PartCount, ...], Field(max_length=16)] = ()
    storage: Annotated[tuple[PartCount, ...], Field(max_length=16)] = ()
    psus: Annotated[tuple[PartId, ...], Field(max_length=4)] = ()
    cards: Annotated[tuple[PlacedCard, ...], Field(max_length=MAX_CARDS)] = ()
    bridges: Annotated[tuple[PlacedBridge, ...], Field(max_length=MAX_CARDS)] = ()
    splitters: Annotated[tuple[PlacedSplitter, ...], Field(max_length=MAX_SPLITTERS)] = ()
    workload: Workload | None = None
    site: Site = Site()
    prices: dict[PartId, OwnPrice] = {}
    waivers: Annotated[tuple[Waiver, ...], Field(max_length=200)] = ()

    @model_validator(mode="after")
    def _keys_are_sound(self) -> Rig:
        cards = [card.key for card in self.cards]
        splitters = [splitter.key for splitter in self.splitters]
        keys = cards + [bridge.key for bridge in self.bridges] + splitters
        twice = sorted({key for key in keys if keys.count(key) > 1})
        if twice:
            raise ValueError(f"two items share the key {twice[0]!r}")
        for bridge in self.bridges:
            for key in bridge.joins:
                if key not in cards:
                    raise ValueError(f"{bridge.key} joins {key!r}, which is no card of the rig")
            if bridge.joins[0] == bridge.joins[1]:
                raise ValueError(f"{bridge.key} joins {bridge.joins[0]!r} with itself")
        return self

    @model_validator(mode="after")
    def _risers_come_from_one_thing(self) -> Rig:
        splitters = {splitter.key for splitter in self.splitters}
        for card in self.cards:
            seat = card.seat
            if not isinstance(seat, RiserSeat):
                continue
            if (seat.splitter is None) != (seat.output is None):
                raise ValueError(f"{card.key}: a splitter and its output go together")
            if seat.splitter is not None and seat.splitter not in splitters:
                raise ValueError(
                    f"{card.key} hangs from {seat.splitter!r}, which is no splitter of the rig"
                )
            if seat.splitter is not None and seat.board_slot is not None:
                raise ValueError(
                    f"{card.key}: a riser comes from a board slot or from a splitter, not from both"
                )
        return self

    def card(self, key: str) -> PlacedCard | None:
        """The card of that key."""
        return next((card for card in self.cards if card.key == key), None)

    def bridge(self, key: str) -> PlacedBridge | None:
        """The bridge of that key."""
        return next((bridge for bridge in self.bridges if bridge.key == key), None)

    def splitter(self, key: str) -> PlacedSplitter | None:
        """The bifurcation board of that key."""
        return next((splitter for splitter in self.splitters if splitter.key == key), None)

    def slot_of(self, seat: Seat | None) -> int | None:
        """Opening of the board slot that a seat is fed from, itself or through a splitter."""
        if isinstance(seat, SlotSeat):
            return seat.slot
        if seat is None or seat.splitter is None:
            return seat.board_slot if seat is not None else None
        splitter = self.splitter(seat.splitter)
        return splitter.board_slot if splitter is not None else None

    def items(self) -> list[tuple[str, str, int]]:
        """(item key, part id, count) of everything in the rig, in the order of a parts list.

        Keys of items without a name of their own: ``board``, ``cpu``, ``cooler``, ``case``,
        ``psu1``, ``memory1``, ``storage1`` and so on.
        """
        rows: list[tuple[str, str, int]] = [(card.key, card.part, 1) for card in self.cards]
        rows += [(bridge.key, bridge.part, 1) for bridge in self.bridges]
        rows += [(splitter.key, splitter.part, 1) for splitter in self.splitters]
        single = (
            ("board", self.board),
            ("cpu", self.cpu),
            ("cooler", self.cooler),
            ("case", self.case),
        )
        rows += [(key, part, 1) for key, part in single if part is not None]
        rows += [(f"psu{n}", part, 1) for n, part in enumerate(self.psus, 1)]
        rows += [(f"memory{n}", row.part, row.count) for n, row in enumerate(self.memory, 1)]
        rows += [(f"storage{n}", row.part, row.count) for n, row in enumerate(self.storage, 1)]
        risers = [card.seat.riser for card in self.cards if isinstance(card.seat, RiserSeat)]
        rows += [
            (f"riser{n}", part, risers.count(part))
            for n, part in enumerate(sorted({r for r in risers if r is not None}), 1)
        ]
        return rows

    def part_of(self, key: str) -> str | None:
        """The catalog id behind an item key."""
        return next((part for item, part, _ in self.items() if item == key), None)
