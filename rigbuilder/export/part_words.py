"""The figures that tell parts of one kind apart, in a few words."""

from __future__ import annotations

from rigbuilder.catalog.bifurcation import split_of
from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.catalog.evidence import Figure
from rigbuilder.catalog.language_model import LanguageModel
from rigbuilder.catalog.parts import (
    BifurcationBoard,
    Board,
    Bridge,
    Card,
    Case,
    Cooler,
    Cpu,
    Memory,
    Psu,
    Riser,
    Storage,
)
from rigbuilder.export.wording import plain

UNKNOWN = "?"


def _mm(*figures: Figure | None) -> str:
    return " x ".join(UNKNOWN if f is None else plain(f.nominal) for f in figures) + " mm"


def _one(figure: Figure | None, unit: str) -> str:
    return f"{UNKNOWN if figure is None else plain(figure.nominal)} {unit}"


def part_words(part: AnyPart) -> str:
    """Two or three figures; a question mark stands for what nobody publishes."""
    match part:
        case Card():
            size = _mm(part.length_mm, part.height_mm, part.thickness_mm)
            words = [_one(part.vram_gib, "GiB"), _one(part.tdp_w, "W"), size]
        case Board():
            long = sum(slot.mechanical_lanes.value == 16 for slot in part.slots)
            words = [part.form_factor.value, part.socket.value, f"{long} x16 slots"]
        case Case():
            openings = part.openings.value if part.openings else UNKNOWN
            words = [part.style.value, f"{openings} openings"]
            words.append(f"cards to {_mm(part.max_card_length_mm)}")
        case Bridge():
            words = [f"{part.span_slots.value} slots", _mm(part.pitch_mm), part.generation.value]
        case Psu():
            words = [_one(part.rating_w, "W"), part.form_factor.value, _mm(part.length_mm)]
        case Cpu():
            words = [part.socket.value, _one(part.tdp_w, "W"), _one(part.pcie_lanes, "lanes")]
        case Cooler():
            words = [part.type.value, f"{_mm(part.height_mm)} high"]
        case Memory():
            words = [f"{part.modules} x {_one(part.module_gib, 'GiB')}", part.type.value]
        case Storage():
            words = [_one(part.capacity_gb, "GB"), part.interface.value]
        case Riser():
            words = [_mm(part.length_mm), f"PCIe {plain(part.generation.nominal)}.0"]
            words.append(f"x{part.lanes.value}")
        case BifurcationBoard():
            generation = plain(part.generation.nominal) + ".0" if part.generation else UNKNOWN
            words = [split_of(part.outputs.value), f"PCIe {generation}"]
            words.append(f"{part.output_connector.value} outputs")
        case LanguageModel():
            words = [_one(part.parameters_b, "billion parameters"), ", ".join(part.quants)]
    return ", ".join(words)
