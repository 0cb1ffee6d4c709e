"""Rules of the slots: who claims them, and whether a card's edge connector goes in."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.upright import openings_taken
from rigbuilder.checks.verdicts import unknown
from rigbuilder.geometry.brackets import bracket_of
from rigbuilder.geometry.scene import SeatedCard
from rigbuilder.rig.model import RiserSeat, SlotSeat


@rule("slot.occupied", "error", "No two cards claim one slot or one case opening")
def slot_occupied(ctx: Context) -> Iterator[Finding]:
    """Cards in one slot, risers in one slot, and brackets over the same openings."""
    title = ctx.scene.title
    by_slot: dict[int, list[SeatedCard]] = {}
    for card in ctx.scene.cards:
        seat = card.placed.seat
        number = seat.slot if isinstance(seat, SlotSeat) else seat.board_slot if seat else None
        if number is not None:
            by_slot.setdefault(number, []).append(card)
    for number, cards in sorted(by_slot.items()):
        if len(cards) > 1:
            names = " and ".join(title(card.key) for card in cards)
            yield Finding(
                rule="slot.occupied",
                severity="error",
                message=f"Slot {number} is claimed by {names}.",
                parts=tuple(card.key for card in cards),
                measured=len(cards),
                needed=1,
                unit="cards in the slot",
            )
    yield from _shared_openings(ctx)
    yield from openings_taken(ctx)


def _shared_openings(ctx: Context) -> Iterator[Finding]:
    for upper, lower in ctx.scene.stacked_pairs():
        first, second = upper.bracket_at, lower.bracket_at
        upright = "vertical " if upper.vertical else ""
        if first is None or second is None or upper.part is None:
            continue
        if first == second and not upright:
            continue  # one slot for both, which was said
        fills = bracket_of(upper.part)
        if first + fills.most - 1 < second:
            continue
        last = first + fills.drawn - 1
        if first + fills.least - 1 < second:
            subject = (
                f"the bracket of {ctx.scene.title(upper.key)} leaves {upright}opening {second} to "
                f"{ctx.scene.title(lower.key)}"
            )
            yield unknown(
                "slot.occupied",
                (upper.key, lower.key),
                subject,
                fills.missing,
                fills.unverified,
                leans="fits" if last < second else "does-not-fit",
            )
        else:
            shared = f"{second}" if last == second else f"{second} to {last}"
            yield Finding(
                rule="slot.occupied",
                severity="error",
                message=(
                    f"The bracket of {ctx.scene.title(upper.key)} fills {upright}openings {first} "
                    f"to {last}, and {ctx.scene.title(lower.key)} needs opening {shared} too."
                ),
                parts=(upper.key, lower.key),
                measured=second - first,
                needed=last - first + 1,
                unit="openings",
            )


@rule("slot.mechanical", "error", "Every card sits in a slot that takes its edge connector")
def slot_mechanical(ctx: Context) -> Iterator[Finding]:
    """A slot at that opening, long enough or with an open end."""
    if ctx.scene.board is None:
        return
    for card in ctx.scene.cards:
        yield from _slot_of(ctx, card)


def _slot_of(ctx: Context, card: SeatedCard) -> Iterator[Finding]:
    board, seat = ctx.scene.board, card.placed.seat
    assert board is not None  # the rule looks only at rigs with a board
    number = seat.slot if isinstance(seat, SlotSeat) else None
    if isinstance(seat, RiserSeat):
        number = seat.board_slot
    if number is None or card.part is None:
        return
    keys = (card.key, "board")
    if card.slot is None:
        unplaced = [slot.name for slot in board.slots if slot.opening is None]
        if unplaced:
            places = tuple(f"place of slot {name} on the {board.name}" for name in unplaced)
            subject = f"Whether {board.name} has a slot at opening {number}"
            yield unknown("slot.mechanical", keys, subject, places)
            return
        yield Finding(
            rule="slot.mechanical",
            severity="error",
            message=f"{board.title} has no slot at opening {number} for {card.key}.",
            parts=keys,
        )
        return
    wanted = card.part.pcie_mechanical_lanes
    plug = ctx.scene.title(card.key)
    if card.on_riser:
        if card.riser is None:
            return  # fit.riser-length or rig.unknown-part says so
        wanted, plug = card.riser.lanes, f"the riser of {plug}"
    needs = wanted.value if wanted is not None else 16
    has = card.slot.mechanical_lanes
    doubts: tuple[str, ...] = ()
    if has.grade == "unverified":
        doubts += (f"mechanical width of {card.slot.name} on the {board.name}",)
    if wanted is not None and wanted.grade == "unverified" and has.value < 16:
        doubts += (f"edge connector of the {(card.riser or card.part).name}",)
    if card.slot.open_ended:
        yield from _unsure_place(ctx, card, number)
        return
    if has.value >= needs:
        if doubts:
            subject = f"{plug} goes into {card.slot.name}"
            yield unknown("slot.mechanical", keys, subject, (), doubts, leans="fits")
        yield from _unsure_place(ctx, card, number)
        return
    message = (
        f"{card.slot.name} is an x{has.value} slot with a closed end; "
        f"{plug} has an x{needs} edge connector."
    )
    if doubts:
        yield unknown("slot.mechanical", keys, message[:-1], (), doubts, leans="does-not-fit")
        return
    yield Finding(
        rule="slot.mechanical",
        severity="error",
        message=message,
        parts=keys,
        measured=has.value,
        needed=needs,
        unit="lanes (mechanical)",
    )


def _unsure_place(ctx: Context, card: SeatedCard, number: int) -> Iterator[Finding]:
    """A slot whose place on the board is only believed proves nothing about the case."""
    slot, board = card.slot, ctx.scene.board
    if card.on_riser or slot is None or board is None:
        return
    if slot.opening is not None and slot.opening.grade == "unverified":
        name = f"place of slot {slot.name} on the {board.name}"
        subject = f"{slot.name} is held to face opening {number}"
        yield unknown("slot.mechanical", (card.key, "board"), subject, (), (name,), leans="fits")
