"""The figures that the palette filters by, and what passes a filter."""

from __future__ import annotations

from datetime import date

import pytest

from rigbuilder.catalog.evidence import Price
from rigbuilder.catalog.facets import Facets, FacetValues, choices, facet_values
from rigbuilder.catalog.find import find_parts, prepare_search
from rigbuilder.catalog.parts import Part
from rigbuilder.catalog.search import search
from tests.builders import SOURCE, board, bridge, card, case, catalog_of, cpu, psu


def offered(part: Part, *prices: tuple[float, str]) -> Part:
    """A part with prices."""
    rows = tuple(
        Price(low=low, high=low, currency=currency, condition="used", date=date(2026, 6, 30),
              source=SOURCE)
        for low, currency in prices
    )  # fmt: skip
    return part.model_copy(update={"prices": rows})


@pytest.mark.parametrize(
    ("part", "slots"),
    [
        (card(slot_width=2.7, bracket_slots=3), 2.7),
        (card(slot_width=None, bracket_slots=3), 3.0),
        (card(slot_width=None, bracket_slots=None), None),
        (bridge(span_slots=4), 4.0),
        (case(openings=8), 8.0),
        (case(openings=None), None),
        (psu(), None),
        (cpu(), None),
    ],
)
def test_slots_are_a_cards_width_a_bridges_span_or_a_cases_openings(
    part: Part, slots: float | None
) -> None:
    assert facet_values(part).slots == slots  # type: ignore[arg-type]


def test_a_price_passes_only_in_the_currency_that_is_asked_for() -> None:
    part = offered(card(), (700.0, "USD"), (650.0, "USD"), (600.0, "EUR"))
    dollars, euros = (facet_values(part, currency) for currency in ("USD", "EUR"))  # type: ignore[arg-type]
    assert (dollars.price, euros.price) == (650.0, 600.0)
    cheap = Facets(price=(0.0, 700.0))
    assert cheap.let_pass(dollars)
    assert not cheap.let_pass(euros)
    assert not cheap.let_pass(facet_values(part, "GBP"))  # type: ignore[arg-type]
    assert Facets(price=(0.0, 600.0), currency="EUR").let_pass(euros)


def test_what_is_not_known_passes_no_filter_of_it() -> None:
    unknown = FacetValues("card", "Maker")
    assert Facets(brands=frozenset({"maker"})).let_pass(unknown)
    assert not Facets(brands=frozenset({"other"})).let_pass(unknown)
    assert not Facets(vram_gib=(0.0, 999.0)).let_pass(unknown)
    assert Facets().let_pass(unknown)
    assert not Facets()


def test_the_choices_are_brands_by_number_and_the_range_of_each_figure() -> None:
    rows = [
        FacetValues("card", "Zotac", vram_gib=24.0),
        FacetValues("card", "ASUS", vram_gib=48.0),
        FacetValues("card", "asus", vram_gib=None),
    ]
    found = choices(rows)
    assert found.brands == {"ASUS": 2, "Zotac": 1}
    assert found.ranges == {"vram_gib": (24.0, 48.0)}


def test_a_limit_cuts_the_parts_at_hand_and_says_so() -> None:
    catalog = catalog_of(*(card(f"card-{n}") for n in range(5)))
    found = find_parts(catalog, "card", kind="card", limit=3)
    assert (len(found.parts), found.more) == (3, True)
    assert find_parts(catalog, "", kind="card", limit=99).more is False


def test_without_an_import_a_search_is_ready_at_once() -> None:
    catalog = catalog_of(card("only-card"))
    prepare_search(catalog)
    assert search(catalog, "only-card")[0].id == "only-card"


def test_a_card_without_any_width_is_found_by_its_other_words() -> None:
    bare = card("bare", slot_width=None, bracket_slots=None, cooling=None, length_mm=None)
    assert search(catalog_of(bare), "bare")[0] == bare
    assert "bare" not in [part.id for part in search(catalog_of(bare), "2 slot card")]


def test_a_board_of_unknown_slots_is_found_by_its_socket() -> None:
    catalog = catalog_of(board(socket="SP3", slots=()), board("full", socket="SP3"))
    assert {part.id for part in search(catalog, "epyc board")} == {"board", "full"}
    assert "board" not in [part.id for part in search(catalog, "7 slot epyc")]
