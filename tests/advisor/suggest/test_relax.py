"""Where nothing fits: the single demand to relax, and the rigs that miss only a figure."""

from __future__ import annotations

import pytest

from rigbuilder.advisor.suggest import Relaxation, Suggestions, suggest
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.evaluate import evaluate
from rigbuilder.rig.model import Site
from tests.advisor.suggest.shop import AROUND, found, new, offers, shop, small_card
from tests.builders import case, documented, model, unverified


def way(answer: Suggestions, demand: str) -> Relaxation:
    """The one relaxation of a demand."""
    assert answer.builds == ()
    (one,) = (relaxed for relaxed in answer.relaxations if relaxed.demand == demand)
    return one


def names(answer: Suggestions) -> list[str]:
    """The demands that may be relaxed."""
    assert answer.builds == ()
    return [relaxed.demand for relaxed in answer.relaxations]


def helps(relaxed: Relaxation, catalog: Catalog) -> bool:
    """Whether the relaxed demands lead to builds, and the example is one that fits."""
    assert evaluate(relaxed.example.rig, catalog).verdict == "fits"
    return bool(suggest(relaxed.demands, catalog).builds)


def test_the_budget_is_raised_to_what_the_cheapest_build_costs() -> None:
    answer = found(budget=1000.0)
    assert names(answer) == ["budget"]
    relaxed = way(answer, "budget")
    assert relaxed.demands.budget == AROUND + 1600
    assert relaxed.title == f"Raise the budget to {AROUND + 1600:,} USD"
    assert helps(relaxed, shop())


def test_a_budget_that_nothing_can_be_bought_with_is_no_way_out() -> None:
    unpriced = shop(small_card(prices=()), without=("big",))
    assert names(found(unpriced, budget=1000.0)) == []


def test_the_speed_is_lowered_to_the_fastest_builds() -> None:
    relaxed = way(found(min_speed_tok_s=500.0), "min-speed")
    assert [card.part for card in relaxed.example.rig.cards] == ["big"]
    assert 28.0 <= (relaxed.demands.min_speed_tok_s or 0) < 29.0
    assert helps(relaxed, shop())


def test_either_of_two_demands_may_be_relaxed() -> None:
    answer = found(budget=AROUND + 1600.0, min_speed_tok_s=28.0)
    assert names(answer) == ["budget", "min-speed"]
    assert way(answer, "budget").demands.budget == AROUND + 5000
    assert all(helps(relaxed, shop()) for relaxed in answer.relaxations)


def test_the_context_is_shortened_no_further_than_needed() -> None:
    catalog = shop(model(size_gb=38.0), without=("big",))
    relaxed = way(found(catalog, context=100_000, max_cards=2), "context")
    tokens = relaxed.demands.workload.context
    assert tokens in (65536, 32768, 16384)
    assert found(catalog, context=2 * tokens, max_cards=2).builds == ()
    assert f"{tokens:,} tokens" in relaxed.title


def test_the_largest_smaller_quantization_is_named() -> None:
    sizes = {"Q8_0": 90.0, "Q5_K_M": 42.0, "Q4_K_M": 30.0, "Q3_K_M": 20.0}
    quants = {name: {"size_bytes": documented(gb * 1e9)} for name, gb in sizes.items()}
    catalog = shop(model(quants=quants), without=("big",))
    relaxed = way(found(catalog, quant="Q8_0", max_cards=2), "quant")
    assert relaxed.title == "Take the quantization Q5_K_M"


def test_fewer_users_are_served() -> None:
    catalog = shop(model(size_gb=34.0), without=("big",))
    relaxed = way(found(catalog, sequences=16, max_cards=2, context=16384), "users")
    users = relaxed.demands.workload.sequences
    assert users in (2, 4, 8)
    assert relaxed.title == f"Serve {users} users at a time"
    single = way(found(catalog, sequences=2, max_cards=2, context=65536), "users")
    assert single.title == "Serve 1 user at a time"


@pytest.mark.parametrize(
    ("demand", "change", "words"),
    [
        ("circuit", {"site": Site(mains_v=120, circuit_a=4)}, "Use a circuit of 120 V and 15 A"),
        ("max-size", {"max_volume_l": 20.0}, "Take a case of up to 84 litres"),
        ("max-noise", {"max_noise": "quiet", "max_cards": 1}, "Let the cards be audible"),
        ("max-cards", {"max_noise": "quiet", "max_cards": 1}, "Take up to 2 cards"),
        ("style", {"styles": ("rack",)}, "Take a case of another style: tower"),
    ],
)
def test_other_demands_are_relaxed_as_little_as_helps(
    demand: str, change: dict[str, object], words: str
) -> None:
    relaxed = way(found(**change), demand)
    assert relaxed.title == words
    assert helps(relaxed, shop())


def test_a_case_of_unknown_size_may_be_the_way_out() -> None:
    catalog = shop(case(width_mm=None, prices=new(150)))
    relaxed = way(found(catalog, max_volume_l=90.0), "max-size")
    assert relaxed.demands.max_volume_l is None
    assert "any size" in relaxed.title


def test_used_and_unpriced_parts_may_be_the_way_out() -> None:
    used = shop(small_card(prices=offers((500, 900, "used"))), without=("big",))
    relaxed = way(found(used, new_only=True), "used")
    assert not relaxed.demands.new_only
    unpriced = shop(case("other"), without=("case",))
    assert not way(found(unpriced, priced_only=True), "priced-only").demands.priced_only


def test_rigs_that_miss_only_a_figure_are_named_with_it() -> None:
    catalog = shop(
        small_card(thickness_mm=None), small_card("guess", height_mm=unverified(120.0)),
        without=("big",),
    )  # fmt: skip
    answer = found(catalog)
    assert answer.builds == answer.relaxations == ()
    (near,) = answer.nearest
    assert near.verdict == "unknown"
    assert near.missing
    assert evaluate(near.rig, catalog).verdict == "unknown"
    assert not evaluate(near.rig, catalog).by_severity("error")


def test_where_parts_around_the_cards_are_the_open_ones_they_are_named() -> None:
    catalog = shop(case(psu_form_factors=None, prices=new(150)))
    answer = found(catalog)
    (first, second) = answer.nearest
    assert "supply form factors of the Case" in first.missing
    assert first.rig.case == second.rig.case == "case"


def test_a_shop_without_cases_has_nothing_to_offer() -> None:
    answer = found(shop(without=("case",)))
    assert answer.builds == answer.relaxations == answer.nearest == ()
