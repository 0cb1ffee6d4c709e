"""Seconds that one decoded token takes, term by term."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rigbuilder.catalog.parts import Card
from rigbuilder.estimates.efficiency import (
    DEQUANT_S,
    HOP_S,
    LAYER_S,
    LINEAR_LAYER_OTHER_S,
    LINEAR_LAYER_S,
    bandwidth_bytes_s,
    read_slowdown,
)


@dataclass(frozen=True, slots=True)
class TokenWork:
    """What a token of one model asks for, over all cards."""

    weight_bytes: float
    kv_bytes: float
    """KV cache read for the tokens already there."""
    parameters_1e9: float
    """Parameters in use."""
    quantized: bool
    layers: int
    linear_layers: int = 0


@dataclass(frozen=True, slots=True)
class Seat:
    """A card that works on a token: its share of the weights and how far its power is held."""

    card: Card
    share: float
    """Of the weights, 0 to 1; the shares of all cards add up to 1."""
    speed: float = 1.0
    """Speed under its power limit over speed without one."""


def reading_s(seats: Sequence[Seat], work: TokenWork, *, together: bool) -> float | None:
    """Seconds for reading weights and KV cache: card after card, or all ``together``.

    bytes x share / bandwidth x slowdown of the card's class / speed under its power limit. None
    when a card's bandwidth is not published.
    """
    times = []
    for seat in seats:
        bandwidth = bandwidth_bytes_s(seat.card)
        if bandwidth is None:
            return None
        held = (work.weight_bytes + work.kv_bytes) * seat.share
        times.append(held / bandwidth * read_slowdown(seat.card)[0] / seat.speed)
    return max(times) if together else sum(times)


def working_s(seats: Sequence[Seat], work: TokenWork, *, per_layer_s: float = LAYER_S) -> float:
    """Seconds beside reading that do not shrink with more cards: kernels of every layer."""
    linear = max(
        (LINEAR_LAYER_S.get(seat.card.architecture, LINEAR_LAYER_OTHER_S) for seat in seats),
        default=0.0,
    )
    return work.layers * per_layer_s + work.linear_layers * linear


def unpacking_s(work: TokenWork) -> float:
    """Seconds for unpacking quantized weights on one card."""
    return work.parameters_1e9 * DEQUANT_S if work.quantized else 0.0


def layer_split_s(
    seats: Sequence[Seat], work: TokenWork, *, per_layer_s: float = LAYER_S
) -> float | None:
    """Seconds of a token when the cards work one after the other."""
    reading = reading_s(seats, work, together=False)
    if reading is None:
        return None
    slowest = min((seat.speed for seat in seats), default=1.0)
    steady = (working_s(seats, work, per_layer_s=per_layer_s) + unpacking_s(work)) / slowest
    return reading + steady + (len(seats) - 1) * HOP_S


def tensor_parallel_s(
    seats: Sequence[Seat], work: TokenWork, all_reduce_s: float, *, per_layer_s: float = LAYER_S
) -> float | None:
    """Seconds of a token when all cards work on every layer and exchange results twice a layer.

    ``all_reduce_s`` is the time of one exchange.
    """
    reading = reading_s(seats, work, together=True)
    if reading is None:
        return None
    slowest = min((seat.speed for seat in seats), default=1.0)
    steady = working_s(seats, work, per_layer_s=per_layer_s) + unpacking_s(work) / len(seats)
    return reading + steady / slowest + 2 * work.layers * all_reduce_s
