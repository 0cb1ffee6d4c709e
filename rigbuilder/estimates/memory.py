"""Memory: where a model's bytes go on the cards of a rig, and how much context is left.

Method, constants and sources: docs/estimates/memory.md. Bytes inside, GiB in the answer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.parts import Card
from rigbuilder.estimates.kv_cache import KvShape, kv_heads, kv_shape
from rigbuilder.estimates.overhead import DESKTOP_BYTES, Buffers, buffers_of, fixed_bytes
from rigbuilder.estimates.placement import Spread, fitting, holds, proportional
from rigbuilder.estimates.results import CardMemory, MemoryEstimate
from rigbuilder.estimates.weights import GIB, Weights, expert_share, runs_on, weights_of
from rigbuilder.rig.model import Rig, Workload

CONTEXT_STEP = 256
"""llama.cpp rounds the context up to a multiple of this (GGML_PAD in llama-kv-cache)."""
SYSTEM_BASE_GIB = 8.0
"""Operating system, runtime and what else runs: advice, not a measurement."""
PROMPT_CACHE_GIB = 8.0
"""llama-server keeps up to 8 GiB of prompts in system memory (``--cache-ram``, default 8192)."""

T = TypeVar("T")


class _ById(Generic[T]):
    """Makes a large immutable record cheap to look up: equal only to itself, and kept alive."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and self.value is other.value


@dataclass(frozen=True, slots=True)
class _Cards:
    """The cards of a rig with what each gives up before a model is loaded, in bytes."""

    keys: tuple[str, ...]
    capacity: tuple[float, ...]
    fixed: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Load:
    """A model in one quantization, split into the pieces that are placed."""

    model: LanguageModel
    workload: Workload
    on_cards: float
    in_system: float
    embedding: float
    output: float
    layer: float
    layers: int
    shape: KvShape
    one: Buffers
    several: Buffers

    def kv(self, tokens: int) -> float:
        """KV cache of all sequences, bytes."""
        return self.shape.bytes_at(tokens, self.workload.sequences)

    def buffers(self, tokens: int, *, several: bool) -> float:
        """Compute buffers of a card without the output layer, bytes."""
        parts = self.several if several else self.one
        return parts.base + parts.per_token * tokens * self.workload.sequences


def estimate_memory(rig: Rig, catalog: Catalog) -> MemoryEstimate | None:
    """Where the workload's bytes go, card by card; None when the rig has no workload.

    Every card of the rig counts, with or without a seat. ``fits`` is None when a figure that it
    needs is missing or unverified, or when the answer hangs on whether a desktop runs.
    """
    workload = rig.workload
    if workload is None:
        return None
    records = [(card.key, catalog.get(card.part, Card)) for card in rig.cards]
    known = tuple((key, _ById(card)) for key, card in records if card is not None)
    strange = tuple(card.part for card in rig.cards if catalog.get(card.part, Card) is None)
    model = catalog.get(workload.model, LanguageModel)
    if model is None:
        capacity = sum(card.value.vram_gib.nominal for _, card in known)
        because = f"the model {workload.model!r} is not in the catalog"
        return _unknown(capacity, because)
    return _estimate(_ById(model), known, strange, workload)


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
    model_ref: _ById[LanguageModel],
    card_refs: tuple[tuple[str, _ById[Card]], ...],
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
    load = _load(model, workload, weights.total_bytes)
    if load is None:
        return _unknown(
            capacity_gib,
            f"the record of {model.name} does not say how much of it lies in experts",
        )
    if not pairs:
        return _without_cards(load, weights)
    cards = _cards(pairs)
    placed = _place(cards, load, workload.context)
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


def _without_cards(load: _Load, weights: Weights) -> MemoryEstimate:
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


def _cards(pairs: Sequence[tuple[str, Card]], *, desktop: bool = True) -> _Cards:
    return _Cards(
        tuple(key for key, _ in pairs),
        tuple(card.vram_gib.nominal * GIB for _, card in pairs),
        tuple(
            fixed_bytes(card, desktop=desktop and index == 0)
            for index, (_, card) in enumerate(pairs)
        ),
    )


