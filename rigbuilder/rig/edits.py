"""Edits of a rig: each a function Rig -> Rig. Nothing is changed in place, so undo keeps rigs.

Every rig that an edit returns is a valid one; what would not be is refused with an EditError.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, ValidationError

from rigbuilder.catalog.catalog import KINDS
from rigbuilder.catalog.evidence import PartId, Record
from rigbuilder.catalog.fittings import Wall, WallFans
from rigbuilder.catalog.loading import describe
from rigbuilder.rig.model import (
    MAX_CARDS,
    MAX_SPLITTERS,
    CageKey,
    Key,
    OwnPrice,
    PartCount,
    PlacedBridge,
    PlacedCard,
    PlacedSplitter,
    Rig,
    RiserSeat,
    Seat,
    Site,
    Waiver,
    Workload,
)

SINGLE_ROLES = ("board", "cpu", "cooler", "case")
COUNTED_ROLES = ("memory", "storage")


class EditError(ValueError):
    """An edit that the rig cannot take, in one sentence for the user."""


R = TypeVar("R", bound=Record)


def _made(model: type[R], fields: dict[str, Any]) -> R:
    """A record from its fields; EditError names the field that it cannot take."""
    try:
        return model(**fields)
    except ValidationError as error:
        place, reason = describe(error, 1, tagged=False)[0]
        raise EditError(f"{place}: {reason}" if place else reason) from None


def _changed(rig: Rig, **fields: Any) -> Rig:
    return _made(Rig, {**dict(rig), **fields})


def _free_key(rig: Rig, stem: str) -> str:
    taken = {key for key, _, _ in rig.items()}
    return next(key for n in range(1, 1000) if (key := f"{stem}{n}") not in taken)


def rename(rig: Rig, name: str) -> Rig:
    """The rig under another name (cut at 200 characters)."""
    return _changed(rig, name=name[:200])


def set_part(rig: Rig, role: str, part: str | None) -> Rig:
    """Puts a part in one of the single places: board, cpu, cooler, case; None empties it."""
    if role not in SINGLE_ROLES:
        raise EditError(f"a rig has no single place called {role!r}")
    fields: dict[str, Any] = {role: part}
    if role == "case" and part != rig.case:
        fields |= {"cages": None, "fans": None, "radiator": None}  # they belong to the old case
    return _changed(rig, **fields)


def set_cages(rig: Rig, cages: tuple[str, ...] | None) -> Rig:
    """Which of the case's drive cages are in; None: as its maker ships it."""
    return _changed(rig, cages=None if cages is None else tuple(dict.fromkeys(cages)))


def set_fans(rig: Rig, fans: tuple[WallFans, ...] | None) -> Rig:
    """Fans and extra radiators on the case's walls; None: as its maker ships it."""
    return _changed(rig, fans=fans)


def mount_radiator(rig: Rig, wall: Wall | None) -> Rig:
    """The CPU cooler's radiator on another wall of the case; None: not said."""
    return _changed(rig, radiator=wall)


def add_card(rig: Rig, part: str, seat: Seat | None = None) -> tuple[Rig, str]:
    """The rig with one more card, and the card's new key."""
    if len(rig.cards) >= MAX_CARDS:
        raise EditError(f"a rig holds at most {MAX_CARDS} cards")
    key = _free_key(rig, "gpu")
    card = _made(PlacedCard, {"key": key, "part": part, "seat": seat})
    return _changed(rig, cards=(*rig.cards, card)), key


def _with_card(rig: Rig, key: str, **fields: Any) -> Rig:
    if rig.card(key) is None:
        raise EditError(f"the rig has no card {key!r}")
    cards = tuple(
        _made(PlacedCard, {**dict(card), **fields}) if card.key == key else card
        for card in rig.cards
    )
    return _changed(rig, cards=cards)


def move_card(rig: Rig, key: str, seat: Seat | None) -> Rig:
    """The card at another seat, or unplaced."""
    return _with_card(rig, key, seat=seat)


def set_power_limit(rig: Rig, key: str, power_limit_w: float | None) -> Rig:
    """The card held to so many watts; None lifts the limit."""
    return _with_card(rig, key, power_limit_w=power_limit_w)


def add_bridge(rig: Rig, part: str, joins: tuple[str, str]) -> tuple[Rig, str]:
    """The rig with a bridge between two of its cards, and the bridge's new key."""
    for key in joins:
        if rig.card(key) is None:
            raise EditError(f"the rig has no card {key!r}")
    if joins[0] == joins[1]:
        raise EditError("a bridge joins two different cards")
    key = _free_key(rig, "bridge")
    bridge = _made(PlacedBridge, {"key": key, "part": part, "joins": joins})
    return _changed(rig, bridges=(*rig.bridges, bridge)), key


