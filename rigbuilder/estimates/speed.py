"""Speed: tokens a second from a roofline, so that no estimate is above what physics allows.

Method, constants and sources: docs/estimates/speed.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.parts import Card, Cpu
from rigbuilder.estimates import efficiency
from rigbuilder.estimates.decode import Seat, TokenWork, layer_split_s, tensor_parallel_s
from rigbuilder.estimates.figures import MOST_BANDWIDTH_GB_S, usable
from rigbuilder.estimates.identity import ById
from rigbuilder.estimates.kv_cache import kv_shape
from rigbuilder.estimates.link import Link, link_between
from rigbuilder.estimates.memory import estimate_memory
from rigbuilder.estimates.nearest import nearest_rows
from rigbuilder.estimates.power_limit import limited_speed
from rigbuilder.estimates.prompt import prompt_tok_s
from rigbuilder.estimates.results import MemoryEstimate, Range, SpeedEstimate
from rigbuilder.estimates.roofline import Traffic, decode_bound, prompt_bound, traffic_of
from rigbuilder.estimates.weights import bits_per_weight, mixture_of
from rigbuilder.rig.model import Rig, Workload

SHORT_CONTEXT = 1024
"""Tokens of the conversation that ``expected`` speaks of, as published measurements do."""
SYSTEM_READ_SHARE = 0.6
"""Of the processor's memory bandwidth, what reading experts in system memory reaches: allowance."""


@dataclass(frozen=True, slots=True)
class _Job:
    """Everything that the ranges are worked out from."""

    model: LanguageModel
    workload: Workload
    traffic: Traffic
    seats: tuple[Seat, ...]
    limits_w: tuple[float | None, ...]
    link: Link | None
    system_s: float
    """Seconds a token waits for experts in system memory."""

    @property
    def together(self) -> bool:
        """Whether the cards work on every layer at once."""
        return self.workload.split == "tensor" and len(self.seats) > 1

    @property
    def mixture(self) -> bool:
        """Whether a token uses only some of the parameters."""
        return self.model.active_parameters_b is not None

    @property
    def quantized(self) -> bool:
        """Whether the weights are stored in fewer than 16 bits."""
        bits = bits_per_weight(self.workload.quant)
        return bits is None or bits < 15

    def work(self, tokens: int, sequences: int = 1) -> TokenWork:
        """What one pass over ``sequences`` conversations of so many tokens asks for."""
        groups = self.model.attention
        mixture = mixture_of(self.model)
        touched = mixture.touched(sequences) if mixture is not None and sequences > 1 else 1.0
        read = self.traffic.weight_bytes * touched
        shape = kv_shape(self.model, self.workload.kv_cache)
        return TokenWork(
            weight_bytes=read,
            kv_bytes=shape.bytes_at(tokens, sequences),
            parameters_1e9=self.traffic.flops / 2e9,
            quantized=self.quantized,
            layers=self.model.layers.value,
            linear_layers=sum(g.layers for g in groups if g.kind == "linear"),
        )

    def seconds(self, tokens: int, per_layer_s: float, sequences: int = 1) -> float:
        """Seconds of one pass."""
        work = self.work(tokens, sequences)
        if self.together and self.link is not None:
            payload = self.model.hidden_size.value * 2.0 * sequences
            exchange = self.link.all_reduce_s(payload, len(self.seats))
            cards = tensor_parallel_s(self.seats, work, exchange, per_layer_s=per_layer_s)
        else:
            cards = layer_split_s(self.seats, work, per_layer_s=per_layer_s)
        assert cards is not None  # a job is made where every bandwidth is known
        return cards + self.system_s


