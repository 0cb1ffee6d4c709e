"""Published measurements that the speed estimate is fitted and checked on."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rigbuilder.catalog.evidence import Figure
from rigbuilder.catalog.parts import Card
from rigbuilder.estimates.results import MeasuredRow

DATA = Path(__file__).resolve().parent / "data"
SOURCE = "data.measured-cards"
BRANDS = {"nvidia": "NVIDIA", "amd": "AMD"}


@dataclass(frozen=True, slots=True)
class Measurement:
    """One row of ``data/measured.csv``."""

    row: MeasuredRow
    tokens: int
    """Tokens generated and, for prompts, read."""
    used: str
    """``fit`` or ``check``."""
    active_1e9: float
    """Parameters in use for a token, in 1e9."""


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _figure(text: str) -> Figure | None:
    return Figure(value=float(text), grade="documented", source=SOURCE) if text else None


@cache
def measurements() -> tuple[Measurement, ...]:
    """All rows, in the order of the file."""
    return tuple(
        Measurement(
            MeasuredRow(
                gpu=line["gpu"],
                count=int(line["count"]),
                model=line["model"],
                quant=line["quant"],
                decode_tok_s=float(line["decode_tok_s"]) if line["decode_tok_s"] else None,
                prompt_tok_s=float(line["prompt_tok_s"]) if line["prompt_tok_s"] else None,
                runtime=line["runtime"],
                split=line["split"],
                source=line["source"],
                url=line["url"] or None,
            ),
            int(line["tokens"]),
            line["used"],
            float(line["active_1e9"]),
        )
        for line in _rows("measured.csv")
    )


@cache
def measured_cards() -> dict[str, Card]:
    """The cards of the rows by GPU name, with the figures that the estimate reads."""
    cards = {}
    for line in _rows("measured_cards.csv"):
        vram = _figure(line["vram_gib"])
        assert vram is not None
        cards[line["gpu"]] = Card(
            id="measured-" + line["gpu"].casefold().replace(" ", "-"),
            brand=BRANDS[line["maker"]],
            name=line["gpu"],
            gpu=line["gpu"],
            gpu_maker="amd" if line["maker"] == "amd" else "nvidia",
            architecture=line["architecture"],
            vram_gib=vram,
            bandwidth_gb_s=_figure(line["bandwidth_gb_s"]),
            fp16_tflops=_figure(line["fp16_tflops"]),
            tdp_w=_figure(line["tdp_w"]),
            memory_bus_bits=_figure(line["memory_bus_bits"]),
        )
    return cards


MODELS: dict[str, tuple[float, int, float]] = {
    "llama-3-8b": (8.030, 32, 131_072),
    "llama-3-70b": (70.554, 80, 327_680),
}
"""Of the fitted rows' models: parameters in 1e9, layers, KV cache bytes a token at 16 bits."""
SIZES: dict[tuple[str, str], float] = {
    ("llama-3-8b", "Q4_K_M"): 4.92e9,
    ("llama-3-8b", "F16"): 16.07e9,
    ("llama-3-70b", "Q4_K_M"): 42.52e9,
    ("llama-3-70b", "F16"): 141.12e9,
}
"""Bytes of their weights: published sizes of the catalog's records of the same shape."""
SAME_SHAPE = {
    "llama-3-8b": "llama-3.1-8b-instruct",
    "llama-3-70b": "llama-3.3-70b-instruct",
}
"""Catalog record of the same shape as a row's model, where the row's is not in the catalog."""
