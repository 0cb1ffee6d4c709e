"""Comparisons of hand-made rigs."""

from __future__ import annotations

from typing import Any

from rigbuilder.advisor.compare.comparison import Comparison, Contender, compare
from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.catalog.evidence import Price
from rigbuilder.rig.model import OwnPrice, Site
from tests import builders as b


def price(amount: float) -> tuple[dict[str, Any], ...]:
    made = Price.model_validate(
        {
            "low": amount, "high": amount * 1.5, "currency": "USD", "condition": "new",
            "date": "2026-01-01", "source": b.SOURCE,
        }
    )  # fmt: skip
    return (made.model_dump(),)


def contender(name: str, *parts: AnyPart, priced: bool = False, **fields: Any) -> Contender:
    """A rig of the default parts; ``priced`` gives every part a price of its own."""
    rig = b.rig_of(**{"name": name, "workload": b.workload(), **fields})
    if priced:
        prices = {part: OwnPrice(amount=100.0) for _, part, _ in rig.items()}
        site = rig.site.model_copy(update={"price_per_kwh": 0.15})
        rig = rig.model_copy(update={"prices": prices, "site": site})
    return Contender(rig, b.catalog_of(*parts))


def three() -> Comparison:
    """A rig that leads in memory, one that does not load the model, one of another price."""
    return compare(
        [
            contender("Large", b.card(vram_gib=48), priced=True),
            contender("Small", b.card(vram_gib=4), priced=True),
            contender("Dear", b.card(prices=price(2000.0)), site=Site(currency="EUR")),
        ]
    )
