"""What each further card buys: what fits and how fast, with one card, with two, and so on."""

from __future__ import annotations

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Record
from rigbuilder.estimates.memory import estimate_memory
from rigbuilder.estimates.speed import estimate_speed
from rigbuilder.rig.model import Rig


class CardStep(Record):
    """The workload on the first ``cards`` cards of a rig."""

    cards: int
    fits: bool | None
    longest_context: int | None
    best_quant: str | None
    """Largest published quantization that fits at the workload's context."""
    decode_tok_s: float | None
    """Expected; None where the model does not fit."""


def card_steps(rig: Rig, catalog: Catalog) -> tuple[CardStep, ...]:
    """One step for each card of the rig, in their order; empty without a workload.

    The answer to "what does the second card buy": memory (a larger model, a longer context),
    speed (tensor parallel), or nothing.
    """
    steps = []
    for count in range(1, len(rig.cards) + 1):
        kept = rig.cards[:count]
        keys = {card.key for card in kept}
        bridges = tuple(bridge for bridge in rig.bridges if set(bridge.joins) <= keys)
        part = rig.model_copy(update={"cards": kept, "bridges": bridges})
        memory, speed = estimate_memory(part, catalog), estimate_speed(part, catalog)
        if memory is None or speed is None:
            return ()
        steps.append(
            CardStep(
                cards=count,
                fits=memory.fits,
                longest_context=memory.longest_context,
                best_quant=memory.best_quant,
                decode_tok_s=speed.decode_tok_s.expected,
            )
        )
    return tuple(steps)
