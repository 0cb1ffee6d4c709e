"""Rules of the slots: who claims them, and whether a card's edge connector goes in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rigbuilder.catalog.evidence import Fact
from rigbuilder.catalog.parts import Card, Slot
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.splitters import END_NAME, into_output, outputs_claimed
from rigbuilder.checks.upright import openings_taken
from rigbuilder.checks.verdicts import unknown
from rigbuilder.geometry.brackets import bracket_of
from rigbuilder.geometry.scene import SeatedCard


@rule("slot.occupied", "error", "No two cards claim one slot or one case opening")
def slot_occupied(ctx: Context) -> Iterator[Finding]:
    """Cards, risers and splitters in one slot, cards at one output, brackets over one opening."""
    title = ctx.scene.title
    by_slot: dict[int, list[str]] = {}
    for card in ctx.scene.cards:
        number = ctx.rig.slot_of(card.placed.seat)
        if number is not None and card.splitter is None:
            by_slot.setdefault(number, []).append(card.key)
    for splitter in ctx.rig.splitters:
        if splitter.board_slot is not None:
            by_slot.setdefault(splitter.board_slot, []).append(splitter.key)
    for number, keys in sorted(by_slot.items()):
        if len(keys) > 1:
            names = " and ".join(title(key) for key in keys)
            yield Finding(
                rule="slot.occupied",
                severity="error",
                message=f"Slot {number} is claimed by {names}.",
                parts=tuple(keys),
                measured=len(keys),
                needed=1,
                unit="cards in the slot",
            )
    yield from outputs_claimed(ctx)
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
    for splitter in ctx.scene.splitter_by_key.values():
        part = splitter.part
        if part is None or splitter.placed.board_slot is None:
            continue  # rig.unknown-part or rig.incomplete says so
        plug = _Plug(splitter.key, ctx.scene.title(splitter.key), part.name, part.lanes)
        yield from _goes_in(ctx, plug, splitter.placed.board_slot, splitter.slot)
    for card in ctx.scene.cards:
        number = ctx.rig.slot_of(card.placed.seat)
        if card.splitter is not None:
            yield from into_output(ctx, card)
        elif number is not None and card.part is not None:
            yield from _card_in(ctx, card, card.part, number)


@dataclass(frozen=True, slots=True)
class _Plug:
    """What goes into a slot of the board."""

    key: str
    title: str
    """As findings name it: the card, its riser, the splitter."""
    name: str
    """Of the part that the edge connector belongs to."""
    lanes: Fact[Literal[1, 4, 8, 16]] | Fact[Literal[4, 8, 16]] | None


def _card_in(ctx: Context, card: SeatedCard, part: Card, number: int) -> Iterator[Finding]:
    title, riser = ctx.scene.title(card.key), card.riser
    if not card.on_riser:
        plug = _Plug(card.key, title, part.name, part.pcie_mechanical_lanes)
    elif riser is None and card.slot is not None:
        return  # fit.riser-length or rig.unknown-part says so
    else:
        lanes = riser.lanes if riser is not None else None
        plug = _Plug(card.key, f"the riser of {title}", riser.name if riser else "", lanes)
    if riser is not None and riser.plugs_into != "slot":
        yield Finding(
            rule="slot.mechanical",
            severity="error",
            message=(
                f"The riser of {title} ({riser.name}) goes into {END_NAME[riser.plugs_into]}, "
                f"not into slot {number}: it needs a host adapter."
            ),
            parts=(card.key, "board"),
        )
        return
    yield from _goes_in(ctx, plug, number, card.slot)
    if card.slot is not None and _takes(card.slot, plug):
        yield from _unsure_place(ctx, card, number)


def _takes(slot: Slot, plug: _Plug) -> bool:
    needs = plug.lanes.value if plug.lanes is not None else 16
    return slot.open_ended or slot.mechanical_lanes.value >= needs


def _goes_in(ctx: Context, plug: _Plug, number: int, slot: Slot | None) -> Iterator[Finding]:
    board = ctx.scene.board
    assert board is not None  # the rule looks only at rigs with a board
    keys = (plug.key, "board")
    if slot is None:
        unplaced = [slot.name for slot in board.slots if slot.opening is None]
        if unplaced:
            places = tuple(f"place of slot {name} on the {board.name}" for name in unplaced)
            subject = f"Whether {board.name} has a slot at opening {number}"
            yield unknown("slot.mechanical", keys, subject, places)
            return
        yield Finding(
            rule="slot.mechanical",
            severity="error",
            message=f"{board.title} has no slot at opening {number} for {plug.key}.",
            parts=keys,
        )
        return
    if slot.open_ended:
        return
    has, needs = slot.mechanical_lanes, plug.lanes.value if plug.lanes is not None else 16
    doubts: tuple[str, ...] = ()
    if has.grade == "unverified":
        doubts += (f"mechanical width of {slot.name} on the {board.name}",)
    if plug.lanes is not None and plug.lanes.grade == "unverified" and has.value < 16:
        doubts += (f"edge connector of the {plug.name}",)
    if _takes(slot, plug):
        if doubts:
            subject = f"{plug.title} goes into {slot.name}"
            yield unknown("slot.mechanical", keys, subject, (), doubts, leans="fits")
        return
    message = (
        f"{slot.name} is an x{has.value} slot with a closed end; "
        f"{plug.title} has an x{needs} edge connector."
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
