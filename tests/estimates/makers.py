"""Makers of catalog records for the estimates' tests."""

from __future__ import annotations

from rigbuilder.catalog.evidence import Figure
from rigbuilder.catalog.parts import Card


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
