"""The cards of the catalog obey physics, and each figure says where it comes from.

Every check is a function that names what is wrong with one card. It is run over all cards, and
over a card that was broken on purpose, so that a check that sees nothing is noticed.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Fact, Figure, Price, Record
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.catalog.parts import Card, ConnectorCount, Nvlink

ROOT = Path(__file__).parents[2] / "catalogs"
CARD_FILES = sorted((ROOT / "cards").glob("*.json"))
SLOT_MM = 20.32
SLOT_W = 75.0
"""Power a full-length slot gives a card (PCI Express CEM specification)."""
CONNECTOR_W = {
    "pcie-6pin": 75.0,
    "pcie-8pin": 150.0,
    "nvidia-12pin": 600.0,
    "12vhpwr": 600.0,
    "12v-2x6": 600.0,
    "eps-8pin": 300.0,
}
OVER_RATING = 1.03
"""NVIDIA's RTX A5000 draws 230 W from one 8-pin plug and the slot, which are rated 225 W."""
WIDER_THAN_CLASS_MM = 8.0
"""Makers call a cooler of 78 mm 3.5 slots wide."""
NVLINK_OF = {"ampere": "ampere", "hopper": "hopper", "turing": "turing", "volta": "volta"}
"""Architecture -> generation of the connector its cards may have; all others have none."""
READY_RIG_CARDS = (
    "nvidia-geforce-rtx-3090-founders-edition",
    "nvidia-geforce-rtx-4090-founders-edition",
    "nvidia-rtx-a6000",
    "nvidia-a100-80gb-pcie",
)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The catalog as the program loads it."""
    return load_catalog([ROOT])


@pytest.fixture(scope="module")
def cards(catalog: Catalog) -> tuple[Card, ...]:
    """All cards."""
    return catalog.of_kind(Card)


def evidence(record: Record, path: str = "") -> Iterator[tuple[str, Figure | Fact[Any] | Price]]:
    """Every figure, fact and price of a record with its path."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Figure | Fact | Price):
                yield f"{path}{name}", item
            elif isinstance(item, Record):
                yield from evidence(item, f"{path}{name}.")


def size_is_a_cards(card: Card) -> str | None:
    """No card is shorter than an x16 edge connector's bracket room or longer than 400 mm."""
    for name, low, high in (
        ("length_mm", 140, 400),
        ("height_mm", 60, 170),
        ("thickness_mm", 15, 85),
    ):
        figure: Figure | None = getattr(card, name)
        if figure is not None and not low <= figure.nominal <= high:
            return f"{name} {figure.nominal:g} is outside {low} to {high}"
    return None


def longer_than_high(card: Card) -> str | None:
    """Length and height are not swapped."""
    if card.length_mm is None or card.height_mm is None:
        return None
    if card.length_mm.low > card.height_mm.high:
        return None
    return f"length {card.length_mm.nominal:g} is not above height {card.height_mm.nominal:g}"


def thickness_matches_slots(card: Card) -> str | None:
    """A cooler of n slots is thicker than n - 1 of them and hardly thicker than n."""
    if card.thickness_mm is None or card.slot_width is None:
        return None
    slots, thick = card.slot_width.nominal, card.thickness_mm.nominal
    if (slots - 1) * SLOT_MM <= thick <= slots * SLOT_MM + WIDER_THAN_CLASS_MM:
        return None
    return f"{thick:g} mm thick, but {slots:g} slots"


def bracket_within_cooler(card: Card) -> str | None:
    """A bracket fills no more openings than the cooler covers slots, rounded up."""
    if card.bracket_slots is None or card.slot_width is None:
        return None
    if card.bracket_slots.value <= card.slot_width.high + 0.99:
        return None
    return f"bracket of {card.bracket_slots.value} on {card.slot_width.nominal:g} slots"


def pins_run_at_a_possible_rate(card: Card) -> str | None:
    """Bandwidth over bus width is a data rate that GDDR5 to GDDR7 or HBM reach, in Gbit/s."""
    if card.bandwidth_gb_s is None or card.memory_bus_bits is None:
        return None
    bus = card.memory_bus_bits.nominal
    rate = card.bandwidth_gb_s.nominal * 8 / bus
    low, high = (1.0, 8.0) if bus >= 1024 else (5.0, 32.0)
    return None if low <= rate <= high else f"{rate:.1f} Gbit/s on each of {bus:g} pins"


