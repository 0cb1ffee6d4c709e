"""Which card takes which layers. Bytes in, counts out; no catalog, no rig."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_NEVER = 1_000_000
"""More layers than any model has: a card too small for an end."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Whole layers on each card, and the cards of the embedding and of the output layer."""

    layers: tuple[int, ...]
    embedding_on: int
    output_on: int


def proportional(rooms: Sequence[float], layers: int) -> Spread:
    """As llama.cpp splits by default: in order of the cards, in proportion to free memory.

    Layer i of n goes to the first card whose summed share exceeds i / (n + 1); the output layer
    is the last one (llama.cpp, ``llama_model::load_tensors``).
    """
    free = [max(0.0, room) for room in rooms]
    total = sum(free)
    if total <= 0:
        return Spread((layers, *(0 for _ in rooms[1:])), 0, 0)
    last = max(index for index, room in enumerate(free) if room > 0)
    counts, given, summed = [0] * len(rooms), 0, 0.0
    for card in range(last + 1):
        summed += free[card] / total
        until = layers if card == last else min(layers, math.ceil(summed * (layers + 1)))
        counts[card] = until - given
        given = until
    first = next(index for index, count in enumerate(counts) if count)
    return Spread(tuple(counts), first, last)


def holds(
    rooms: Sequence[float], layers: int, layer_bytes: float, embedding: float, output: float
) -> bool:
    """Whether some placement of whole layers, embedding and output layer fits."""
    return _limits(rooms, layers, layer_bytes, embedding, output) is not None


def _limits(
    rooms: Sequence[float], layers: int, layer_bytes: float, embedding: float, output: float
) -> tuple[list[int], int, int] | None:
    """Most layers each card can take, and the cards of the two ends where they cost fewest.

    A card gives up whole layers for an end, so only the number given up counts: the best card
    for each end, the second best where both would choose the same, or one card for both.
    """
    layer_bytes = max(layer_bytes, 1.0)
    limits = [int(room / layer_bytes) if room > 0 else 0 for room in rooms]
    if sum(limits) < layers:
        return None

    def lost(index: int, size: float) -> int:
        left = rooms[index] - size
        return limits[index] - int(left / layer_bytes) if left >= 0 else _NEVER

    cards = range(len(rooms))
    by_output = sorted(cards, key=lambda i: lost(i, output))[:2]
    by_embedding = sorted(cards, key=lambda i: lost(i, embedding))[:2]
    choices = [
        (lost(o, output) + lost(e, embedding), e, o)
        for o in by_output
        for e in by_embedding
        if o != e
    ]
    choices += [(lost(i, output + embedding), i, i) for i in cards]
    given_up, embedding_on, output_on = min(choices)
    if sum(limits) - given_up < layers:
        return None
    if embedding_on == output_on:
        limits[output_on] -= given_up
    else:
        limits[output_on] -= lost(output_on, output)
        limits[embedding_on] -= lost(embedding_on, embedding)
    return limits, embedding_on, output_on


def fitting(
    rooms: Sequence[float], layers: int, layer_bytes: float, embedding: float, output: float
) -> Spread | None:
    """A placement of whole layers that fits, as near to the proportional one as it goes."""
    found = _limits(rooms, layers, layer_bytes, embedding, output)
    if found is None:
        return None
    limits, embedding_on, output_on = found
    wanted = proportional(rooms, layers).layers
    counts = [min(want, limit) for want, limit in zip(wanted, limits, strict=True)]
    rest = layers - sum(counts)
    while rest:
        spare = [limit - count for limit, count in zip(limits, counts, strict=True)]
        most = max(spare)
        given = min(rest, max(1, most // 2))
        counts[spare.index(most)] += given
        rest -= given
    return Spread(tuple(counts), embedding_on, output_on)