def _load(model: LanguageModel, workload: Workload, total: float) -> _Load | None:
    """The pieces of a model; None when experts shall stay behind and nobody knows their size.

    The file's bytes are spread evenly over its parameters. Embedding and output layer are
    vocabulary x hidden size each. llama.cpp keeps the embedding in system memory; it is counted
    on a card all the same, since other runtimes do not.
    """
    in_system = 0.0
    if workload.experts_in_system_memory and model.active_parameters_b is not None:
        share = expert_share(model)
        if share is None:
            return None
        in_system = share * total
    ends = 0.0
    if model.vocab_size is not None:
        ends = model.vocab_size.value * model.hidden_size.value / model.parameters_b.nominal / 1e9
        ends = min(0.25, ends) * total
    on_cards = total - in_system
    return _Load(
        model,
        workload,
        on_cards,
        in_system,
        embedding=ends,
        output=ends,
        layer=max(0.0, on_cards - 2 * ends) / model.layers.value,
        layers=model.layers.value,
        shape=kv_shape(model, workload.kv_cache),
        one=buffers_of(model, workload, several_cards=False),
        several=buffers_of(model, workload, several_cards=True),
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """Bytes on each card."""

    weights: tuple[float, ...]
    kv: tuple[float, ...]
    overhead: tuple[float, ...]
    layers: tuple[int, ...] | None
    fits: bool


def _rooms(cards: _Cards, load: _Load, tokens: int, *, several: bool) -> list[float]:
    buffers = load.buffers(tokens, several=several)
    return [c - f - buffers for c, f in zip(cards.capacity, cards.fixed, strict=True)]


def _place(cards: _Cards, load: _Load, tokens: int) -> _Placed:
    if load.workload.split == "tensor" and len(cards.keys) > 1:
        return _place_tensor(cards, load, tokens)
    return _place_layers(cards, load, tokens)


def _place_layers(cards: _Cards, load: _Load, tokens: int) -> _Placed:
    """llama.cpp's own split if it fits, else any that does, else one card alone."""
    layers = load.layers
    each = load.layer + load.kv(tokens) / layers
    several = len(cards.keys) > 1
    rooms = _rooms(cards, load, tokens, several=several)
    spread = proportional(rooms, layers)
    placed = _spread_bytes(cards, load, tokens, spread, several=several)
    if placed.fits:
        return placed
    output = load.output + load.several.logits
    other = fitting(rooms, layers, each, load.embedding, output)
    if other is not None:
        return _spread_bytes(cards, load, tokens, other, several=several)
    if several:
        single = _rooms(cards, load, tokens, several=False)
        index = single.index(max(single))
        counts = tuple(layers if i == index else 0 for i in range(len(single)))
        alone = _spread_bytes(cards, load, tokens, Spread(counts, index, index), several=False)
        if alone.fits:
            return alone
    return placed


def _spread_bytes(
    cards: _Cards, load: _Load, tokens: int, spread: Spread, *, several: bool
) -> _Placed:
    layers = load.layers
    kv_each = load.kv(tokens) / layers
    weights = [count * load.layer for count in spread.layers]
    weights[spread.embedding_on] += load.embedding
    weights[spread.output_on] += load.output
    kv = [count * kv_each for count in spread.layers]
    buffers = load.buffers(tokens, several=several)
    overhead = [
        fixed + (buffers if count or index == spread.output_on else 0.0)
        for index, (fixed, count) in enumerate(zip(cards.fixed, spread.layers, strict=True))
    ]
    overhead[spread.output_on] += (load.several if several else load.one).logits
    return _placed(cards, weights, kv, overhead, spread.layers)


def _place_tensor(cards: _Cards, load: _Load, tokens: int) -> _Placed:
    """Equal shares of every layer; a KV head or a latent that cannot be shared is copied."""
    count = len(cards.keys)
    kv = _tensor_kv(load, tokens, count)
    share = load.on_cards / count
    buffers = load.buffers(tokens, several=True) + load.several.logits / count
    return _placed(
        cards,
        [share] * count,
        [kv] * count,
        [fixed + buffers for fixed in cards.fixed],
        None,
    )


def _tensor_kv(load: _Load, tokens: int, count: int) -> float:
    """KV cache of one of ``count`` cards under tensor parallel, bytes."""
    whole = load.kv(tokens)
    if any(group.kind == "mla" for group in load.model.attention):
        return whole
    heads = kv_heads(load.model)
    copies = max((math.ceil(count / head) for head in heads), default=1)
    return whole * copies / count


def _placed(
    cards: _Cards,
    weights: list[float],
    kv: list[float],
    overhead: list[float],
    layers: tuple[int, ...] | None,
) -> _Placed:
    fits = all(
        w + k + o <= c for w, k, o, c in zip(weights, kv, overhead, cards.capacity, strict=True)
    )
    return _Placed(tuple(weights), tuple(kv), tuple(overhead), layers, fits)


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
    cards: _Cards,
    load: _Load,
    placed: _Placed,
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
    bare = _cards(pairs, desktop=False)
    if _place(bare, load, load.workload.context).fits:
        desktop = DESKTOP_BYTES / 2**20
        return None, f"it fits only while no desktop takes {desktop:.0f} MiB of {cards.keys[0]}"
    return False, None


def _too_close(weights: Weights) -> str:
    within = weights.tolerance_bytes / 2**20
    return f"too close to tell: the weights ({weights.source}) are known to within {within:.0f} MiB"


def _at_most(load: _Load, weights: Weights) -> _Load:
    """The load with the largest size that the weights may have."""
    if weights.tolerance_bytes <= 0:
        return load
    other = _load(load.model, load.workload, weights.total_bytes + weights.tolerance_bytes)
    return load if other is None else other


def _fits_with(cards: _Cards, load: _Load, weights: Weights, *, more: bool) -> bool:
    shift = weights.tolerance_bytes if more else -weights.tolerance_bytes
    other = _load(load.model, load.workload, weights.total_bytes + shift)
    return other is not None and _place(cards, other, load.workload.context).fits


def _rows(cards: _Cards, placed: _Placed) -> tuple[CardMemory, ...]:
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


def _holds(cards: _Cards, load: _Load, tokens: int) -> bool:
    """Whether some placement fits: the cheap form of ``_place(...).fits``."""
    several = len(cards.keys) > 1
    if load.workload.split == "tensor" and several:
        return _place_tensor(cards, load, tokens).fits
    layers = load.layers
    each = load.layer + load.kv(tokens) / layers
    parts = load.several if several else load.one
    rooms = _rooms(cards, load, tokens, several=several)
    if holds(rooms, layers, each, load.embedding, load.output + parts.logits):
        return True
    if not several:
        return False
    room = max(_rooms(cards, load, tokens, several=False))
    return holds([room], layers, each, load.embedding, load.output + load.one.logits)


def _longest_context(cards: _Cards, load: _Load) -> int:
    """Most tokens a sequence that fit, in steps of 256, at most what the model was made for."""
    low, high = 0, load.model.max_context.value // CONTEXT_STEP
    if _holds(cards, load, high * CONTEXT_STEP):
        return high * CONTEXT_STEP
    while high - low > 1:
        middle = (low + high) // 2
        if _holds(cards, load, middle * CONTEXT_STEP):
            low = middle
        else:
            high = middle
    return low * CONTEXT_STEP


def _best_quant(cards: _Cards, model: LanguageModel, workload: Workload) -> str | None:
    for name, size in runs_on(model, workload.runtime):
        load = _load(model, workload, size)
        if load is not None and _holds(cards, load, workload.context):
            return name
    return None


def _system_ram(load: _Load, cards: int) -> float:
    """GiB of system memory to have: advice.

    Weights reach the cards through the page cache, so only what stays in system memory, the
    prompt cache and the system itself have to fit.
    """
    kept = load.in_system / GIB
    cache = PROMPT_CACHE_GIB if load.workload.runtime == "llama.cpp" else 4.0 * max(1, cards)
    return float(math.ceil(SYSTEM_BASE_GIB + cache + kept))