def memory_is_whole_chips(card: Card) -> str | None:
    """GDDR comes as 0.5 to 3 GiB for 32 bits, on one or both sides of the board."""
    if card.memory_bus_bits is None or card.memory_bus_bits.nominal >= 1024:
        return None
    chip = card.vram_gib.nominal / (card.memory_bus_bits.nominal / 32)
    if chip in (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0):
        return None
    return f"{card.vram_gib.nominal:g} GiB make {chip:g} GiB for each 32 bits"


def memory_is_read_in_a_possible_time(card: Card) -> str | None:
    """The whole memory is read once in 10 to 100 ms: guards against GB/s for Gbit/s."""
    if card.bandwidth_gb_s is None:
        return None
    seconds = card.vram_gib.nominal * 1.0737 / card.bandwidth_gb_s.nominal
    return None if 0.010 <= seconds <= 0.100 else f"memory is read in {seconds * 1e3:.0f} ms"


def supply_w(connectors: tuple[ConnectorCount, ...]) -> float:
    """Watts that these connectors and the slot are rated for."""
    return SLOT_W + sum(CONNECTOR_W[item.type] * item.count for item in connectors)


def plugs_carry_the_board_power(card: Card) -> str | None:
    """Connectors and slot are rated for the board power."""
    if card.power_inputs is None or card.tdp_w is None:
        return None
    rated = supply_w(card.power_inputs.value)
    if rated * OVER_RATING >= card.tdp_w.high:
        return None
    return f"{card.tdp_w.high:g} W through connectors rated {rated:g} W"


def adapter_carries_the_board_power(card: Card) -> str | None:
    """The adapter in the box takes enough plugs, and only a card without 8-pin plugs needs one."""
    if card.included_adapter is None or card.tdp_w is None:
        return None
    inputs = card.power_inputs.value if card.power_inputs is not None else ()
    if any(item.type == "pcie-8pin" for item in inputs):
        return "an adapter for a card that takes 8-pin plugs itself"
    rated = supply_w(card.included_adapter.value)
    return None if rated >= card.tdp_w.high else f"adapter is rated {rated:g} W"


def nvlink_fits_the_architecture(card: Card) -> str | None:
    """A connector has its architecture's generation; without one there is no bandwidth."""
    if card.nvlink is None:
        return None
    found = card.nvlink.generation.value
    if found == "none":
        return "bandwidth without NVLink" if card.nvlink.bandwidth_gb_s is not None else None
    return None if NVLINK_OF.get(card.architecture) == found else f"{found} on {card.architecture}"


def id_starts_with_the_brand(card: Card) -> str | None:
    """Ids are found by brand."""
    slug = re.sub(r"[^a-z0-9]+", "-", card.brand.casefold())
    return None if card.id.startswith(f"{slug}-") else f"brand is {card.brand}"


def contributed_figures_are_unverified(card: Card) -> str | None:
    """OpenDB's figures have errors (slot widths of 77, reference lengths of another card)."""
    for path, item in evidence(card):
        if (item.source or "").startswith("opendb") and item.grade != "unverified":
            return f"{path} rests on OpenDB and is graded {item.grade}"
    return None


def prices_are_dated_offers(card: Card) -> str | None:
    """A price is positive, from after the first of these cards, and not from the future."""
    for price in card.prices:
        if price.low <= 0 or price.high > 60_000:
            return f"price {price.low:g} to {price.high:g}"
        if not date(2016, 1, 1) <= price.date <= date.today():
            return f"price of {price.date}"
    return None


def _documented(value: float) -> Figure:
    return Figure(value=value, grade="documented", source="test.sheet")


def _connectors(**counts: int) -> Fact[tuple[ConnectorCount, ...]]:
    names = {"p8": "pcie-8pin", "hpwr": "12vhpwr"}
    value = tuple(ConnectorCount(type=names[key], count=n) for key, n in counts.items())  # type: ignore[arg-type]
    return Fact(value=value, grade="documented", source="test.sheet")


