"""What the rig costs: ranges, the user's own prices, and what nobody prices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Price, Source
from rigbuilder.estimates.cost import estimate_cost
from rigbuilder.rig.edits import set_price
from rigbuilder.rig.model import OwnPrice, PartCount, Rig, Site
from tests.estimates.makers import card_of

RigOf = Callable[..., Rig]


def price(low: float, high: float, condition: str, day: str, currency: str = "USD") -> Price:
    """An offer."""
    return Price(
        low=low,
        high=high,
        currency=currency,
        condition=condition,  # type: ignore[arg-type]
        date=date.fromisoformat(day),
        source="test.shop",
    )


@pytest.fixture(scope="session")
def shop(catalog: Catalog) -> Catalog:
    """The catalog with priced cards."""
    used = (price(700, 1100, "used", "2026-05-01"), price(450, 650, "used", "2026-06-01"))
    both = (price(900, 950, "used", "2026-06-01"), price(1600, 1800, "new", "2026-04-01"))
    return catalog.with_parts(
        [
            card_of("card-used", 24).model_copy(update={"prices": used}),
            card_of("card-both", 24).model_copy(update={"prices": both}),
            card_of("card-euro", 24).model_copy(
                update={"prices": (price(800, 900, "new", "2026-06-01", "EUR"),)}
            ),
        ],
        {"test.shop": Source(title="Test shop", read=date(2026, 6, 2))},
        replace=True,
    )


def test_used_offers_of_several_sources_span_the_range(shop: Catalog, rig_of: RigOf) -> None:
    answer = estimate_cost(rig_of("card-used", "card-used"), shop)
    assert (answer.low, answer.high) == (900, 2200)
    row = answer.rows[0]
    assert (row.low, row.high, row.condition, row.date) == (450, 1100, "used", "2026-06-01")
    assert row.source == "Test shop"


def test_a_part_that_can_be_had_new_counts_with_its_new_price(shop: Catalog, rig_of: RigOf) -> None:
    row = estimate_cost(rig_of("card-both"), shop).rows[0]
    assert (row.low, row.high, row.condition) == (1600, 1800, "new")


def test_the_users_price_wins_and_what_is_owned_costs_nothing(shop: Catalog, rig_of: RigOf) -> None:
    rig = rig_of("card-used", "card-both")
    rig = set_price(rig, "card-used", OwnPrice(amount=500))
    rig = set_price(rig, "card-both", OwnPrice(amount=999, owned=True))
    answer = estimate_cost(rig, shop)
    assert (answer.low, answer.high) == (500, 500)
    assert [row.condition for row in answer.rows] == ["own price", "owned"]


def test_pieces_beyond_the_owned_ones_cost_the_catalogs_price(shop: Catalog, rig_of: RigOf) -> None:
    rig = rig_of("card-used", "card-used").model_copy(
        update={"memory": (PartCount(part="card-both", count=4),)}
    )
    rig = set_price(rig, "card-used", OwnPrice(amount=0, owned=True, owned_pieces=1))
    rig = set_price(rig, "card-both", OwnPrice(amount=7, owned=True, owned_pieces=3))
    rows = estimate_cost(rig, shop).rows
    assert [(row.low, row.high, row.condition) for row in rows] == [
        (0, 0, "owned"),
        (450, 1100, "used"),
        (1600, 1800, "new"),
    ]


def test_a_count_multiplies_the_line(shop: Catalog, rig_of: RigOf) -> None:
    rig = rig_of().model_copy(update={"memory": (PartCount(part="card-used", count=3),)})
    row = estimate_cost(rig, shop).rows[0]
    assert (row.key, row.count, row.low, row.high) == ("memory1", 3, 1350, 3300)


def test_another_currency_leaves_the_line_unpriced(shop: Catalog, rig_of: RigOf) -> None:
    answer = estimate_cost(rig_of("card-used", "card-euro", "card-unheard-of"), shop)
    assert answer.unpriced == ("gpu2", "gpu3")
    assert (answer.low, answer.high) == (450, 1100)
    euro = rig_of("card-euro").model_copy(update={"site": Site(currency="EUR")})
    assert estimate_cost(euro, shop).low == 800


def test_an_own_price_in_another_currency_does_not_count(shop: Catalog, rig_of: RigOf) -> None:
    rig = set_price(rig_of("card-used"), "card-used", OwnPrice(amount=1, currency="EUR"))
    assert estimate_cost(rig, shop).low == 450


def test_a_rig_without_any_price_has_no_sum_and_an_empty_one_costs_nothing(
    shop: Catalog, rig_of: RigOf
) -> None:
    assert estimate_cost(rig_of("card-24"), shop).low is None
    assert estimate_cost(rig_of(), shop).low == 0
