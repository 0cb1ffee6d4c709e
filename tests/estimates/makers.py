"""Makers of catalog records for the estimates' tests."""

from __future__ import annotations

from rigbuilder.catalog.evidence import Figure
from rigbuilder.catalog.parts import Board, Card, Slot


def documented(value: float) -> Figure:
    """A figure as a data sheet states it."""
    return Figure(value=float(value), grade="documented", source="test.sheet")


def card_of(
    part: str,
    vram_gib: float,
    *,
    gpu: str = "RTX 3090",
    architecture: str = "ampere",
    bandwidth_gb_s: float | None = None,
    fp16_tflops: float | None = None,
    tdp_w: float | None = None,
) -> Card:
    """A card with the figures that the estimates read."""
    return Card(
        id=part,
        brand="Maker",
        name=part,
        gpu=gpu,
        gpu_maker="nvidia",
        architecture=architecture,
        vram_gib=documented(vram_gib),
        bandwidth_gb_s=None if bandwidth_gb_s is None else documented(bandwidth_gb_s),
        fp16_tflops=None if fp16_tflops is None else documented(fp16_tflops),
        tdp_w=None if tdp_w is None else documented(tdp_w),
    )


def board_of(part: str, slots: tuple[tuple[int, int, int, str], ...], modes: object = ()) -> Board:
    """A board with slots given as (opening, lanes, PCIe generation, wired to)."""
    sheet = {"grade": "documented", "source": "test.sheet"}
    return Board(
        id=part,
        brand="Maker",
        name=part,
        form_factor={"value": "atx", **sheet},
        socket={"value": "SP3", **sheet},
        slots=tuple(
            Slot(
                name=f"SLOT{opening}",
                opening={"value": opening, **sheet},
                mechanical_lanes={"value": 16, **sheet},
                electrical_lanes={"value": lanes, **sheet},
                generation=documented(generation),
                wired_to={"value": wired, **sheet},
            )
            for opening, lanes, generation, wired in slots
        ),
        lane_modes=modes,
    )
