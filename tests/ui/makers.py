"""A small catalog with round figures, so that these tests do not hang on the curated data."""

from __future__ import annotations

from datetime import date

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Fact, Figure, Price, Source
from rigbuilder.catalog.language_model import AttentionGroup, LanguageModel, QuantFile
from rigbuilder.catalog.parts import (
    Board,
    Bridge,
    Card,
    Case,
    ConnectorCount,
    Cooler,
    Cpu,
    EfficiencyPoint,
    Memory,
    Nvlink,
    PowerPlug,
    Psu,
    Slot,
)
from rigbuilder.rig.model import PartCount, PlacedBridge, PlacedCard, Rig, SlotSeat, Workload

SOURCE = "maker.page"


def mm(value: float) -> Figure:
    """A documented figure in whatever unit the field names."""
    return Figure(value=value, grade="documented", source=SOURCE)


def fact(value):  # type: ignore[no-untyped-def]
    """A documented fact."""
    return Fact(value=value, grade="documented", source=SOURCE)


def price(low: float, high: float) -> Price:
    """A used price in USD."""
    return Price(
        low=low, high=high, currency="USD", condition="used", date=date(2026, 11, 1), source=SOURCE
    )


def card(part_id: str, name: str, gpu: str, *, thickness: float, slots: int, link: str) -> Card:
    """A three-fan card of 313 x 138 mm."""
    return Card(
        id=part_id,
        brand="Maker",
        name=name,
        gpu=gpu,
        gpu_maker="nvidia",
        architecture="ampere" if link == "ampere" else "ada",
        length_mm=mm(313),
        height_mm=mm(138),
        thickness_mm=mm(thickness),
        backplate_mm=mm(3),
        slot_width=mm(slots),
        bracket_slots=fact(slots),
        cooling=fact("open-air"),
        tdp_w=mm(350),
        power_inputs=fact((ConnectorCount(type="pcie-8pin", count=2),)),
        plug=PowerPlug(edge=fact("top"), from_bracket_mm=mm(230), below_top_mm=mm(10)),
        vram_gib=mm(24),
        bandwidth_gb_s=mm(936),
        fp16_tflops=mm(71),
        pcie_generation=mm(4),
        pcie_lanes=mm(16),
        pcie_mechanical_lanes=fact(16),
        nvlink=Nvlink(generation=fact(link), from_bracket_mm=mm(60), height_mm=mm(110)),
        prices=(price(700, 900),),
    )


def bridge(span: int) -> Bridge:
    """An Ampere bridge over so many slots."""
    return Bridge(
        id=f"nvlink-{span}-slot",
        brand="Maker",
        name=f"NVLink bridge, {span}-slot",
        generation=fact("ampere"),
        span_slots=fact(span),
        pitch_mm=mm(span * 20.32),
        rise_mm=mm(10),
        works_with=fact(("RTX 3090",)),
        prices=(price(120, 200),),
    )


def board() -> Board:
    """Seven long slots in seven openings."""
    slots = tuple(
        Slot(
            name=f"PCIE{n}",
            opening=fact(n),
            mechanical_lanes=fact(16),
            electrical_lanes=fact(16),
            generation=mm(4),
            wired_to=fact("cpu"),
        )
        for n in range(1, 8)
    )
    return Board(
        id="board-7",
        brand="Maker",
        name="Seven Slot Board",
        form_factor=fact("atx"),
        depth_mm=mm(244),
        height_mm=mm(305),
        socket=fact("SP3"),
        slots=slots,
        memory_type=fact("DDR4 RDIMM"),
        memory_slots=fact(8),
    )


def case() -> Case:
    """A tower with nine openings and room for long, tall cards."""
    return Case(
        id="tower-9",
        brand="Maker",
        name="Nine Opening Tower",
        style=fact("tower"),
        form_factors=fact(("atx", "e-atx")),
        max_board_depth_mm=mm(330),
        openings=fact(9),
        max_card_length_mm=mm(450),
        max_card_height_mm=mm(190),
        max_cooler_height_mm=mm(190),
        max_psu_length_mm=mm(250),
        psu_form_factors=fact(("atx",)),
        psu_count=fact(1),
        psu_place=fact("bottom"),
        below_last_opening_mm=mm(20),
        depth_mm=mm(600),
        height_mm=mm(600),
        width_mm=mm(240),
    )


