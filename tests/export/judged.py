"""A report made by hand, so that these tests see no change of rules, estimates or geometry."""

from __future__ import annotations

from typing import Any

from rigbuilder.checks.report import Finding, Fix, Report
from rigbuilder.estimates.results import (
    CardMemory,
    CostEstimate,
    CostRow,
    MeasuredRow,
    MemoryEstimate,
    PowerEstimate,
    PowerRow,
    Range,
    SpeedEstimate,
)
from rigbuilder.geometry.layout import Body, Dimension, Layout, Overlap
from rigbuilder.rig.edits import MoveCard
from rigbuilder.rig.model import SlotSeat


def bodies() -> tuple[Body, ...]:
    return (
        Body("case", "case", -12, 560, -32, 500, -26, 190, label="Tall Tower"),
        Body("board", "board", 0, 244, 0, 305, -1.6, 0, label="Seven Slots"),
        Body("board/slot1", "slot", 48, 137, 161.5, 168.5, 0, 11, label="PCIEX16_1"),
        Body("case/opening1", "opening", -12, -2, 162, 180, 0, 120, label="1"),
        Body("cooler", "cooler", 80, 151, 25, 150, 8, 158, label="Tower Cooler"),
        Body("psu1", "psu", 0, 200, 350, 436, 0, 150, label="Power 1500"),
        Body(
            "gpu1", "card", 0, 313, 162, 219, 3, 141,
            unknown_edges=frozenset({"x1"}), label="Bench RTX 3090",
        ),
        Body("gpu1/bracket", "bracket", -2, 0, 162, 220, 3, 123),
        Body("gpu1/plug", "plug", 188, 212, 184, 196, 139, 159),
        Body("gpu2", "card", 0, 313, 215, 272, 3, 141, label="Bench RTX 3090"),
        Body("bridge1", "bridge", 38, 102, 160, 250, 121, 139, label="NVLink Bridge"),
    )  # fmt: skip


def layout() -> Layout:
    return Layout(
        bodies=bodies(),
        dimensions=(
            Dimension("side", (313, 190), (460, 190), "147 mm to the front", "ok", ("gpu1",)),
            Dimension("side", (40, 165), (40, 225), "pitch 61 mm, needs 81.28 mm", "bad"),
            Dimension("rear", (141, 200), (190, 200), "? mm", "unknown"),
        ),
        overlaps=(Overlap(("gpu1", "gpu2"), 0, 313, 215, 219, 3, 141, 4.0, True),),
        bounds=(-24, 572, -44, 512, -38, 202),
    )


def findings() -> tuple[Finding, ...]:
    return (
        Finding(
            rule="bridge.pitch",
            severity="error",
            message="The bridge spans 81.28 mm, the cards sit 60.96 mm apart.",
            parts=("bridge1", "gpu1", "gpu2"),
            measured=60.96,
            needed=81.28,
            unit="mm",
            fixes=(
                Fix(
                    title="Move gpu2 to slot 5",
                    edit=MoveCard(key="gpu2", seat=SlotSeat(slot=5)),
                ),
            ),
        ),
        Finding(
            rule="thermal.card-gap",
            severity="warning",
            message="The upper card's fans have little room to breathe.",
            parts=("gpu1", "gpu2"),
            waived="A fan blows between them.",
        ),
        Finding(
            rule="fit.card-psu",
            severity="unknown",
            message="The room below the last opening is not published.",
            parts=("gpu2", "case"),
            missing=("room below the last opening of the Tall Tower",),
        ),
    )


def memory() -> MemoryEstimate:
    cards = tuple(
        CardMemory(
            key=key,
            capacity_gib=24.0,
            weights_gib=19.8,
            kv_cache_gib=1.25,
            overhead_gib=0.6,
            free_gib=2.35,
            layers=40,
        )
        for key in ("gpu1", "gpu2")
    )
    return MemoryEstimate(
        fits=True,
        needed_gib=43.3,
        weights_gib=39.6,
        kv_cache_gib=2.5,
        overhead_gib=1.2,
        capacity_gib=48.0,
        cards=cards,
        longest_context=21504,
        best_quant="Q4_K_M",
        system_ram_gib=16.0,
        weights_source="published file size",
    )


def power() -> PowerEstimate:
    return PowerEstimate(
        sustained_w=905.0,
        transient_w=1480.0,
        wall_w=985.0,
        psu_load=0.6033,
        psu_rating_w=1500.0,
        efficiency=0.92,
        circuit_w=1440.0,
        heat_btu_h=3361.0,
        price_per_month=35.97,
        rows=(
            PowerRow(key="gpu1", title="Bench RTX 3090", sustained_w=350.0, transient_w=550.0),
            PowerRow(key="cpu", title="Twelve Cores", sustained_w=None, transient_w=None),
        ),
        missing=("cpu",),
    )


def speed() -> SpeedEstimate:
    return SpeedEstimate(
        decode_tok_s=Range(low=14.0, expected=16.3, high=18.5, bound=22.0),
        prompt_tok_s=Range(low=300.0, expected=390.0, high=480.0, bound=2900.0),
        method="memory-bound; efficiency of 12 published rows",
        link="NVLink, 112.5 GB/s",
        nearest=(
            MeasuredRow(
                gpu="RTX 3090",
                count=2,
                model="Llama 3 70B",
                quant="Q4_K_M",
                decode_tok_s=16.29,
                prompt_tok_s=393.89,
                runtime="llama.cpp",
                split="layer",
                source="Public table of the test bench",
            ),
        ),
    )


def cost() -> CostEstimate:
    def row(key: str, part: str, low: float | None, high: float | None) -> CostRow:
        known = low is not None
        return CostRow(
            key=key,
            part=part,
            title=part,
            count=1,
            low=low,
            high=high,
            currency="USD",
            condition="used" if known else None,
            date="2026-11-02" if known else None,
            source="Price list of the test shop" if known else None,
        )

    return CostEstimate(
        low=1550.0,
        high=2050.0,
        currency="USD",
        rows=(
            row("gpu1", "test-card-24", 700.0, 900.0),
            row("gpu2", "test-card-24", 700.0, 900.0),
            row("bridge1", "test-bridge-4", 150.0, 250.0),
            row("board", "test-board", None, None),
        ),
        unpriced=("board",),
    )


def judged(**changes: Any) -> Report:
    fields: dict[str, Any] = {
        "verdict": "does-not-fit",
        "findings": findings(),
        "memory": memory(),
        "power": power(),
        "speed": speed(),
        "cost": cost(),
        "layout": layout(),
    }
    return Report(**{**fields, **changes})
