"""Memory: where a model's bytes go on the cards of a rig, and how much context is left.

Method, constants and sources: docs/estimates/memory.md. Bytes inside, GiB in the answer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.parts import Card
from rigbuilder.estimates.figures import MOST_VRAM_GIB, usable
from rigbuilder.estimates.identity import ById
from rigbuilder.estimates.kv_cache import kv_heads
from rigbuilder.estimates.on_cards import (
    Load,
    Placed,
    RigCards,
    cards_of,
    holds_somehow,
    load_of,
    place,
)
from rigbuilder.estimates.overhead import DESKTOP_BYTES
from rigbuilder.estimates.results import CardMemory, MemoryEstimate
from rigbuilder.estimates.weights import GIB, Weights, runs_on, weights_of
from rigbuilder.rig.model import Rig, Workload

CONTEXT_STEP = 256
"""llama.cpp rounds the context up to a multiple of this (GGML_PAD in llama-kv-cache)."""
SYSTEM_BASE_GIB = 8.0
"""Operating system, runtime and what else runs: advice, not a measurement."""
PROMPT_CACHE_GIB = 8.0
"""llama-server keeps up to 8 GiB of prompts in system memory (``--cache-ram``, default 8192)."""


def estimate_memory(rig: Rig, catalog: Catalog) -> MemoryEstimate | None:
    """Where the workload's bytes go, card by card; None when the rig has no workload.

    Every card of the rig counts, with or without a seat. ``fits`` is None when a figure that it
    needs is missing or unverified, or when the answer hangs on whether a desktop runs.
    """
    workload = rig.workload
    if workload is None:
        return None
    records = [(card.key, catalog.get(card.part, Card)) for card in rig.cards]
    known = tuple((key, ById(card)) for key, card in records if card is not None)
    strange = tuple(card.part for card in rig.cards if catalog.get(card.part, Card) is None)
    absurd = [key for key, ref in known if usable(ref.value.vram_gib, MOST_VRAM_GIB) is None]
    if absurd:
        return _unknown(0.0, f"the memory size of {', '.join(absurd)} cannot be")
    model = catalog.get(workload.model, LanguageModel)
    if model is None:
        capacity = sum(card.value.vram_gib.nominal for _, card in known)
        because = f"the model {workload.model!r} is not in the catalog"
        return _unknown(capacity, because)
    return _estimate(ById(model), known, strange, workload)


def _unknown(capacity_gib: float, because: str) -> MemoryEstimate:
    return MemoryEstimate(
        fits=None,
        needed_gib=None,
        weights_gib=None,
        kv_cache_gib=None,
        overhead_gib=None,
        capacity_gib=capacity_gib,
        unknown_because=because,
    )


@lru_cache(maxsize=256)
def _estimate(
    model_ref: ById[LanguageModel],
    card_refs: tuple[tuple[str, ById[Card]], ...],
    strange: tuple[str, ...],
    workload: Workload,
) -> MemoryEstimate:
    model = model_ref.value
    pairs = [(key, ref.value) for key, ref in card_refs]
    capacity_gib = sum(card.vram_gib.nominal for _, card in pairs)
    weights = weights_of(model, workload.quant)
    if weights is None:
        return _unknown(
            capacity_gib,
            f"no published size of {model.name} in {workload.quant}, and no bits per weight",
        )
    load = load_of(model, workload, weights.total_bytes)
    if load is None:
        return _unknown(
            capacity_gib,
            f"the record of {model.name} does not say how much of it lies in experts",
        )
    if not pairs:
        return _without_cards(load, weights)
    cards = cards_of(pairs)
    placed = place(cards, load, workload.context)
    refused = _refusal(model, workload, len(pairs))
    fits, because = _verdict(cards, load, placed, weights, pairs, strange)
    longest, best = 0, None
    if refused is None:
        longest = _longest_context(cards, _at_most(load, weights))
        best = _best_quant(cards, model, workload)
    rows = _rows(cards, placed)
    kv, system = sum(r.kv_cache_gib for r in rows), load.in_system / GIB
    overhead = sum(row.overhead_gib for row in rows)
    held = sum(row.weights_gib for row in rows)
    return MemoryEstimate(
        fits=False if refused is not None else fits,
        needed_gib=held + kv + overhead,
        weights_gib=held + system,
        kv_cache_gib=kv,
        overhead_gib=overhead,
        capacity_gib=capacity_gib,
        cards=rows,
        longest_context=longest,
        best_quant=best,
        system_ram_gib=_system_ram(load, len(pairs)),
        weights_source=weights.source,
        unknown_because=None if refused is not None else because,
        refused_because=refused,
        system_weights_gib=system if load.in_system else None,
    )


def _without_cards(load: Load, weights: Weights) -> MemoryEstimate:
    kv = load.kv(load.workload.context) / GIB
    return MemoryEstimate(
        fits=None,
        needed_gib=None,
        weights_gib=weights.total_bytes / GIB,
        kv_cache_gib=kv,
        overhead_gib=None,
        capacity_gib=0.0,
        system_ram_gib=_system_ram(load, 0),
        weights_source=weights.source,
        unknown_because="the rig has no card yet",
        system_weights_gib=load.in_system / GIB if load.in_system else None,
    )


def _refusal(model: LanguageModel, workload: Workload, count: int) -> str | None:
    """Why tensor parallel over ``count`` cards would not start; None when it would.

    Attention heads must divide by the number of cards, and KV heads divide it or by it (vLLM,
    ``ModelConfig.verify_with_parallel_config``).
    """
    if workload.split != "tensor" or count < 2 or workload.runtime == "exllama":
        return None
    heads = model.attention_heads.value
    if heads % count:
        return f"{heads} attention heads cannot be shared by {count} cards"
    for kv in kv_heads(model):
        if kv % count and count % kv:
            return f"{kv} KV heads cannot be shared by {count} cards"
    return None


def _verdict(
    cards: RigCards,
    load: Load,
    placed: Placed,
    weights: Weights,
    pairs: Sequence[tuple[str, Card]],
    strange: tuple[str, ...],
) -> tuple[bool | None, str | None]:
    unverified = [key for key, card in pairs if card.vram_gib.grade == "unverified"]
    if unverified:
        return None, f"the memory size of {', '.join(unverified)} is not verified"
    if not weights.graded:
        return None, "the size of the weights is not verified"
    if placed.fits:
        if weights.tolerance_bytes <= 0 or _fits_with(cards, load, weights, more=True):
            return True, None
        return None, _too_close(weights)
    if strange:
        return None, f"{', '.join(sorted(set(strange)))} is not in the catalog"
    if weights.tolerance_bytes > 0 and _fits_with(cards, load, weights, more=False):
        return None, _too_close(weights)
    bare = cards_of(pairs, desktop=False)
    if place(bare, load, load.workload.context).fits:
        desktop = DESKTOP_BYTES / 2**20
        return None, f"it fits only while no desktop takes {desktop:.0f} MiB of {cards.keys[0]}"
    least = cards_of(pairs, desktop=False, least=True)
    if place(least, load.at_least(), load.workload.context).fits:
        return None, "too close to tell: it fits only with the least overhead that was seen"
    return False, None


def _too_close(weights: Weights) -> str:
    within = weights.tolerance_bytes / 2**20
    return f"too close to tell: the weights ({weights.source}) are known to within {within:.0f} MiB"


def _at_most(load: Load, weights: Weights) -> Load:
    """The load with the largest size that the weights may have."""
    if weights.tolerance_bytes <= 0:
        return load
    other = load_of(load.model, load.workload, weights.total_bytes + weights.tolerance_bytes)
    return load if other is None else other


def _fits_with(cards: RigCards, load: Load, weights: Weights, *, more: bool) -> bool:
    shift = weights.tolerance_bytes if more else -weights.tolerance_bytes
    other = load_of(load.model, load.workload, weights.total_bytes + shift)
    return other is not None and place(cards, other, load.workload.context).fits


def _rows(cards: RigCards, placed: Placed) -> tuple[CardMemory, ...]:
    return tuple(
        CardMemory(
            key=key,
            capacity_gib=capacity / GIB,
            weights_gib=weights / GIB,
            kv_cache_gib=kv / GIB,
            overhead_gib=overhead / GIB,
            free_gib=(capacity - weights - kv - overhead) / GIB,
            layers=None if placed.layers is None else placed.layers[index],
        )
        for index, (key, capacity, weights, kv, overhead) in enumerate(
            zip(cards.keys, cards.capacity, placed.weights, placed.kv, placed.overhead, strict=True)
        )
    )


def _longest_context(cards: RigCards, load: Load) -> int:
    """Most tokens a sequence that fit, in steps of 256, at most what the model was made for."""
    low, high = 0, load.model.max_context.value // CONTEXT_STEP
    if holds_somehow(cards, load, high * CONTEXT_STEP):
        return high * CONTEXT_STEP
    while high - low > 1:
        middle = (low + high) // 2
        if holds_somehow(cards, load, middle * CONTEXT_STEP):
            low = middle
        else:
            high = middle
    return low * CONTEXT_STEP


def _best_quant(cards: RigCards, model: LanguageModel, workload: Workload) -> str | None:
    for name, size in runs_on(model, workload.runtime):
        load = load_of(model, workload, size)
        if load is not None and holds_somehow(cards, load, workload.context):
            return name
    return None


def _system_ram(load: Load, cards: int) -> float:
    """GiB of system memory to have: advice.

    Weights reach the cards through the page cache, so only what stays in system memory, the
    prompt cache and the system itself have to fit.
    """
    kept = load.in_system / GIB
    cache = PROMPT_CACHE_GIB if load.workload.runtime == "llama.cpp" else 4.0 * max(1, cards)
    return float(math.ceil(SYSTEM_BASE_GIB + cache + kept))
