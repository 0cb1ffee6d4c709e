"""Records of parts that the catalog does not have: only what is known of them, nothing guessed.

A card whose GPU is known but not its model has the GPU's memory and speed, and no dimensions: so
the program never says that it fits.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Fact, Figure, Source
from rigbuilder.catalog.parts import Card, Memory, Nvlink
from rigbuilder.scan.fields import named
from rigbuilder.scan.machine import SeenCard, SeenModule
from rigbuilder.scan.names import squeezed, words
from rigbuilder.scan.pci_ids import MAKERS

SOURCE = "scan.this-computer"
OF_THE_GPU = (
    "vram_gib",
    "bandwidth_gb_s",
    "memory_bus_bits",
    "fp16_tflops",
    "pcie_generation",
    "pcie_lanes",
    "pcie_mechanical_lanes",
)
"""Fields that the GPU decides; taken over where all cards of the GPU agree."""
GPU_MAKERS = {"10de": "nvidia", "1002": "amd", "8086": "intel"}
LEAST_VRAM_GIB = 2.0
"""Less is the picture memory of a processor's own graphics."""


def source(read: date) -> Source:
    """Where measured figures of the computer come from."""
    return Source(title="This computer, as its driver and firmware report it", read=read)


def siblings(gpu: str, catalog: Catalog) -> list[Card]:
    """All cards of a GPU."""
    return [card for card in catalog.of_kind(Card) if card.gpu == gpu]


def card_of_gpu(seen: SeenCard, gpu: str, catalog: Catalog) -> Card:
    """A card of a known GPU and unknown model."""
    cards = siblings(gpu, catalog)
    first = cards[0]
    agreed = {name: _agreed(cards, name) for name in OF_THE_GPU}
    common: dict[str, Any] = {name: value for name, value in agreed.items() if value is not None}
    common.setdefault("vram_gib", first.vram_gib)
    return Card(
        id=_id(seen, gpu),
        brand=_brand(seen),
        name=f"{gpu}, model not known",
        gpu=gpu,
        gpu_maker=first.gpu_maker,
        architecture=first.architecture,
        tdp_w=_power(seen),
        nvlink=_nvlink(cards),
        **common,
    )


def card_of_name(seen: SeenCard) -> Card | None:
    """A card whose GPU the catalog lacks, by what the driver says; None where that is too little.

    The memory decides what it can run: without it there is no record.
    """
    maker = GPU_MAKERS.get(seen.vendor)
    if maker is None or not seen.name or (seen.vram_gib or 0.0) < LEAST_VRAM_GIB:
        return None
    return Card.model_validate(
        {
            "id": _id(seen, seen.name),
            "brand": _brand(seen),
            "name": seen.name,
            "gpu": seen.name,
            "gpu_maker": maker,
            "architecture": "unknown",
            "vram_gib": _measured(round(seen.vram_gib or 0.0, 2)),
            "tdp_w": _power(seen),
        }
    )


def module_of(seen: SeenModule) -> Memory:
    """A memory module that the catalog lacks; its type is only as sure as the firmware's words."""
    kind = {True: "RDIMM", False: "UDIMM", None: ""}[seen.registered]
    type_ = f"{seen.type or 'DDR'} {kind}".strip()
    size = f"{seen.size_gib:g} GB"
    speed = f"-{seen.speed_mt_s}" if seen.speed_mt_s else ""
    name = f"{size} {seen.type or 'DDR'}{speed} {kind} {seen.part_number}"
    sure = seen.type and seen.registered is not None
    return Memory(
        id=_slug("scanned", seen.maker, size, type_, seen.part_number),
        brand=seen.maker or "Unknown maker",
        name=named(name),
        type=Fact(value=type_, grade="measured" if sure else "unverified", source=SOURCE),
        modules=1,
        module_gib=_measured(seen.size_gib),
    )


def _agreed(cards: list[Card], name: str) -> Any:
    """The field's value where all cards have the same."""
    values = [getattr(card, name) for card in cards]
    plain = {_plain(value) for value in values}
    return values[0] if len(plain) == 1 else None


def _plain(value: object) -> object:
    """What two records' figures must share to be the same."""
    if isinstance(value, Figure):
        return (value.low, value.high)
    return value.value if isinstance(value, Fact) else value


def _nvlink(cards: list[Card]) -> Nvlink | None:
    """The generation of the connector where all cards have the same; its place is the model's."""
    links = [card.nvlink for card in cards]
    first = links[0]
    generations = {link.generation.value if link is not None else None for link in links}
    return Nvlink(generation=first.generation) if first and len(generations) == 1 else None


def _power(seen: SeenCard) -> Figure | None:
    return _measured(seen.power_limit_w) if seen.power_limit_w else None


def _measured(value: float) -> Figure:
    return Figure(value=float(value), grade="measured", source=SOURCE)


def _brand(seen: SeenCard) -> str:
    return MAKERS.get(seen.sub_vendor) or MAKERS.get(seen.vendor, "Unknown maker")


def _id(seen: SeenCard, gpu: str) -> str:
    power = f"{seen.power_limit_w:g}w" if seen.power_limit_w else ""
    board = f"{seen.sub_vendor}{seen.sub_device}"
    return _slug("scanned", MAKERS.get(seen.sub_vendor, ""), gpu, power, board)


def _slug(*pieces: str) -> str:
    """An id of letters, digits and dashes."""
    found = [word for piece in pieces for word in words(piece) if word.isascii()]
    return "-".join(found)[:100].rstrip("-.") or squeezed(pieces[0])
