"""A dual-card rig with records of its own, so that these tests do not follow the catalog."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from rigbuilder.catalog.catalog import AnyPart, Catalog
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
    Memory,
    Nvlink,
    PowerPlug,
    Psu,
    Slot,
)
from rigbuilder.rig.model import PartCount, PlacedBridge, PlacedCard, Rig, SlotSeat, Workload

SOURCE = "test.manual"
SOURCES = {
    SOURCE: Source(
        title="Manual of the test bench", url="https://example.org/manual", read=date(2026, 11, 1)
    ),
    "test.shop": Source(title="Price list of the test shop", read=date(2026, 11, 2)),
}


def mm(value: float, tolerance: float = 0.0) -> Figure:
    return Figure(value=value, tolerance=tolerance, grade="documented", source=SOURCE)


def fact(value: Any) -> Fact[Any]:
    return Fact(value=value, grade="documented", source=SOURCE)


def price(low: float, high: float, condition: Any = "used") -> tuple[Price, ...]:
    return (
        Price(
            low=low,
            high=high,
            currency="USD",
            condition=condition,
            date=date(2026, 11, 2),
            source="test.shop",
        ),
    )


def card(**changes: Any) -> Card:
    fields: dict[str, Any] = {
        "id": "test-card-24",
        "brand": "Testmaker",
        "name": "Bench RTX 3090",
        "gpu": "RTX 3090",
        "gpu_maker": "nvidia",
        "architecture": "ampere",
        "length_mm": mm(313),
        "height_mm": mm(138),
        "thickness_mm": mm(57),
        "backplate_mm": mm(3.0),
        "slot_width": mm(3),
        "bracket_slots": fact(3),
        "cooling": fact("open-air"),
        "tdp_w": mm(350),
        "power_inputs": fact((ConnectorCount(type="pcie-8pin", count=2),)),
        "plug": PowerPlug(edge=fact("top"), from_bracket_mm=mm(200), below_top_mm=mm(5)),
        "vram_gib": mm(24),
        "bandwidth_gb_s": mm(936),
        "fp16_tflops": mm(71),
        "pcie_generation": mm(4),
        "pcie_lanes": mm(16),
        "pcie_mechanical_lanes": fact(16),
        "nvlink": Nvlink(generation=fact("ampere"), from_bracket_mm=mm(70), height_mm=mm(120)),
        "prices": price(700, 900),
    }
    return Card(**{**fields, **changes})


def board() -> Board:
    slots = tuple(
        Slot(
            name=f"PCIEX16_{n}",
            opening=fact(n),
            mechanical_lanes=fact(16),
            electrical_lanes=fact(16 if n in (1, 5) else 8),
            generation=mm(4),
            wired_to=fact("cpu"),
        )
        for n in range(1, 8)
    )
    return Board(
        id="test-board",
        brand="Testmaker",
        name="Seven Slots",
        form_factor=fact("atx"),
        depth_mm=mm(244),
        height_mm=mm(305),
        socket=fact("LGA-TEST"),
        slots=slots,
        memory_type=fact("DDR4 UDIMM"),
        memory_slots=fact(8),
        prices=price(500, 600, "new"),
    )


def case(**changes: Any) -> Case:
    fields: dict[str, Any] = {
        "id": "test-case",
        "brand": "Testmaker",
        "name": "Tall Tower",
        "style": fact("tower"),
        "form_factors": fact(("atx", "e-atx")),
        "openings": fact(8),
        "max_card_length_mm": mm(460),
        "max_card_height_mm": mm(185),
        "max_cooler_height_mm": mm(185),
        "max_psu_length_mm": mm(250),
        "psu_form_factors": fact(("atx",)),
        "psu_count": fact(1),
        "psu_place": fact("bottom"),
        "depth_mm": mm(604),
        "height_mm": mm(566),
        "width_mm": mm(240),
    }
    return Case(**{**fields, **changes})


def bridge() -> Bridge:
    return Bridge(
        id="test-bridge-4",
        brand="Testmaker",
        name="NVLink Bridge 4-slot",
        generation=fact("ampere"),
        span_slots=fact(4),
        pitch_mm=mm(81.28),
        rise_mm=mm(18),
        works_with=fact(("RTX 3090",)),
        prices=price(150, 250, "new"),
    )


def other_parts() -> tuple[AnyPart, ...]:
    return (
        Psu(
            id="test-psu",
            brand="Testmaker",
            name="Power 1500",
            form_factor=fact("atx"),
            rating_w=mm(1500),
            length_mm=mm(200),
            connectors=fact((ConnectorCount(type="pcie-8pin", count=8),)),
            standard=fact("atx-3.0"),
            efficiency_class=fact("80 PLUS Platinum"),
            prices=price(300, 350, "new"),
        ),
        Cpu(
            id="test-cpu",
            brand="Testmaker",
            name="Twelve Cores",
            socket=fact("LGA-TEST"),
            tdp_w=mm(165),
            pcie_lanes=mm(48),
            pcie_generation=mm(4),
        ),
        Cooler(
            id="test-cooler",
            brand="Testmaker",
            name="Tower Cooler",
            type=fact("air"),
            sockets=fact(("LGA-TEST",)),
            height_mm=mm(158),
            depth_mm=mm(71),
            width_mm=mm(125),
        ),
        Memory(
            id="test-memory",
            brand="Testmaker",
            name="Sticks 4 x 16",
            type=fact("DDR4 UDIMM"),
            modules=4,
            module_gib=mm(16),
            height_mm=mm(34),
        ),
        LanguageModel(
            id="test-model-70b",
            brand="Testmaker",
            name="Large Model 70B",
            parameters_b=mm(70.6),
            layers=fact(80),
            hidden_size=fact(8192),
            attention_heads=fact(64),
            vocab_size=fact(128256),
            attention=(AttentionGroup(layers=80, kind="full", kv_heads=8, head_dim=128),),
            architecture_source=SOURCE,
            max_context=fact(131072),
            quants={"Q4_K_M": QuantFile(size_bytes=mm(42_520_395_584))},
        ),
    )


def catalog(*replacing: AnyPart) -> Catalog:
    parts = (card(), board(), case(), bridge(), *other_parts(), *replacing)
    return Catalog({part.id: part for part in parts}, SOURCES)


def dual_rig(**changes: Any) -> Rig:
    fields: dict[str, Any] = {
        "name": "Dual test rig",
        "board": "test-board",
        "cpu": "test-cpu",
        "cooler": "test-cooler",
        "case": "test-case",
        "memory": (PartCount(part="test-memory"),),
        "psus": ("test-psu",),
        "cards": (
            PlacedCard(key="gpu1", part="test-card-24", seat=SlotSeat(slot=1)),
            PlacedCard(key="gpu2", part="test-card-24", seat=SlotSeat(slot=5)),
        ),
        "bridges": (PlacedBridge(key="bridge1", part="test-bridge-4", joins=("gpu1", "gpu2")),),
        "workload": Workload(model="test-model-70b", quant="Q4_K_M"),
    }
    return Rig(**{**fields, **changes})


def seated(rig: Rig, key: str, slot: int) -> Rig:
    """The rig with one card in another slot."""
    move: Callable[[PlacedCard], PlacedCard] = lambda c: (  # noqa: E731
        c.model_copy(update={"seat": SlotSeat(slot=slot)}) if c.key == key else c
    )
    return rig.model_copy(update={"cards": tuple(move(c) for c in rig.cards)})
