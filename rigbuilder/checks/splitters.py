"""Rules of bifurcation boards: does the slot split, whose is each output, what goes into it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from rigbuilder.catalog.evidence import Fact
from rigbuilder.catalog.parts import BifurcationBoard, Board, Riser, Slot
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import listed, unknown
from rigbuilder.geometry.scene import SeatedCard, SeatedSplitter

END_NAME = {
    "slot": "a slot",
    "slimsas": "a SlimSAS connector",
    "mcio": "an MCIO connector",
    "oculink": "an OCuLink connector",
}


@rule("lanes.bifurcation", "error", "A slot with a bifurcation board is split as that needs it")
def bifurcation(ctx: Context) -> Iterator[Finding]:
    """The splits that the board's setup offers for the slot, unless the adapter has a switch."""
    board = ctx.scene.board
    for splitter in ctx.scene.splitter_by_key.values():
        if board is not None and splitter.slot is not None and splitter.part is not None:
            yield from _split_of(ctx, splitter, splitter.part, splitter.slot, board)


def _split_of(
    ctx: Context, splitter: SeatedSplitter, part: BifurcationBoard, slot: Slot, board: Board
) -> Iterator[Finding]:
    split = splitter.split
    if splitter.has_switch or split is None:
        return
    offered, title = slot.bifurcation, ctx.scene.title(splitter.key)
    keys = (splitter.key, "board")
    doubts: tuple[str, ...] = (
        () if part.outputs.grade != "unverified" else (f"outputs of the {part.name}",)
    )
    switch = f"switch on the {part.name}"
    name = f"bifurcation of {slot.name} on the {board.name}"
    subject = f"{title} needs {slot.name} split into {split}"
    if offered is None:
        lacks = (name,) if part.switch is not None else (name, switch)
        if part.switch is not None and part.switch.value:
            doubts += (switch,)
        yield unknown("lanes.bifurcation", keys, subject, lacks, doubts)
        return
    if offered.grade == "unverified":
        doubts += (name,)
    if split in offered.value:
        if doubts:
            yield unknown("lanes.bifurcation", keys, subject, (), doubts, leans="fits")
        return
    missing: tuple[str, ...] = ()
    if part.switch is None:
        missing += (switch,)
    elif part.switch.value:
        doubts += (switch,)
    if slot.bifurcation_open:
        missing += (f"whether {name} has {split}",)
    if missing or doubts:
        leans = None if slot.bifurcation_open else "does-not-fit"
        yield unknown("lanes.bifurcation", keys, subject, missing, doubts, leans=leans)
        return
    dark = [card.key for card in ctx.scene.cards if card.splitter == splitter and card.output != 1]
    yield Finding(
        rule="lanes.bifurcation",
        severity="error" if dark else "warning",
        message=(
            f"{subject}; the setup of the {board.name} offers {listed(offered.value) or 'no split'}"
            f": only output 1 works{f', not {listed(dark)}' if dark else ''}."
        ),
        parts=(*keys, *dark),
    )


def outputs_claimed(ctx: Context) -> Iterator[Finding]:
    """Outputs that two cards claim, or that the bifurcation board does not have."""
    by_output: dict[tuple[str, int], list[SeatedCard]] = {}
    for card in ctx.scene.cards:
        if card.splitter is not None and card.output is not None:
            by_output.setdefault((card.splitter.key, card.output), []).append(card)
    for (key, output), cards in sorted(by_output.items()):
        title, keys = ctx.scene.title(key), (*(card.key for card in cards), key)
        part = ctx.scene.splitter_by_key[key].part
        has = len(part.outputs.value) if part is not None else None
        if len(cards) > 1:
            names = listed(ctx.scene.title(card.key) for card in cards)
            yield Finding(
                rule="slot.occupied",
                severity="error",
                message=f"Output {output} of {title} is claimed by {names}.",
                parts=keys,
                measured=len(cards),
                needed=1,
                unit="cards at the output",
            )
        if has is not None and output > has:
            yield Finding(
                rule="slot.occupied",
                severity="error",
                message=f"{title} has {has} outputs; {cards[0].key} wants output {output}.",
                parts=keys,
                measured=has,
                needed=output,
                unit="outputs",
            )


def into_output(ctx: Context, card: SeatedCard) -> Iterator[Finding]:
    """Whether the riser of a card, or the card itself, goes into the output of its splitter."""
    splitter, riser = card.splitter, card.riser
    part = splitter.part if splitter is not None else None
    if splitter is None or part is None:
        return  # rig.unknown-part says so
    title, plug = ctx.scene.title(splitter.key), ctx.scene.title(card.key)
    if riser is not None:
        plug = f"the riser of {plug} ({riser.name})"
        yield from _of_one_kind(card, part, riser, plug, title)
        if riser.plugs_into == part.output_connector.value == "slot":
            yield from _long_enough(card, part, (riser.lanes, riser.name), plug, title)
    elif part.reaches_cards and card.part is not None:
        lanes = card.part.pcie_mechanical_lanes
        yield from _long_enough(card, part, (lanes, card.part.name), plug, title)


def _of_one_kind(
    card: SeatedCard, part: BifurcationBoard, riser: Riser, plug: str, title: str
) -> Iterator[Finding]:
    """The riser's end against the kind of connector that the outputs are."""
    assert card.splitter is not None  # into_output asks for it
    keys, ends = (card.key, card.splitter.key), part.output_connector
    fits = riser.plugs_into == ends.value
    message = (
        f"{plug[0].upper()}{plug[1:]} goes into {END_NAME[riser.plugs_into]}; "
        f"each output of {title} is {END_NAME[ends.value]}."
    )
    if ends.grade == "unverified":
        leans = "fits" if fits else "does-not-fit"
        doubts = (f"outputs of the {part.name}",)
        yield unknown("slot.mechanical", keys, message[:-1], (), doubts, leans=leans)
    elif not fits:
        yield Finding(rule="slot.mechanical", severity="error", message=message, parts=keys)


def _long_enough(
    card: SeatedCard,
    part: BifurcationBoard,
    edge: tuple[Fact[Literal[1, 4, 8, 16]] | None, str],
    plug: str,
    title: str,
) -> Iterator[Finding]:
    """An edge connector (with the name of its part) against the slots that the outputs are."""
    assert card.splitter is not None  # into_output asks for it
    keys, slots, (lanes, name) = (card.key, card.splitter.key), part.output_slot_lanes, edge
    needs = lanes.value if lanes is not None else 16
    widths = part.outputs.value
    least = widths[card.output - 1] if card.output and card.output <= len(widths) else 1
    if part.output_open_ended or (slots is None and needs <= least):
        return
    if slots is None:
        missing = (f"length of the slots of the {part.name}",)
        subject = f"whether {plug} goes into an output of {title}"
        yield unknown("slot.mechanical", keys, subject, missing)
        return
    fits = slots.value >= needs
    message = (
        f"The outputs of {title} are x{slots.value} slots; {plug} has an x{needs} edge connector."
    )
    doubts: tuple[str, ...] = ()
    if slots.grade == "unverified":
        doubts += (f"length of the slots of the {part.name}",)
    if lanes is not None and lanes.grade == "unverified" and slots.value < 16:
        doubts += (f"edge connector of the {name}",)
    if doubts:
        leans = "fits" if fits else "does-not-fit"
        yield unknown("slot.mechanical", keys, message[:-1], (), doubts, leans=leans)
    elif not fits:
        yield Finding(rule="slot.mechanical", severity="error", message=message, parts=keys)
