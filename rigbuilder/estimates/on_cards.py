"""A model's bytes on the cards of a rig: split into pieces, placed, and asked whether they fit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.parts import Card
from rigbuilder.estimates.kv_cache import KvShape, kv_heads, kv_shape
from rigbuilder.estimates.overhead import Buffers, buffers_of, fixed_bytes
from rigbuilder.estimates.placement import Spread, fitting, holds, proportional
from rigbuilder.estimates.weights import GIB, mixture_of
from rigbuilder.rig.model import Workload


@dataclass(frozen=True, slots=True)
class RigCards:
    """The cards of a rig with what each gives up before a model is loaded, in bytes."""

    keys: tuple[str, ...]
    capacity: tuple[float, ...]
    fixed: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Load:
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

    def at_least(self) -> Load:
        """The same with the least that a runtime was seen to take of a card.

        A llama-server since 2026 keeps no logits for a whole batch, and llama.cpp leaves the
        embedding in system memory.
        """
        left = self.embedding if self.workload.runtime == "llama.cpp" else 0.0
        return replace(
            self,
            on_cards=self.on_cards - left,
            embedding=self.embedding - left,
            one=replace(self.one, logits=0.0),
            several=replace(self.several, logits=0.0),
        )

    def buffers(self, tokens: int, *, several: bool) -> float:
        """Compute buffers of a card without the output layer, bytes."""
        parts = self.several if several else self.one
        return parts.base + parts.per_token * tokens * self.workload.sequences


@dataclass(frozen=True, slots=True)
class Placed:
    """Bytes on each card."""

    weights: tuple[float, ...]
    kv: tuple[float, ...]
    overhead: tuple[float, ...]
    layers: tuple[int, ...] | None
    fits: bool


def cards_of(
    pairs: Sequence[tuple[str, Card]], *, desktop: bool = True, least: bool = False
) -> RigCards:
    """The cards with what each gives up; the desktop, if asked, lies on the first.

    ``least`` counts the smallest driver's share that was seen instead of the largest.
    """
    return RigCards(
        tuple(key for key, _ in pairs),
        tuple(card.vram_gib.nominal * GIB for _, card in pairs),
        tuple(
            fixed_bytes(card, desktop=desktop and index == 0, least=least)
            for index, (_, card) in enumerate(pairs)
        ),
    )


def load_of(model: LanguageModel, workload: Workload, total: float) -> Load | None:
    """The pieces of a model; None when experts shall stay behind and nobody knows their size.

    The file's bytes are spread evenly over its parameters. Embedding and output layer are
    vocabulary x hidden size each. llama.cpp keeps the embedding in system memory; it is counted
    on a card all the same, which errs on the safe side of "fits" (see ``Load.at_least``).
    """
    in_system = 0.0
    if workload.experts_in_system_memory and model.active_parameters_b is not None:
        mixture = mixture_of(model)
        if mixture is None:
            return None
        in_system = mixture.in_experts * total
    ends = 0.0
    if model.vocab_size is not None:
        ends = model.vocab_size.value * model.hidden_size.value / model.parameters_b.nominal / 1e9
        ends = min(0.25, ends) * total
    on_cards = total - in_system
    return Load(
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


def _rooms(cards: RigCards, load: Load, tokens: int, *, several: bool) -> list[float]:
    buffers = load.buffers(tokens, several=several)
    return [c - f - buffers for c, f in zip(cards.capacity, cards.fixed, strict=True)]


def place(cards: RigCards, load: Load, tokens: int) -> Placed:
    """Bytes on each card at a context of so many tokens, by the workload's split."""
    if load.workload.split == "tensor" and len(cards.keys) > 1:
        return _place_tensor(cards, load, tokens)
    return _place_layers(cards, load, tokens)


def _place_layers(cards: RigCards, load: Load, tokens: int) -> Placed:
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
    cards: RigCards, load: Load, tokens: int, spread: Spread, *, several: bool
) -> Placed:
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


def _place_tensor(cards: RigCards, load: Load, tokens: int) -> Placed:
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


def _tensor_kv(load: Load, tokens: int, count: int) -> float:
    """KV cache of one of ``count`` cards under tensor parallel, bytes."""
    whole = load.kv(tokens)
    if any(group.kind == "mla" for group in load.model.attention):
        return whole
    heads = kv_heads(load.model)
    copies = max((math.ceil(count / head) for head in heads), default=1)
    return whole * copies / count


def _placed(
    cards: RigCards,
    weights: list[float],
    kv: list[float],
    overhead: list[float],
    layers: tuple[int, ...] | None,
) -> Placed:
    fits = all(
        w + k + o <= c for w, k, o, c in zip(weights, kv, overhead, cards.capacity, strict=True)
    )
    return Placed(tuple(weights), tuple(kv), tuple(overhead), layers, fits)


def holds_somehow(cards: RigCards, load: Load, tokens: int) -> bool:
    """Whether some placement fits: the cheap form of ``place(...).fits``."""
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
