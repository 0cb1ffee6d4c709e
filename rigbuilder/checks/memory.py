"""Rules of the model's memory."""

from __future__ import annotations

from collections.abc import Iterator

from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.checks.context import Context
from rigbuilder.checks.registry import rule
from rigbuilder.checks.report import Finding
from rigbuilder.checks.verdicts import unknown


@rule("memory.fits", "error", "The model with its context fits the cards' memory")
def fits(ctx: Context) -> Iterator[Finding]:
    """Weights, KV cache and overhead, placed on the cards."""
    memory, work = ctx.memory, ctx.rig.workload
    if memory is None or work is None or not ctx.scene.cards:
        return
    model = ctx.catalog.get(work.model, LanguageModel)
    name = f"{model.title if model else work.model} {work.quant} at {work.context:,} tokens"
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
    elif memory.fits:
        unverified = tuple(
            f"memory of the {card.part.name}"
            for card in ctx.scene.cards
            if card.part is not None and card.part.vram_gib.grade == "unverified"
        )
        if unverified:
            yield unknown("memory.fits", keys, name, (), unverified, leans="fits")
    else:
        needed = memory.needed_gib
        words = "more than the cards hold" if needed is None else f"{needed:.1f} GiB"
        yield Finding(
            rule="memory.fits",
            severity="error",
            message=(
                f"{name} needs {words}; the cards hold {memory.capacity_gib:.1f} GiB{_advice(ctx)}."
            ),
            parts=keys,
            measured=round(memory.capacity_gib, 3),
            needed=None if needed is None else round(needed, 3),
            unit="GiB",
        )


def _advice(ctx: Context) -> str:
    memory, work = ctx.memory, ctx.rig.workload
    if memory is None or work is None:
        return ""
    if memory.longest_context:
        return f" (it fits with {memory.longest_context:,} tokens of context)"
    if memory.best_quant is not None and memory.best_quant != work.quant:
        return f" (at this context {memory.best_quant} fits)"
    if memory.needed_gib is not None and memory.needed_gib <= memory.capacity_gib:
        return " in all, but no split over them fits"
    return ""
