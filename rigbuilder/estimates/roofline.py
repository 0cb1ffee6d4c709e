"""The bounds of speed: bytes over bandwidth for decoding, operations over rate for prompts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.parts import Card
from rigbuilder.estimates.figures import (
    MOST_BANDWIDTH_GB_S,
    MOST_PARAMETERS_B,
    MOST_TFLOPS,
    usable,
)
from rigbuilder.estimates.kv_cache import kv_bytes
from rigbuilder.estimates.weights import bits_per_weight, weights_of
from rigbuilder.rig.model import Workload

HALF_ACCUMULATE = 2.0
"""GeForce cards multiply 16-bit matrices twice as fast when they also sum in 16 bits (NVIDIA
GA102 whitepaper, table of peak rates: 142 against 71 TFLOPS on an RTX 3090)."""
INTEGER_RATE = 2.0
"""8-bit integer matrix rate over the 16-bit one, all generations since Turing (the same table).
llama.cpp multiplies quantized weights as 8-bit integers."""


@dataclass(frozen=True, slots=True)
class Traffic:
    """What one decoded token reads and computes, over all cards."""

    weight_bytes: float
    """All weights of a dense model, the active part of a mixture. The embedding table is counted
    though a token reads one row of it: the file does not say whether the output layer shares it."""
    kv_token_bytes: float
    """KV cache that one sequence reads at the workload's context."""
    flops: float
    """2 operations for each parameter in use."""


def traffic_of(model: LanguageModel, workload: Workload) -> Traffic | None:
    """Bytes and operations of one token; None when the weights' size is not known."""
    weights = weights_of(model, workload.quant)
    if weights is None:
        return None
    total = model.parameters_b.nominal
    active = min(total, usable(model.active_parameters_b, MOST_PARAMETERS_B) or total)
    return Traffic(
        weights.total_bytes * active / total,
        kv_bytes(model, workload.context, 1, workload.kv_cache),
        2.0 * active * 1e9,
    )


def decode_bound(
    cards: Sequence[Card], shares: Sequence[float], traffic: Traffic, split: str
) -> float | None:
    """Most tokens a second that memory bandwidth allows one sequence, with an empty context.

    ``shares`` are the cards' weights in any unit. Layer split reads them card after card: the
    times add up. Tensor parallel reads them at once: the slowest card sets the time. None when a
    card that holds weights has no published bandwidth.
    """
    total = sum(shares)
    if total <= 0:
        return None
    times = []
    for card, share in zip(cards, shares, strict=True):
        if share <= 0:
            continue
        bandwidth = usable(card.bandwidth_gb_s, MOST_BANDWIDTH_GB_S)
        if bandwidth is None:
            return None
        held = traffic.weight_bytes * share / total
        times.append(held / (bandwidth * 1e9))
    seconds = max(times) if split == "tensor" else sum(times)
    return 1 / seconds if seconds > 0 else None


def matrix_rate(card: Card, quant: str) -> float | None:
    """Peak operations a second that a card's matrix units give weights of this quantization."""
    tflops = usable(card.fp16_tflops, MOST_TFLOPS)
    if tflops is None:
        return None
    rate = tflops * 1e12
    if card.gpu_maker == "nvidia" and is_geforce(card):
        rate *= HALF_ACCUMULATE
    bits = bits_per_weight(quant)
    return rate * INTEGER_RATE if bits is not None and bits < 9 else rate


def is_geforce(card: Card) -> bool:
    """Whether a card is of the consumer line, whose 32-bit accumulation runs at half rate."""
    name = card.gpu.casefold().removeprefix("geforce ")
    return name.startswith(("rtx 20", "rtx 30", "rtx 40", "rtx 50")) and "000" not in name


def prompt_bound(cards: Sequence[Card], traffic: Traffic, quant: str) -> float | None:
    """Most prompt tokens a second that the matrix units of all cards together allow.

    Layers on several cards work as a pipeline, so their rates add up under either split. None
    when a card's rate is not published.
    """
    rates = [matrix_rate(card, quant) for card in cards]
    if traffic.flops <= 0 or any(rate is None for rate in rates):
        return None
    return sum(rate for rate in rates if rate is not None) / traffic.flops
