"""Rules of the model's memory."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.estimates.results import MemoryEstimate
from rigbuilder.rig.model import Workload


@rule("memory.fits", "error", "The model with its context fits the cards' memory")
def fits(ctx: Context) -> Iterator[Finding]:
    """Weights, KV cache and overhead, placed on the cards."""
    memory, work = ctx.memory, ctx.rig.workload
    if memory is None or work is None or not ctx.scene.cards:
        return
    if any(card.part is None for card in ctx.scene.cards):
        return  # rig.unknown-part says so
    name = _named(ctx, work)
    keys = tuple(card.key for card in ctx.scene.cards)
    if memory.fits is None:
        reason = memory.unknown_because or "a figure of the model is not published"
        yield Finding(
            rule="memory.fits",
            severity="unknown",
            message=f"Whether {name} fits cannot be said: {reason}.",
            parts=keys,
            missing=(reason,),
        )
    elif memory.refused_because is not None:
        yield Finding(
            rule="memory.fits",
            severity="error",
            message=f"{name} does not start on these cards: {memory.refused_because}.",
            parts=keys,
        )
    elif not memory.fits and not _sum_suffices(memory):
        needed = memory.needed_gib
        words = "more than the cards hold" if needed is None else f"{needed:.1f} GiB"
        yield Finding(
            rule="memory.fits",
            severity="error",
            message=(
                f"{name} needs {words}; the cards hold {memory.capacity_gib:.1f} GiB"
                f"{_advice(memory, work)}."
            ),
            parts=keys,
            measured=round(memory.capacity_gib, 3),
            needed=None if needed is None else round(needed, 3),
            unit="GiB",
        )


def _advice(memory: MemoryEstimate, work: Workload) -> str:
    if memory.longest_context:
        return f" (it fits with {memory.longest_context:,} tokens of context)"
    if memory.best_quant is not None and memory.best_quant != work.quant:
        return f" (at this context {memory.best_quant} fits)"
    return ""


def _named(ctx: Context, work: Workload) -> str:
    """Model, quantization and context in words."""
    model = ctx.catalog.get(work.model, LanguageModel)
    return f"{model.title if model else work.model} {work.quant} at {work.context:,} tokens"


def _sum_suffices(memory: MemoryEstimate) -> bool:
    """Whether only the shares are wrong: the cards together hold what the model needs."""
    return memory.needed_gib is not None and memory.needed_gib <= memory.capacity_gib


@rule("memory.per-card", "error", "Every card holds its share of the model")
def per_card(ctx: Context) -> Iterator[Finding]:
    """The sum fits and the share of a card does not: equal shares, or layers of uneven cards."""
    memory, work = ctx.memory, ctx.rig.workload
    if memory is None or work is None or memory.fits is not False or memory.refused_because:
        return
    if not _sum_suffices(memory):
        return
    over = [card for card in memory.cards if card.free_gib < 0]
    worst = min(over, key=lambda card: card.free_gib)
    split = "in equal shares" if work.split == "tensor" else "by whole layers"
    yield Finding(
        rule="memory.per-card",
        severity="error",
        message=(
            f"{_named(ctx, work)} needs {memory.needed_gib:.1f} of the cards' "
            f"{memory.capacity_gib:.1f} GiB, but split {split} the share of "
            f"{ctx.scene.title(worst.key)} is {-worst.free_gib:.1f} GiB more than its "
            f"{worst.capacity_gib:g} GiB{_advice(memory, work)}."
        ),
        parts=tuple(card.key for card in over),
        measured=round(worst.capacity_gib, 3),
        needed=round(worst.capacity_gib - worst.free_gib, 3),
        unit="GiB",
    )


@rule("memory.mismatch", "note", "The cards hold equal amounts")
def mismatch(ctx: Context) -> Iterator[Finding]:
    """Unequal cards: a layer split works with them, tensor parallel fills only the smallest."""
    cards = [card for card in ctx.scene.cards if card.part is not None]
    sizes = sorted({card.part.vram_gib.nominal for card in cards if card.part is not None})
    if len(sizes) < 2:
        return
    tensor = ctx.rig.workload is not None and ctx.rig.workload.split == "tensor"
    effect = (
        f"tensor parallel uses {sizes[0]:g} GiB of each"
        if tensor
        else "a layer split can use all of it, tensor parallel only the smallest share of each"
    )
    yield Finding(
        rule="memory.mismatch",
        severity="warning" if tensor else "note",
        message=f"The cards hold from {sizes[0]:g} to {sizes[-1]:g} GiB: {effect}.",
        parts=tuple(card.key for card in cards),
        measured=sizes[0],
        needed=sizes[-1],
        unit="GiB",
    )


@rule("memory.single-card-enough", "note", "Every card is needed for the model")
def single_card_enough(ctx: Context) -> Iterator[Finding]:
    """A model that one card of the rig holds alone runs no faster on two by layers."""
    memory, cards, work = ctx.memory, ctx.scene.cards, ctx.rig.workload
    if memory is None or work is None or not memory.fits or memory.needed_gib is None:
        return
    if len(cards) < 2 or work.split == "tensor":
        return
    sizes = [(card.part.vram_gib, card.key) for card in cards if card.part is not None]
    largest, key = max(sizes, key=lambda row: row[0].nominal)
    if memory.needed_gib > largest.low:
        return
    yield Finding(
        rule="memory.single-card-enough",
        severity="note",
        message=(
            f"{key} alone holds the model ({memory.needed_gib:.1f} of "
            f"{largest.nominal:g} GiB): by layers the other cards add room for "
            "context, not speed."
        ),
        parts=tuple(card.key for card in cards),
        measured=round(memory.needed_gib, 2),
        needed=largest.nominal,
        unit="GiB",
    )