def estimate_speed(rig: Rig, catalog: Catalog) -> SpeedEstimate | None:
    """Tokens a second of the rig's workload; None when it has none.

    ``bound`` is what memory bandwidth (prompts: matrix units) allows, ``expected`` what published
    measurements lead to for a conversation of 1,024 tokens, ``low`` reaches down to a full
    context. A missing figure leaves the ranges empty and is named in ``unknown_because``.
    """
    workload = rig.workload
    if workload is None:
        return None
    model = catalog.get(workload.model, LanguageModel)
    if model is None:
        return _unknown(f"the model {workload.model!r} is not in the catalog")
    cards = tuple(catalog.get(placed.part, Card) for placed in rig.cards)
    memory = estimate_memory(rig, catalog)
    known = tuple(ById(card) for card in cards if card is not None)
    if not known or memory is None:
        return _unknown("the rig has no card yet")
    if len(known) < len(cards):
        return _unknown("a card of the rig is not in the catalog")
    limits = tuple(placed.power_limit_w for placed in rig.cards)
    link = link_between(rig, catalog)
    cpu = catalog.get(rig.cpu, Cpu)
    return _estimate(ById(model), known, limits, workload, link, ById(cpu), ById(memory))


@lru_cache(maxsize=256)
def _estimate(
    model_ref: ById[LanguageModel],
    card_refs: tuple[ById[Card], ...],
    limits: tuple[float | None, ...],
    workload: Workload,
    link: Link | None,
    cpu_ref: ById[Cpu | None],
    memory_ref: ById[MemoryEstimate],
) -> SpeedEstimate:
    model, memory = model_ref.value, memory_ref.value
    cards = [ref.value for ref in card_refs]
    traffic = traffic_of(model, workload)
    if traffic is None:
        return _unknown(f"no published size of {model.name} in {workload.quant}")
    if not memory.cards:
        return _unknown(memory.unknown_because or "where the model lies is not known")
    shares = [row.weights_gib for row in memory.cards]
    bound = decode_bound(cards, shares, traffic, workload.split)
    if bound is None:
        return _unknown("the memory bandwidth of a card is not known")
    reading = prompt_bound(cards, traffic, workload.quant)
    words = link.words if link is not None and workload.split == "tensor" else None
    rows = nearest_rows(cards, model, workload.quant)
    system_s = _system_seconds(model, workload, traffic, cpu_ref.value, memory)
    stopped = None
    if memory.fits is False:
        stopped = memory.refused_because or "the model does not fit on the cards"
    elif system_s is None:
        stopped = "the bandwidth of the system memory that holds experts is not known"
    if stopped is not None or system_s is None:
        return SpeedEstimate(
            decode_tok_s=Range(bound=bound),
            prompt_tok_s=Range(bound=reading),
            method="bound only: memory bandwidth over the bytes read for a token",
            link=words,
            nearest=rows,
            unknown_because=stopped,
        )
    job = _job(model, workload, traffic, cards, shares, limits, link, system_s)
    on_cards = job.traffic.weight_bytes / traffic.weight_bytes
    limit = 1 / (on_cards / bound + system_s * SYSTEM_READ_SHARE)
    return SpeedEstimate(
        decode_tok_s=_decode_range(job, limit),
        prompt_tok_s=_prompt_range(job, reading),
        method=_method(job),
        link=words,
        nearest=rows,
        all_sequences_tok_s=_batch_range(job) if workload.sequences > 1 else None,
    )


def _unknown(because: str) -> SpeedEstimate:
    return SpeedEstimate(
        decode_tok_s=Range(), prompt_tok_s=Range(), method="", unknown_because=because
    )


def _job(
    model: LanguageModel,
    workload: Workload,
    traffic: Traffic,
    cards: Sequence[Card],
    shares: Sequence[float],
    limits: Sequence[float | None],
    link: Link | None,
    system_s: float,
) -> _Job:
    total = sum(shares)
    used = [
        (Seat(card, share / total, limited_speed(card, limit)), limit)
        for card, share, limit in zip(cards, shares, limits, strict=True)
        if share > 0
    ]
    left = 1.0
    if workload.experts_in_system_memory and system_s > 0:
        mixture = mixture_of(model)
        left = 1.0 - (mixture.experts_of_a_token if mixture is not None else 0.0)
    on_cards = Traffic(traffic.weight_bytes * left, traffic.kv_token_bytes, traffic.flops)
    seats = tuple(seat for seat, _ in used)
    return _Job(model, workload, on_cards, seats, tuple(limit for _, limit in used), link, system_s)


