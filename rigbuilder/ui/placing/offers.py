"""What would happen to a card at every seat, to a bridge on every pair: evaluated once a drag."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, Protocol

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.report import Finding, Report
from rigbuilder.geometry.layout import SeatPlace
from rigbuilder.rig.edits import EditError, add_bridge, add_card, add_splitter, move_splitter
from rigbuilder.rig.model import Rig
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.placing.seats import is_at, put_at, seat_at

State = Literal["takes", "remark", "unknown", "refuses"]
STATE_SIGN = {"takes": "ok", "remark": "warning", "unknown": "unknown", "refuses": "error"}
STATE_WORD = {
    "takes": mark("Fits"),
    "remark": mark("Fits, with a remark"),
    "unknown": mark("Not proven"),
    "refuses": mark("Does not fit"),
}
SEAT_FAMILIES = ("slot", "fit", "bridge", "lanes")
"""Rule families that speak of the place; power, memory and the rest speak of the whole rig."""
UNFINISHED = "rig."
"""Rules that say what a rig in the making still lacks: no reason against a part."""
_WEIGHT = {"error": 0, "unknown": 1, "warning": 2, "note": 3}


@dataclass(frozen=True)
class Offer:
    """One outcome of a drop."""

    rig: Rig | None
    """None where the drop cannot be done at all."""
    report: Report | None
    state: State
    reason: str
    """One line."""
    keys: tuple[str, ...] = ()
    """Items to light up: the card placed, or the pair a bridge joins."""


class Context(Protocol):
    """What offers need of the document."""

    rig: Rig
    catalog: Catalog

    @property
    def report(self) -> Report:
        """The report of the rig as it is."""
        ...

    def evaluate(self, rig: Rig) -> Report:
        """The report of another rig."""
        ...


def judge(report: Report, base: Report, keys: tuple[str, ...]) -> tuple[State, str]:
    """State and one-line reason of a rig that a drop would make.

    Counted are findings that concern the item dropped, and findings the drop brings.
    """
    known = set(base.findings)
    heard = [
        finding
        for finding in report.findings
        if finding.waived is None
        and not finding.rule.startswith(UNFINISHED)
        and (not set(keys).isdisjoint(finding.parts) or finding not in known)
    ]
    heard.sort(key=_rank)
    if not heard or heard[0].severity == "note":
        return "takes", tr("No rule objects.")
    worst = heard[0]
    if worst.severity == "error" and _of_the_seat(worst):
        return "refuses", worst.message
    if worst.severity == "unknown" and _of_the_seat(worst):
        return "unknown", worst.message
    return "remark", worst.message


def _of_the_seat(finding: Finding) -> bool:
    return finding.rule.partition(".")[0] in SEAT_FAMILIES


def _rank(finding: Finding) -> tuple[int, int]:
    """What is wrong or open about the seat, then everything else by its weight."""
    first = _of_the_seat(finding) and finding.severity != "note"
    return (0 if first else 1, _WEIGHT[finding.severity])


class Offers:
    """Outcomes by number, each evaluated when first asked for."""

    def __init__(self, context: Context, makers: list[Callable[[], Offer]]) -> None:
        self.base = context.report
        self._makers = makers
        self._made: dict[int, Offer] = {}

    def __len__(self) -> int:
        return len(self._makers)

    def __getitem__(self, number: int) -> Offer:
        """The outcome of a place, evaluated now if it has not been yet."""
        if number not in self._made:
            self._made[number] = self._makers[number]()
        return self._made[number]

    def peek(self, number: int) -> Offer | None:
        """The outcome if it is known already."""
        return self._made.get(number)

    def advance(self) -> bool:
        """Evaluates one more place; False when all are known."""
        for number in range(len(self._makers)):
            if number not in self._made:
                self[number]
                return len(self._made) < len(self._makers)
        return False

    def best(self) -> int | None:
        """The first place with the best state; None when there is none that can be taken."""
        order = {"takes": 0, "remark": 1, "unknown": 2, "refuses": 3}
        ranked = [
            (order[self[number].state], number)
            for number in range(len(self))
            if self[number].rig is not None
        ]
        return min(ranked)[1] if ranked else None


def _judged(context: Context, rig: Rig, keys: tuple[str, ...], lit: tuple[str, ...]) -> Offer:
    report = context.evaluate(rig)
    state, reason = judge(report, context.report, keys)
    return Offer(rig, report, state, reason, lit)


def card_offers(
    context: Context, places: tuple[SeatPlace, ...], part_id: str, moving: str | None = None
) -> Offers:
    """A new card (or one that moves) at every place."""

    def at(place: SeatPlace) -> Callable[[], Offer]:
        return lambda: _card_at(context, place, part_id, moving)

    return Offers(context, [at(place) for place in places])


def _card_at(context: Context, place: SeatPlace, part_id: str, moving: str | None) -> Offer:
    rig = context.rig
    card = rig.card(moving) if moving is not None else None
    if card is not None:
        moved = put_at(rig, card, place, context.catalog)
        return _judged(context, moved, (card.key,), (card.key,))
    holder = next((c.key for c in rig.cards if is_at(place, c.seat)), None)
    if place.slot is not None and holder is None:
        holder = next((s.key for s in rig.splitters if s.board_slot == place.slot), None)
    if holder is not None:
        return Offer(
            None,
            None,
            "refuses",
            tr("{place} already holds {holder}.", place=place.name, holder=holder),
            (holder,),
        )
    try:
        added, key = add_card(rig, part_id, seat_at(place, rig, None, context.catalog))
    except EditError as error:
        return Offer(None, None, "refuses", f"{error}.".capitalize())
    return _judged(context, added, (key,), (key,))


def splitter_offers(
    context: Context, places: tuple[SeatPlace, ...], part_id: str, moving: str | None = None
) -> Offers:
    """A new bifurcation board (or one that moves) at every slot of the board."""

    def at(place: SeatPlace) -> Callable[[], Offer]:
        return lambda: _splitter_at(context, place, part_id, moving)

    return Offers(context, [at(place) for place in places])


def _splitter_at(context: Context, place: SeatPlace, part_id: str, moving: str | None) -> Offer:
    rig = context.rig
    holder = next((c.key for c in rig.cards if is_at(place, c.seat)), None)
    for splitter in rig.splitters:
        if splitter.board_slot == place.slot and splitter.key != moving:
            holder = splitter.key
    if holder is not None:
        return Offer(
            None,
            None,
            "refuses",
            tr("{place} already holds {holder}.", place=place.name, holder=holder),
            (holder,),
        )
    try:
        if moving is not None:
            changed, key = move_splitter(rig, moving, place.slot), moving
        else:
            changed, key = add_splitter(rig, part_id, place.slot)
    except EditError as error:
        return Offer(None, None, "refuses", f"{error}.".capitalize())
    return _judged(context, changed, (key,), (key,))


def pairs_of(rig: Rig) -> list[tuple[str, str]]:
    """All pairs of cards, in the order of the rig."""
    return list(combinations((card.key for card in rig.cards), 2))


def bridge_offers(context: Context, part_id: str) -> Offers:
    """A bridge on every pair of cards, in the order of ``pairs_of``."""

    def on(pair: tuple[str, str]) -> Callable[[], Offer]:
        return lambda: _bridge_on(context, part_id, pair)

    return Offers(context, [on(pair) for pair in pairs_of(context.rig)])


def _bridge_on(context: Context, part_id: str, pair: tuple[str, str]) -> Offer:
    rig = context.rig
    old = [b.key for b in rig.bridges if set(b.joins) == set(pair)]
    if old:
        swapped = tuple(
            b.model_copy(update={"part": part_id}) if b.key == old[0] else b for b in rig.bridges
        )
        return _judged(context, rig.model_copy(update={"bridges": swapped}), (old[0],), pair)
    added, key = add_bridge(rig, part_id, pair)
    return _judged(context, added, (key,), (*pair, key))