def psu(rating: float, eights: int) -> Psu:
    """An ATX supply with so many 8-pin plugs, and two for the processor."""
    return Psu(
        id=f"psu-{rating:.0f}",
        brand="Maker",
        name=f"Supply {rating:.0f} W",
        form_factor=fact("atx"),
        rating_w=mm(rating),
        length_mm=mm(180),
        connectors=fact(
            (
                ConnectorCount(type="pcie-8pin", count=eights),
                ConnectorCount(type="eps-8pin", count=2),
            )
        ),
        standard=fact("atx-3.0"),
        efficiency=fact(
            tuple(
                EfficiencyPoint(load=load, efficiency=0.9, mains_v=115) for load in (0.2, 0.5, 1.0)
            )
        ),
    )


def model() -> LanguageModel:
    """Seventy billion parameters, 39.6 GiB in four bits."""
    return LanguageModel(
        id="llama-70b",
        brand="Meta",
        name="Llama 70B",
        parameters_b=mm(70.6),
        layers=fact(80),
        hidden_size=fact(8192),
        attention_heads=fact(64),
        vocab_size=fact(128_256),
        attention=(AttentionGroup(layers=80, kind="full", kv_heads=8, head_dim=128),),
        architecture_source=SOURCE,
        max_context=fact(131_072),
        quants={
            "Q4_K_M": QuantFile(size_bytes=mm(42.5e9)),
            "Q8_0": QuantFile(size_bytes=mm(75.0e9)),
        },
    )


def catalog() -> Catalog:
    """All of them."""
    parts = (
        board(),
        case(),
        card("rtx-3090", "RTX 3090 Founders", "RTX 3090", thickness=57, slots=3, link="ampere"),
        card("rtx-4090", "RTX 4090 Wide", "RTX 4090", thickness=76, slots=4, link="none"),
        *(bridge(n) for n in (2, 3, 4)),
        psu(1500, 8),
        psu(650, 2),
        Cpu(
            id="epyc",
            brand="Maker",
            name="Sixteen Core",
            socket=fact("SP3"),
            tdp_w=mm(155),
            max_power_w=mm(180),
            pcie_lanes=mm(128),
        ),
        Cooler(
            id="air",
            brand="Maker",
            name="Tower Cooler",
            type=fact("air"),
            sockets=fact(("SP3",)),
            height_mm=mm(160),
            depth_mm=mm(110),
            width_mm=mm(120),
        ),
        Memory(
            id="kit",
            brand="Maker",
            name="4 x 32 GB",
            type=fact("DDR4 RDIMM"),
            modules=4,
            module_gib=mm(32),
            height_mm=mm(31),
        ),
        model(),
    )
    source = Source(title="Maker's page", url="https://example.org/page", read=date(2026, 11, 1))
    return Catalog({part.id: part for part in parts}, {SOURCE: source})


def frame_rig() -> Rig:
    """Everything but the cards."""
    return Rig(
        name="Frame",
        board="board-7",
        cpu="epyc",
        cooler="air",
        case="tower-9",
        memory=(PartCount(part="kit"),),
        psus=("psu-1500",),
        workload=Workload(model="llama-70b", quant="Q4_K_M"),
    )


def dual_rig(second: int = 5, span: int = 4) -> Rig:
    """Two 3090 in slot 1 and another, with a bridge."""
    return frame_rig().model_copy(
        update={
            "name": "Dual 3090",
            "cards": (
                PlacedCard(key="gpu1", part="rtx-3090", seat=SlotSeat(slot=1)),
                PlacedCard(key="gpu2", part="rtx-3090", seat=SlotSeat(slot=second)),
            ),
            "bridges": (
                PlacedBridge(key="bridge1", part=f"nvlink-{span}-slot", joins=("gpu1", "gpu2")),
            ),
        }
    )
