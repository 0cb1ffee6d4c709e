"""Records that a rig file may carry: whatever they hold, the estimates answer with numbers."""

from __future__ import annotations

import math
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Figure, Price
from rigbuilder.catalog.language_model import AttentionGroup, LanguageModel, QuantFile
from rigbuilder.catalog.parts import Card, Cpu, EfficiencyPoint, Psu
from rigbuilder.estimates.card_steps import card_steps
from rigbuilder.estimates.cost import estimate_cost
from rigbuilder.estimates.memory import estimate_memory
from rigbuilder.estimates.power import estimate_power
from rigbuilder.estimates.speed import estimate_speed
from rigbuilder.estimates.value import Rent, estimate_value
from rigbuilder.rig.model import PlacedCard, Rig, Site, Workload

SHEET: dict[str, Any] = {"grade": "documented", "source": "test.sheet"}
ABSURD = st.sampled_from([0.0, 1e-300, 1e-9, 1.0, 24.0, 1e9, 1e15])
FIGURES = ABSURD.map(lambda value: Figure(value=value, **SHEET))
COUNTS = st.sampled_from([1, 2, 7, 80, 100_000])


@st.composite
def cards(draw: st.DrawFn) -> Card:
    """A card of figures that no card has."""
    maybe = st.none() | FIGURES
    return Card(
        id="card-odd",
        brand="Maker",
        name="Odd",
        gpu=draw(st.sampled_from(["RTX 3090", "L40S", "X", " "])),
        gpu_maker="nvidia",
        architecture=draw(st.sampled_from(["ampere", "ada", "hopper", "?"])),
        vram_gib=draw(FIGURES),
        bandwidth_gb_s=draw(maybe),
        memory_bus_bits=draw(maybe),
        fp16_tflops=draw(maybe),
        tdp_w=draw(maybe),
        pcie_lanes=draw(maybe),
        pcie_generation=draw(maybe),
        prices=draw(
            st.lists(
                st.sampled_from([0.0, 1.0, 1e9]).map(
                    lambda amount: Price(
                        low=amount,
                        high=amount,
                        currency="USD",
                        condition="used",
                        date="2026-01-01",  # type: ignore[arg-type]
                        source="test.sheet",
                    )
                ),
                max_size=2,
            ).map(tuple)
        ),
    )


@st.composite
def models(draw: st.DrawFn) -> LanguageModel:
    """A model of figures that no model has."""
    layers = draw(COUNTS)
    kind = draw(st.sampled_from(["full", "sliding", "mla", "linear"]))
    group = AttentionGroup(
        layers=layers,
        kind=kind,
        kv_heads=draw(COUNTS),
        head_dim=draw(COUNTS),
        window=draw(COUNTS),
        latent_dim=draw(COUNTS),
        state_elements=draw(COUNTS),
    )
    maybe = st.none() | FIGURES
    some = st.none() | COUNTS.map(lambda count: {"value": count, **SHEET})
    return LanguageModel(
        id="model-odd",
        brand="Maker",
        name="Odd",
        parameters_b=draw(FIGURES),
        active_parameters_b=draw(maybe),
        experts=draw(some),
        experts_per_token=draw(some),
        layers={"value": layers, **SHEET},
        hidden_size={"value": draw(COUNTS), **SHEET},
        attention_heads={"value": draw(COUNTS), **SHEET},
        vocab_size=draw(some),
        attention=(group,),
        architecture_source="test.sheet",
        max_context={"value": draw(COUNTS), **SHEET},
        quants={"Q4_K_M": QuantFile(size_bytes=draw(FIGURES))},
    )


@st.composite
def workloads(draw: st.DrawFn) -> Workload:
    """Any workload that a file may ask for."""
    return Workload(
        model="model-odd",
        quant=draw(st.sampled_from(["Q4_K_M", "Q8_0", "AWQ", "0bpw", "?"])),
        context=draw(st.sampled_from([1, 8192, 20_000_000])),
        sequences=draw(st.sampled_from([1, 4096])),
        kv_cache=draw(st.sampled_from(["f16", "q4_0"])),
        runtime=draw(st.sampled_from(["llama.cpp", "vllm", "exllama"])),
        split=draw(st.sampled_from(["layer", "tensor"])),
        experts_in_system_memory=draw(st.booleans()),
    )


def numbers(value: object) -> list[float]:
    """Every number of a record, however deep."""
    if isinstance(value, bool):
        return []
    if isinstance(value, int | float):
        return [float(value)]
    if isinstance(value, dict):
        return [n for inner in value.values() for n in numbers(inner)]
    if isinstance(value, list | tuple):
        return [n for inner in value for n in numbers(inner)]
    return []


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    card=cards(),
    model=models(),
    workload=workloads(),
    count=st.sampled_from([1, 2, 5]),
    rating=FIGURES,
    efficiency=st.sampled_from([1e-300, 0.5, 0.93]),
    limit=st.none() | st.sampled_from([1e-3, 100.0, 2000.0]),
)
def test_absurd_figures_give_finite_numbers_or_none(
    card: Card,
    model: LanguageModel,
    workload: Workload,
    count: int,
    rating: Figure,
    efficiency: float,
    limit: float | None,
) -> None:
    psu = Psu(
        id="psu-odd",
        brand="Maker",
        name="Odd",
        form_factor={"value": "atx", **SHEET},
        rating_w=rating,
        efficiency={
            "value": (EfficiencyPoint(load=0.5, efficiency=efficiency, mains_v=230),),
            **SHEET,
        },
    )
    cpu = Cpu(
        id="cpu-odd",
        brand="Maker",
        name="Odd",
        socket={"value": "?", **SHEET},
        tdp_w=rating,
        memory_bandwidth_gb_s=rating,
    )
    catalog = Catalog({part.id: part for part in (card, model, psu, cpu)}, {})
    rig = Rig(
        cpu="cpu-odd",
        psus=("psu-odd",),
        cards=tuple(
            PlacedCard(key=f"gpu{n}", part="card-odd", power_limit_w=limit) for n in range(count)
        ),
        workload=workload,
        site=Site(price_per_kwh=100, hours_per_day=24),
    )
    memory, speed = estimate_memory(rig, catalog), estimate_speed(rig, catalog)
    power, cost = estimate_power(rig, catalog), estimate_cost(rig, catalog)
    value = estimate_value(rig.site, memory, speed, power, cost, rent=Rent(price_per_hour=1e6))
    answers = [a for a in (memory, speed, power, cost, value, *card_steps(rig, catalog)) if a]
    assert len(answers) >= 5
    for answer in answers:
        assert all(math.isfinite(number) for number in numbers(answer.model_dump()))
    assert memory is not None
    if memory.fits:
        assert min(row.free_gib for row in memory.cards) >= 0
