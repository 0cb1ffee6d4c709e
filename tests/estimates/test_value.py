"""Cost for what a rig holds and does, and what each further card buys."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import Psu
from rigbuilder.estimates.card_steps import card_steps
from rigbuilder.estimates.cost import estimate_cost
from rigbuilder.estimates.curves import context_curve, efficiency_points, power_curve
from rigbuilder.estimates.memory import estimate_memory
from rigbuilder.estimates.power import estimate_power
from rigbuilder.estimates.results import CostEstimate, PowerEstimate
from rigbuilder.estimates.speed import estimate_speed
from rigbuilder.estimates.value import Rent, ValueEstimate, estimate_value, monthly_totals
from rigbuilder.rig.edits import set_price
from rigbuilder.rig.model import OwnPrice, Rig, Site
from tests.estimates.makers import card_of, documented

RigOf = Callable[..., Rig]
SITE = Site(price_per_kwh=0.2, hours_per_day=10)
SHEET = {"grade": "documented", "source": "test.sheet"}
SUPPLY = Psu(
    id="psu-gold",
    brand="Maker",
    name="Gold",
    form_factor={"value": "atx", **SHEET},
    rating_w=documented(1500),
    efficiency_class={"value": "80 PLUS Gold", **SHEET},
)


@pytest.fixture(scope="module")
def shop(catalog: Catalog) -> Catalog:
    """The catalog with a supply."""
    return catalog.with_parts([SUPPLY, card_of("card-dark", 24)], {}, replace=True)


def priced(rig: Rig) -> Rig:
    """The rig with a supply, a site and own prices that add up to 1,500."""
    rig = rig.model_copy(update={"psus": ("psu-gold",), "site": SITE})
    rig = set_price(rig, "card-24", OwnPrice(amount=600))
    return set_price(rig, "psu-gold", OwnPrice(amount=300))


def valued(rig: Rig, catalog: Catalog, rent: Rent | None = None) -> ValueEstimate:
    """The value of a rig."""
    return estimate_value(
        rig.site,
        estimate_memory(rig, catalog),
        estimate_speed(rig, catalog),
        estimate_power(rig, catalog),
        estimate_cost(rig, catalog),
        rent=rent,
    )


def test_cost_is_shared_by_memory_speed_and_tokens(shop: Catalog, rig_of: RigOf) -> None:
    rig = priced(rig_of("card-24", "card-24"))
    answer = valued(rig, shop)
    speed, power = estimate_speed(rig, shop), estimate_power(rig, shop)
    assert speed is not None
    rate = speed.decode_tok_s.expected
    assert rate is not None
    assert power.wall_w is not None
    assert answer.cost_per_vram_gib.expected == pytest.approx(1500 / 48)
    assert answer.cost_per_tok_s.expected == pytest.approx(1500 / rate)
    kwh = power.wall_w / 1000 * 1e6 / rate / 3600
    assert answer.kwh_per_million_tokens == pytest.approx(kwh)
    assert answer.energy_cost_per_million_tokens == pytest.approx(kwh * 0.2)
    millions = rate * 36 * 365.25 / 12 * 10 * 3600 / 1e6
    assert answer.cost_per_million_tokens.expected == pytest.approx(1500 / millions + kwh * 0.2)


def test_without_a_price_of_electricity_the_tokens_have_no_cost(
    shop: Catalog, rig_of: RigOf
) -> None:
    rig = priced(rig_of("card-24", "card-24")).model_copy(update={"site": Site()})
    answer = valued(rig, shop)
    assert answer.kwh_per_million_tokens is not None
    assert answer.energy_cost_per_million_tokens is None
    assert answer.cost_per_million_tokens.expected is None
    assert answer.cost_per_vram_gib.expected is not None


def test_renting_breaks_even_where_the_sums_meet(shop: Catalog, rig_of: RigOf) -> None:
    rig = priced(rig_of("card-24", "card-24"))
    rent = Rent(price_per_hour=1.5)
    answer = valued(rig, shop, rent).break_even_months
    assert answer is not None
    assert answer.expected is not None
    power, cost = estimate_power(rig, shop), estimate_cost(rig, shop)
    months = monthly_totals(SITE, power, cost, rent, 12)
    cheaper = [month for month, _, high, rented in months if rented >= high]
    assert cheaper[0] - 1 < answer.expected <= cheaper[0]


def test_rent_below_the_electricity_never_breaks_even(shop: Catalog, rig_of: RigOf) -> None:
    rig = priced(rig_of("card-24", "card-24"))
    assert valued(rig, shop, Rent(price_per_hour=0.01)).break_even_months is None
    assert valued(rig, shop).break_even_months is None


def test_what_is_not_known_stays_open(shop: Catalog, rig_of: RigOf) -> None:
    answer = valued(rig_of("card-dark"), shop)
    assert answer.cost_per_vram_gib.expected is None
    assert answer.cost_per_tok_s.expected is None
    assert answer.kwh_per_million_tokens is None
    empty = PowerEstimate(
        sustained_w=None, transient_w=None, wall_w=None, psu_load=None, psu_rating_w=None
    )
    nothing = CostEstimate(low=None, high=None, currency="USD")
    assert monthly_totals(SITE, empty, nothing, Rent(price_per_hour=1), 3) == ()
    assert estimate_value(SITE, None, None, empty, nothing).cost_per_vram_gib.low is None


def test_a_lifetime_of_nothing_is_refused(shop: Catalog, rig_of: RigOf) -> None:
    rig = rig_of("card-24")
    with pytest.raises(ValueError, match="months is none"):
        estimate_value(
            rig.site,
            None,
            None,
            estimate_power(rig, shop),
            estimate_cost(rig, shop),
            lifetime_months=0,
        )


def test_the_second_card_is_what_makes_a_70b_model_fit(shop: Catalog, rig_of: RigOf) -> None:
    one, two = card_steps(rig_of("card-24", "card-24"), shop)
    assert (one.cards, one.fits, one.longest_context, one.decode_tok_s) == (1, False, 0, None)
    assert (two.cards, two.fits, two.best_quant) == (2, True, "Q4_K_M")
    assert two.decode_tok_s is not None


def test_a_second_card_for_a_small_model_buys_context_and_no_speed(
    shop: Catalog, rig_of: RigOf
) -> None:
    rig = rig_of("card-8", "card-8", model="llama-3.1-8b-instruct", quant="Q4_K_M")
    one, two = card_steps(rig, shop)
    assert one.fits is True
    assert (two.longest_context or 0) > (one.longest_context or 0)
    assert (two.decode_tok_s or 0) <= (one.decode_tok_s or 0)


def test_without_a_workload_there_are_no_steps(shop: Catalog, rig_of: RigOf) -> None:
    rig = rig_of("card-24").model_copy(update={"workload": None})
    assert card_steps(rig, shop) == ()


def test_the_context_curve_rises_on_every_card_and_ends_at_the_limit(
    shop: Catalog, rig_of: RigOf
) -> None:
    rig = rig_of("card-24", "card-24")
    memory = estimate_memory(rig, shop)
    assert memory is not None
    assert memory.longest_context is not None
    curve = context_curve(rig, shop, memory.longest_context)
    assert set(curve) == {"gpu1", "gpu2"}
    for points in curve.values():
        assert points[-1][0] == memory.longest_context
        assert points[-1][1] <= 24
        assert points[-1][1] > points[0][1]
    assert context_curve(rig.model_copy(update={"workload": None}), shop, 8192) == {}


def test_the_power_curve_never_falls_with_more_watts(shop: Catalog, rig_of: RigOf) -> None:
    points = power_curve(rig_of("card-24", "card-24"), shop)
    assert points[0][0] == pytest.approx(350)
    assert points[-1][0] == pytest.approx(700)
    speeds = [speed for _, speed in points]
    assert speeds == sorted(speeds)
    assert power_curve(rig_of("card-dark"), shop) == []
    assert power_curve(rig_of("card-24"), shop) == []


def test_the_efficiency_curve_covers_the_load(shop: Catalog) -> None:
    points = efficiency_points(SUPPLY, 120)
    assert points[0][0] == pytest.approx(0.05)
    assert points[-1] == (pytest.approx(1.0), pytest.approx(0.87))
    assert max(value for _, value in points) <= 0.9
    bare = SUPPLY.model_copy(update={"efficiency_class": None})
    assert efficiency_points(bare, 120) == []