_BAD_PRICE = Price(
    low=1, high=2, currency="USD", condition="used", date=date(2999, 1, 1), source="test.sheet"
)
_NO_LINK: Fact[Any] = Fact(value="none", grade="unverified")
CHECKS: dict[Callable[[Card], str | None], dict[str, Any]] = {
    size_is_a_cards: {"length_mm": _documented(3130)},
    longer_than_high: {"length_mm": _documented(138), "height_mm": _documented(313)},
    thickness_matches_slots: {"thickness_mm": _documented(61), "slot_width": _documented(77)},
    bracket_within_cooler: {
        "bracket_slots": Fact(value=4, grade="unverified"),
        "slot_width": _documented(2),
    },
    pins_run_at_a_possible_rate: {"bandwidth_gb_s": _documented(9362)},
    memory_is_whole_chips: {"vram_gib": _documented(22)},
    memory_is_read_in_a_possible_time: {"bandwidth_gb_s": _documented(117)},
    plugs_carry_the_board_power: {"power_inputs": _connectors(p8=1)},
    adapter_carries_the_board_power: {
        "power_inputs": _connectors(hpwr=1),
        "included_adapter": _connectors(p8=1),
    },
    nvlink_fits_the_architecture: {
        "nvlink": Nvlink(generation=_NO_LINK, bandwidth_gb_s=_documented(112.5))
    },
    id_starts_with_the_brand: {"brand": "Another"},
    contributed_figures_are_unverified: {
        "length_mm": Figure(value=313, grade="documented", source="opendb-2026-08-17")
    },
    prices_are_dated_offers: {"prices": (_BAD_PRICE,)},
}
"""Check -> what breaks an RTX 3090 Founders Edition in the way that it looks for."""


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_card_passes(check: Callable[[Card], str | None], cards: tuple[Card, ...]) -> None:
    assert [f"{card.id}: {wrong}" for card in cards if (wrong := check(card))] == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_broken_card_is_caught(check: Callable[[Card], str | None], catalog: Catalog) -> None:
    card = catalog.get(READY_RIG_CARDS[0], Card)
    assert card is not None
    assert check(card.model_copy(update=CHECKS[check])) is not None


def test_card_files_hold_no_broken_and_no_doubled_part(catalog: Catalog) -> None:
    assert [str(problem) for problem in catalog.problems if problem.path in CARD_FILES] == []
    ids = [part["id"] for path in CARD_FILES for part in json.loads(path.read_bytes())["parts"]]
    assert len(ids) == len(set(ids))
    assert len(ids) >= 120


def test_every_source_that_a_card_names_exists(catalog: Catalog, cards: tuple[Card, ...]) -> None:
    lost = [
        f"{card.id}.{path}: {item.source}"
        for card in cards
        for path, item in evidence(card)
        if item.source is not None and item.source not in catalog.sources
    ]
    assert lost == []


@pytest.mark.parametrize("path", CARD_FILES, ids=lambda path: path.stem)
def test_a_card_file_lists_the_sources_it_uses_and_no_others(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    listed = set(json.loads(text)["sources"])
    assert listed == set(re.findall(r'"source": "([^"]+)"', text))


def test_cards_of_one_gpu_agree_on_what_the_gpu_decides(cards: tuple[Card, ...]) -> None:
    seen: dict[tuple[str, str], set[object]] = defaultdict(set)
    for card in cards:
        for name in ("vram_gib", "bandwidth_gb_s", "memory_bus_bits", "fp16_tflops", "pcie_lanes"):
            figure: Figure | None = getattr(card, name)
            seen[card.gpu, name].add(None if figure is None else figure.nominal)
        seen[card.gpu, "architecture"].add(card.architecture)
        generation = None if card.nvlink is None else card.nvlink.generation.value
        seen[card.gpu, "nvlink"].add(generation)
    assert {key: values for key, values in seen.items() if len(values) > 1} == {}


def test_cards_of_one_design_have_one_size_and_one_gpu(cards: tuple[Card, ...]) -> None:
    seen: dict[tuple[str, str], set[object]] = defaultdict(set)
    for card in cards:
        if card.design is None:
            continue
        for name in ("length_mm", "height_mm", "thickness_mm"):
            figure: Figure | None = getattr(card, name)
            if figure is not None:
                seen[card.design, name].add(figure.nominal)
        seen[card.design, "architecture"].add(card.architecture)
    assert {key: values for key, values in seen.items() if len(values) > 1} == {}


@pytest.mark.parametrize("part_id", READY_RIG_CARDS)
def test_figures_that_decide_a_ready_rig_are_known(part_id: str, catalog: Catalog) -> None:
    card = catalog.get(part_id, Card)
    assert card is not None
    decisive = (card.length_mm, card.thickness_mm, card.slot_width, card.tdp_w, card.power_inputs)
    assert all(item is not None and item.grade != "unverified" for item in decisive)
