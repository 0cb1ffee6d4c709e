"""Rules of bifurcation boards: does the slot split, whose is each output, what goes into it."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.catalog.parts import BifurcationBoard, Board, Slot
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
    """Whether the riser of a card goes into the output of its splitter."""
    splitter, riser = card.splitter, card.riser
    part = splitter.part if splitter is not None else None
    if splitter is None or part is None or riser is None:
        return  # rig.unknown-part or fit.riser-length says so
    keys = (card.key, splitter.key)
    ends, title = part.output_connector, ctx.scene.title(splitter.key)
    doubts: tuple[str, ...] = () if ends.grade != "unverified" else (f"outputs of the {part.name}",)
    message = (
        f"The riser of {ctx.scene.title(card.key)} ({riser.name}) goes into "
        f"{END_NAME[riser.plugs_into]}; each output of {title} is {END_NAME[ends.value]}."
    )
    missing: tuple[str, ...] = ()
    fits = riser.plugs_into == ends.value
    if fits and ends.value == "slot":
        slots, width = part.output_slot_lanes, part.outputs.value
        least = width[card.output - 1] if card.output and card.output <= len(width) else 1
        message = f"The x{riser.lanes.value} riser of {ctx.scene.title(card.key)} goes into {title}"
        if slots is None and riser.lanes.value > least:
            missing = (f"length of the slots of the {part.name}",)
        elif slots is not None:
            fits = slots.value >= riser.lanes.value
            message = (
                f"The outputs of {title} are x{slots.value} slots; the riser of "
                f"{ctx.scene.title(card.key)} has an x{riser.lanes.value} edge connector."
            )
            if slots.grade == "unverified":
                doubts += (f"length of the slots of the {part.name}",)
    if missing or doubts:
        leans = None if missing else "fits" if fits else "does-not-fit"
        yield unknown("slot.mechanical", keys, message.rstrip("."), missing, doubts, leans=leans)
    elif not fits:
        yield Finding(rule="slot.mechanical", severity="error", message=message, parts=keys)
