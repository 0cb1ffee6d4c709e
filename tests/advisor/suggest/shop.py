"""A small shop for the search: every part documented and priced, so each test changes one thing."""

from __future__ import annotations

from datetime import date
from typing import Any

from rigbuilder.advisor.suggest import Demands, Suggestions, suggest
from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.evidence import Price
from tests.builders import SOURCE, catalog_of, workload
from tests.builders import board as make_board
from tests.builders import card as make_card
from tests.builders import case as make_case
from tests.builders import cooler as make_cooler
from tests.builders import cpu as make_cpu
from tests.builders import memory as make_memory
from tests.builders import model as make_model
from tests.builders import psu as make_psu
from tests.builders import storage as make_storage


def offers(*rows: tuple[float, float, str]) -> tuple[Price, ...]:
    """Offers in dollars: (low, high, condition)."""
    return tuple(
        Price(
            low=low,
            high=high,
            currency="USD",
            condition=condition,  # type: ignore[arg-type]
            date=date(2026, 6, 1),
            source=SOURCE,
        )
        for low, high, condition in rows
    )


def new(price: float) -> tuple[Price, ...]:
    """One price, new."""
    return offers((price, price, "new"))


def small_card(part_id: str = "card", **fields: Any) -> AnyPart:
    """A card of 24 GiB and 936 GB/s for 800 dollars."""
    plugs = {"plug": {"edge": {"value": "top", "grade": "documented", "source": SOURCE}}}
    return make_card(part_id, **{"prices": new(800), "height_mm": 120, **plugs, **fields})


def big_card(part_id: str = "big", **fields: Any) -> AnyPart:
    """A card of 48 GiB and 1,800 GB/s for 5,000 dollars, with a blower."""
    base = {"gpu": "RTX 9000", "vram_gib": 48, "bandwidth_gb_s": 1800, "cooling": "blower"}
    return small_card(part_id, **{"prices": new(5000), **base, **fields})


PARTS: dict[str, AnyPart] = {
    "card": small_card(),
    "big": big_card(),
    "board": make_board(prices=new(400)),
    "case": make_case(prices=new(150)),
    "psu": make_psu(prices=new(300)),
    "cpu": make_cpu(prices=new(350)),
    "cooler": make_cooler(prices=new(60)),
    "memory": make_memory(prices=new(100)),
    "storage": make_storage(prices=new(90)),
    "model": make_model(size_gb=30.0),
}
AROUND = 400 + 150 + 300 + 350 + 60 + 100 + 90
"""Dollars of everything but the cards."""


def shop(*parts: AnyPart, without: tuple[str, ...] = ()) -> Catalog:
    """The shop with more parts, or without some."""
    stock = {**PARTS, **{part.id: part for part in parts}}
    return catalog_of(*stock.values(), without=without)


def demands(**fields: Any) -> Demands:
    """The model of 30 GB on whatever holds it."""
    work = {name: fields.pop(name) for name in ("context", "sequences", "quant", "split", "model",
            "runtime", "experts_in_system_memory") if name in fields}  # fmt: skip
    return Demands(workload=workload(**work), **fields)


def found(catalog: Catalog | None = None, **fields: Any) -> Suggestions:
    """What the search answers for the shop."""
    return suggest(demands(**fields), catalog if catalog is not None else shop())


def cards_of(suggestions: Suggestions) -> list[tuple[str, ...]]:
    """The cards of each build."""
    return [tuple(card.part for card in one.rig.cards) for one in suggestions.builds]
