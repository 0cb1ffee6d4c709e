"""The quality gate: what cannot be is found in the part that has it, and nowhere else."""

from __future__ import annotations

from datetime import date

import pytest

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.catalog.evidence import Figure, Price, Source
from rigbuilder.catalog.parts import Card
from rigbuilder.catalog.quality import impossible_figures, quality_problems
from tests.builders import (
    SOURCE,
    board,
    case,
    cooler,
    cpu,
    documented,
    frame,
    model,
    psu,
    riser,
    slot,
)
from tests.builders import card as make_card

TODAY = date(2026, 11, 25)
SOURCES = {SOURCE: Source(title="Data sheet", read=TODAY)}


def problems(part: AnyPart, sources: dict[str, Source] | None = None) -> dict[str, str]:
    """Field (without the id) and reason of each problem of one part."""
    catalog = Catalog({part.id: part}, SOURCES if sources is None else sources)
    found = quality_problems(catalog, TODAY)
    return {row.field.removeprefix(part.id).lstrip("."): row.reason for row in found}


def price(low: float, high: float, day: date = TODAY) -> Price:
    """A price of a new part."""
    return Price(low=low, high=high, currency="USD", condition="new", date=day, source=SOURCE)


@pytest.mark.parametrize(
    "part", [make_card(), board(), case(), frame(), psu(), cpu(), cooler(), riser(), model()]
)
def test_a_sound_part_has_no_problem(part: AnyPart) -> None:
    assert problems(part) == {}


@pytest.mark.parametrize(
    ("part", "field", "reason"),
    [
        (make_card(length_mm=7000.0), "length_mm", "found 7000, expected 50 to 700"),
        (
            make_card(thickness_mm=70.0, slot_width=2.0),
            "thickness_mm",
            "found 70 for a 2-slot card, expected 15 to 49",
        ),
        (
            make_card(tdp_w=575.0, power_inputs=({"type": "pcie-8pin", "count": 1},)),
            "tdp_w",
            "found 575, the slot and its connectors give 225",
        ),
        (
            make_card(bandwidth_gb_s=5000.0, memory_bus_bits=384.0),
            "bandwidth_gb_s",
            "104.2 Gbit/s for each bit of the bus, expected 1 to 40",
        ),
        (
            case(max_card_length_mm=600.0, depth_mm=500.0),
            "max_card_length_mm",
            "found 600, more than the outside's 500",
        ),
        (
            psu(efficiency=({"load": 0.5, "efficiency": 0.4, "mains_v": 115},)),
            "efficiency.0",
            "found 0.4, expected 0.5 to 0.99",
        ),
        (cpu(tdp_w=170.0, max_power_w=100.0), "max_power_w", "found 100, below the base 170"),
        (
            cooler(type="liquid", radiator_length_mm=None),
            "radiator_length_mm",
            "a liquid cooler needs its radiator's length",
        ),
        (riser(generation=12.0), "generation", "found 12, expected 1 to 7"),
        (
            model(size_gb=1.0, parameters_b=70.0),
            "quants.Q4_K_M",
            "0.1 bits a weight, expected 1.4 to 34",
        ),
    ],
    ids=lambda value: value.kind if isinstance(value, AnyPart) else None,
)
def test_a_figure_that_cannot_be_is_found(part: AnyPart, field: str, reason: str) -> None:
    assert problems(part) == {field: reason}


def test_an_open_frame_has_no_outside_to_contradict() -> None:
    assert problems(frame(max_card_length_mm=600.0, depth_mm=500.0)) == {}


def test_slots_of_one_name_or_one_opening_are_found_each() -> None:
    twice = board(slots=(slot(1, name="A"), slot(1, name="A")))
    assert problems(twice) == {
        "slots.0.name": "two slots are called 'A'",
        "slots.0.opening": "two slots face opening 1",
        "slots.1.name": "two slots are called 'A'",
        "slots.1.opening": "two slots face opening 1",
    }


def test_more_lanes_than_a_connector_has_are_found() -> None:
    wide = slot(1, name="A", mechanical_lanes=documented(8), electrical_lanes=documented(16))
    assert problems(board(slots=(wide,))) == {
        "slots.0.electrical_lanes": "found x16 in an x8 connector"
    }


def test_a_lane_mode_names_slots_of_its_board_and_a_source() -> None:
    mode = {"filled": ("A",), "lanes": {"B": 8}, "grade": "documented"}
    assert problems(board(slots=(slot(1, name="A"),), lane_modes=(mode,))) == {
        "lane_modes.0.lanes": "the board has no slot 'B'",
        "lane_modes.0": "grade 'documented' needs a source",
    }


def test_a_source_that_no_file_describes_is_named() -> None:
    bare = Card(
        id="card", brand="Maker", name="Card", gpu="RTX", gpu_maker="nvidia",
        architecture="ampere", vram_gib=Figure(value=24.0, grade="documented", source="gone"),
    )  # fmt: skip
    assert problems(bare) == {"vram_gib.source": "names the source 'gone', which no file describes"}


def test_the_source_of_a_models_architecture_is_looked_for_too() -> None:
    found = problems(model(), {})
    assert found["architecture_source"].endswith("which no file describes")


def test_a_price_of_tomorrow_and_a_range_without_meaning_are_found() -> None:
    offered = make_card().model_copy(
        update={"prices": (price(500, 600, date(2026, 12, 1)), price(5, 600), price(0, 600))}
    )
    assert problems(offered) == {
        "prices.0.date": "found 2026-12-01, which is after today (2026-11-25)",
        "prices.1": "found 5 to 600, expected a range within a factor of ten",
    }


def test_without_a_day_prices_are_judged_by_today() -> None:
    offered = make_card().model_copy(update={"prices": (price(500, 600, date(2999, 1, 1)),)})
    catalog = Catalog({offered.id: offered}, SOURCES)
    assert [row.field for row in quality_problems(catalog)] == ["card.prices.0.date"]


def test_a_bound_is_judged_by_the_value_that_is_drawn() -> None:
    bounded = make_card().model_copy(
        update={"length_mm": Figure(maximum=9000.0, grade="unverified")}
    )
    assert impossible_figures(bounded) == [("length_mm", "found 9000, expected 50 to 700")]