def _system_seconds(
    model: LanguageModel,
    workload: Workload,
    traffic: Traffic,
    cpu: Cpu | None,
    memory: MemoryEstimate,
) -> float | None:
    """Seconds for reading the experts of a token in system memory; 0 when none lie there."""
    if not workload.experts_in_system_memory or not memory.system_weights_gib:
        return 0.0
    mixture = mixture_of(model)
    given = usable(cpu.memory_bandwidth_gb_s, MOST_BANDWIDTH_GB_S) if cpu is not None else None
    if mixture is None or given is None:
        return None
    rate = given * 1e9 * SYSTEM_READ_SHARE
    return traffic.weight_bytes * mixture.experts_of_a_token / rate


def _layer_seconds(workload: Workload) -> float:
    llama = workload.runtime == "llama.cpp"
    return efficiency.LAYER_S if llama else efficiency.LAYER_GRAPHS_S


def _error(job: _Job) -> float:
    """Half width of the range, by how near the measured rows are."""
    if any(seat.card.gpu_maker == "amd" for seat in job.seats):
        return efficiency.ERROR_AMD
    if job.together:
        return efficiency.ERROR_TENSOR
    plain = (
        all(efficiency.read_slowdown(seat.card)[1] for seat in job.seats)
        and job.workload.runtime == "llama.cpp"
        and not job.mixture
        and not any(group.kind == "linear" for group in job.model.attention)
    )
    return efficiency.ERROR_FITTED if plain else efficiency.ERROR_OTHER


def _decode_range(job: _Job, bound: float) -> Range:
    context = job.workload.context
    per_layer = _layer_seconds(job.workload)
    expected = job.seconds(min(context, SHORT_CONTEXT) // 2, per_layer)
    slowest = job.seconds(context, per_layer)
    fastest = job.seconds(0, min(per_layer, efficiency.LAYER_GRAPHS_S))
    error = _error(job)
    return Range(
        low=min(bound, (1 - error) / slowest),
        expected=min(bound, 1 / expected),
        high=min(bound, (1 + error) / fastest),
        bound=bound,
    )


def _batch_range(job: _Job) -> Range | None:
    """All sequences together: the weights are read once for all, every KV cache for itself."""
    count = job.workload.sequences
    per_layer = _layer_seconds(job.workload)
    tokens = min(job.workload.context, SHORT_CONTEXT) // 2
    times = [job.seconds(held, per_layer, count) for held in (tokens, job.workload.context)]
    rate = prompt_tok_s(
        job.seats,
        job.limits_w,
        job.traffic.flops,
        quantized=job.quantized,
        together=job.together,
        link=job.link,
        token_bytes=0.0,
        mixture=job.mixture,
    )
    if rate is None:
        return None
    expected, full = (count / max(time, count / rate) for time in times)
    return Range(
        low=full * (1 - efficiency.ERROR_TENSOR),
        expected=expected,
        high=expected * (1 + efficiency.ERROR_TENSOR),
    )


def _prompt_range(job: _Job, bound: float | None) -> Range:
    token_bytes = 2.0 * job.model.layers.value * job.model.hidden_size.value * 2.0
    rate = prompt_tok_s(
        job.seats,
        job.limits_w,
        job.traffic.flops,
        quantized=job.quantized,
        together=job.together,
        link=job.link,
        token_bytes=token_bytes,
        mixture=job.mixture,
    )
    if rate is None or bound is None or job.system_s > 0:
        return Range(bound=bound)
    error = efficiency.PROMPT_ERROR
    return Range(
        low=min(bound, rate * (1 - error)),
        expected=min(bound, rate),
        high=min(bound, rate * (1 + error)),
        bound=bound,
    )


def _method(job: _Job) -> str:
    fitted = all(efficiency.read_slowdown(seat.card)[1] for seat in job.seats)
    source = (
        "efficiency fitted on llama.cpp rows of May 2024; newer builds reach the upper part"
        if fitted and job.workload.runtime == "llama.cpp"
        else "efficiency carried over from the nearest measured generation and runtime"
    )
    return f"bandwidth over bytes read for a token, {source}"