def add_splitter(rig: Rig, part: str, board_slot: int | None = None) -> tuple[Rig, str]:
    """The rig with a bifurcation board in the slot at an opening, and the board's new key."""
    if len(rig.splitters) >= MAX_SPLITTERS:
        raise EditError(f"a rig holds at most {MAX_SPLITTERS} bifurcation boards")
    key = _free_key(rig, "splitter")
    splitter = _made(PlacedSplitter, {"key": key, "part": part, "board_slot": board_slot})
    return _changed(rig, splitters=(*rig.splitters, splitter)), key


def _with_splitter(rig: Rig, key: str, **fields: Any) -> Rig:
    splitters = tuple(
        _made(PlacedSplitter, {**dict(splitter), **fields}) if splitter.key == key else splitter
        for splitter in rig.splitters
    )
    return _changed(rig, splitters=splitters)


def move_splitter(rig: Rig, key: str, board_slot: int | None) -> Rig:
    """The bifurcation board in another slot, with the cards that hang from it."""
    if rig.splitter(key) is None:
        raise EditError(f"the rig has no bifurcation board {key!r}")
    return _with_splitter(rig, key, board_slot=board_slot)


def _without_splitter(rig: Rig, key: str) -> Rig:
    """The rig without a bifurcation board; cards that hung from it stay where they are."""
    for card in rig.cards:
        seat = card.seat
        if isinstance(seat, RiserSeat) and seat.splitter == key:
            loose = _made(type(seat), {**dict(seat), "splitter": None, "output": None})
            rig = move_card(rig, card.key, loose)
    return _changed(rig, splitters=tuple(s for s in rig.splitters if s.key != key))


def add_psu(rig: Rig, part: str) -> Rig:
    """The rig with one more power supply (at most four)."""
    if len(rig.psus) >= 4:
        raise EditError("a rig holds at most four power supplies")
    return _changed(rig, psus=(*rig.psus, part))


def add_counted(rig: Rig, role: str, part: str, count: int = 1) -> Rig:
    """More of a memory kit or drive; a part that is there already gets a higher count."""
    if role not in COUNTED_ROLES:
        raise EditError(f"a rig counts no {role!r}")
    rows: tuple[PartCount, ...] = getattr(rig, role)
    if any(row.part == part for row in rows):
        rows = tuple(
            _made(PartCount, {"part": part, "count": min(64, row.count + count)})
            if row.part == part
            else row
            for row in rows
        )
    else:
        rows = (*rows, _made(PartCount, {"part": part, "count": count}))
    return _changed(rig, **{role: rows})


def set_count(rig: Rig, key: str, count: int) -> Rig:
    """Another count of ``memoryN`` or ``storageN``; 0 removes it."""
    role, row_number = _numbered(rig, key, COUNTED_ROLES)
    rows: list[PartCount] = list(getattr(rig, role))
    if count <= 0:
        del rows[row_number - 1]
    else:
        rows[row_number - 1] = rows[row_number - 1].model_copy(update={"count": min(64, count)})
    return _changed(rig, **{role: tuple(rows)})


def _numbered(rig: Rig, key: str, roles: tuple[str, ...]) -> tuple[str, int]:
    """Role and number of an item without a name of its own: ``("psu", 2)`` of ``psu2``."""
    for role in roles:
        number = key[len(role) :]
        if key.startswith(role) and number.isdecimal() and rig.part_of(key) is not None:
            return role, int(number)
    raise EditError(f"the rig has no {key!r}")


def remove(rig: Rig, key: str) -> Rig:
    """The rig without one item; a card takes its bridges with it."""
    if rig.card(key) is not None:
        return _changed(
            rig,
            cards=tuple(card for card in rig.cards if card.key != key),
            bridges=tuple(bridge for bridge in rig.bridges if key not in bridge.joins),
        )
    if rig.bridge(key) is not None:
        return _changed(rig, bridges=tuple(b for b in rig.bridges if b.key != key))
    if rig.splitter(key) is not None:
        return _without_splitter(rig, key)
    if key in SINGLE_ROLES:
        return set_part(rig, key, None)
    role, number = _numbered(rig, key, ("psu", "memory", "storage", "riser"))
    if role == "psu":
        kept = tuple(part for n, part in enumerate(rig.psus, 1) if n != number)
        return _changed(rig, psus=kept)
    if role == "riser":
        return _with_riser(rig, key, None)
    return set_count(rig, key, 0)


def _with_riser(rig: Rig, key: str, new: str | None) -> Rig:
    """Another riser, or none, for all cards that hang on one."""
    old = rig.part_of(key)
    for card in rig.cards:
        seat = card.seat
        if isinstance(seat, RiserSeat) and seat.riser == old:
            rig = move_card(rig, card.key, _made(type(seat), {**dict(seat), "riser": new}))
    return rig


def replace_part(rig: Rig, key: str, part: str) -> Rig:
    """Another part in the place of an item: another bridge, another case, another supply."""
    if rig.card(key) is not None:
        return _with_card(rig, key, part=part)
    if rig.bridge(key) is not None:
        bridges = tuple(
            _made(PlacedBridge, {**dict(b), "part": part}) if b.key == key else b
            for b in rig.bridges
        )
        return _changed(rig, bridges=bridges)
    if rig.splitter(key) is not None:
        return _with_splitter(rig, key, part=part)
    if key in SINGLE_ROLES:
        return set_part(rig, key, part)
    role, number = _numbered(rig, key, ("psu", "riser", *COUNTED_ROLES))
    if role == "riser":
        return _with_riser(rig, key, part)
    if role == "psu":
        psus = tuple(part if n == number else old for n, old in enumerate(rig.psus, 1))
        return _changed(rig, psus=psus)
    rows = tuple(
        _made(PartCount, {**dict(row), "part": part}) if n == number else row
        for n, row in enumerate(getattr(rig, role), 1)
    )
    return _changed(rig, **{role: rows})


def set_workload(rig: Rig, workload: Workload | None) -> Rig:
    """Another model, quantization or context to run."""
    return _changed(rig, workload=workload)


def set_site(rig: Rig, site: Site) -> Rig:
    """Other mains, currency or electricity price."""
    return _changed(rig, site=site)


def set_price(rig: Rig, part: str, price: OwnPrice | None) -> Rig:
    """The user's own price of a part; None goes back to the catalog's."""
    prices = {key: value for key, value in rig.prices.items() if key != part}
    if price is not None:
        prices[part] = price
    return _changed(rig, prices=prices)


def waive(rig: Rig, waiver: Waiver) -> Rig:
    """Accepts a finding with a reason."""
    return _changed(rig, waivers=(*unwaive(rig, waiver.rule, waiver.parts).waivers, waiver))


def unwaive(rig: Rig, rule: str, parts: tuple[str, ...]) -> Rig:
    """Takes a waiver back."""
    kept = tuple(w for w in rig.waivers if (w.rule, w.parts) != (rule, parts))
    return _changed(rig, waivers=kept)


class MoveCard(Record):
    """The edit of a fix: a card to another seat."""

    op: Literal["move-card"] = "move-card"
    key: Key
    seat: Seat

    def apply(self, rig: Rig) -> Rig:
        """The rig with the card moved."""
        return move_card(rig, self.key, self.seat)


class MoveSplitter(Record):
    """The edit of a fix: a bifurcation board to another slot, with what hangs from it."""

    op: Literal["move-splitter"] = "move-splitter"
    key: Key
    board_slot: Annotated[int, Field(ge=1, le=12)]

    def apply(self, rig: Rig) -> Rig:
        """The rig with the bifurcation board moved."""
        return move_splitter(rig, self.key, self.board_slot)


class ReplacePart(Record):
    """The edit of a fix: another part in an item's place."""

    op: Literal["replace-part"] = "replace-part"
    key: Key
    part: PartId

    def apply(self, rig: Rig) -> Rig:
        """The rig with the part replaced."""
        return replace_part(rig, self.key, self.part)


class RemoveItem(Record):
    """The edit of a fix: an item taken out."""

    op: Literal["remove"] = "remove"
    key: Key

    def apply(self, rig: Rig) -> Rig:
        """The rig without the item."""
        return remove(rig, self.key)


class ChangeWorkload(Record):
    """The edit of a fix: another context, quantization or split."""

    op: Literal["change-workload"] = "change-workload"
    workload: Workload

    def apply(self, rig: Rig) -> Rig:
        """The rig with the workload changed."""
        return set_workload(rig, self.workload)


class SetCages(Record):
    """The edit of a fix: other drive cages in the case."""

    op: Literal["set-cages"] = "set-cages"
    cages: tuple[CageKey, ...]

    def apply(self, rig: Rig) -> Rig:
        """The rig with those cages in."""
        return set_cages(rig, self.cages)


class SetFans(Record):
    """The edit of a fix: other fans on the case's walls."""

    op: Literal["set-fans"] = "set-fans"
    fans: tuple[WallFans, ...] | None

    def apply(self, rig: Rig) -> Rig:
        """The rig with those fans."""
        return set_fans(rig, self.fans)


class MountRadiator(Record):
    """The edit of a fix: the CPU cooler's radiator on another wall."""

    op: Literal["mount-radiator"] = "mount-radiator"
    wall: Wall

    def apply(self, rig: Rig) -> Rig:
        """The rig with the radiator there."""
        return mount_radiator(rig, self.wall)


Edit = Annotated[
    MoveCard
    | MoveSplitter
    | ReplacePart
    | RemoveItem
    | ChangeWorkload
    | SetCages
    | SetFans
    | MountRadiator,
    Field(discriminator="op"),
]

_ROLES = {"psu": "psus", "card": "cards", "bridge": "bridges", "bifurcation": "splitters"}
ROLE_OF_KIND = {kind: _ROLES.get(kind, kind) for kind in KINDS}
"""Section of a rig that holds parts of a kind."""
