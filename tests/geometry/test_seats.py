"""Places that could take a card."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.geometry.layout import SeatPlace
from rigbuilder.geometry.place import lay_out
from rigbuilder.geometry.seats import MOST_PLACES
from tests.builders import board, catalog_of, frame, on_rail, rail, rig_of, slot, slots


def _seats(*parts: Any, **fields: Any) -> tuple[SeatPlace, ...]:
    return lay_out(rig_of(**fields), catalog_of(*parts)).seats


def test_slots_are_offered_from_the_top_with_their_names() -> None:
    places = _seats(board(slots=(slot(3, electrical_lanes=8), slot(1), slot(None, name="X"))))
    assert [place.slot for place in places] == [1, 3]
    assert [place.name for place in places] == [
        "Slot 1 (PCIEX16_1, x16)",
        "Slot 3 (PCIEX16_3, x16 wired x8)",
    ]
    first, third = (place.middle("side")[1] for place in places)
    assert third - first == pytest.approx(2 * 20.32)


def test_a_slot_of_unknown_wiring_is_named_by_its_length() -> None:
    (place,) = _seats(board(slots=(slot(1, electrical_lanes=None),)))
    assert place.name == "Slot 1 (PCIEX16_1, x16)"


def test_a_short_slot_is_drawn_shorter() -> None:
    long, short = _seats(board(slots=(slot(1), slot(2, mechanical_lanes=1))))
    assert short.mark("side")[2] < long.mark("side")[2]


def _positions(seat_rail: Any, *used: float) -> list[float | None]:
    cards = [("card", on_rail(at, board_slot=n)) for n, at in enumerate(used, 1)]
    places = _seats(frame(rails=(seat_rail,)), board(slots=()), cards=cards)
    return [place.position_mm for place in places]


def test_a_rail_without_a_count_is_offered_in_steps() -> None:
    assert _positions(rail(length_mm=250.0)) == [0.0, 80.0, 160.0]


def test_a_rail_of_counted_places_is_offered_by_them() -> None:
    assert _positions(rail(length_mm=600.0, positions=4)) == [0.0, 150.0, 300.0, 450.0]


def test_a_rail_of_fixed_screw_places_is_offered_by_them() -> None:
    assert _positions(rail(length_mm=100.0, pitch_mm=25.0)) == [0.0, 25.0, 50.0, 75.0]


def test_a_rail_of_unknown_length_is_offered_all_the_same() -> None:
    assert len(_positions(rail(length_mm=None))) == 6


def test_places_in_use_are_offered_instead_of_those_beside_them() -> None:
    assert _positions(rail(length_mm=250.0), 70.0) == [0.0, 70.0, 160.0]


def test_a_place_on_a_rail_names_itself() -> None:
    places = _seats(frame(), board(slots=()), cards=[])
    assert places[1].name == "Rail main, 80 mm"
    assert (places[1].slot, places[1].rail, places[1].position_mm) == (None, "main", 80.0)


@pytest.mark.parametrize(
    "absurd",
    [
        rail(length_mm=1e12),
        rail(length_mm=1e12, pitch_mm=0.0),
        rail(length_mm=0.0, positions=32),
        rail(length_mm=0.0),
    ],
)
def test_a_rail_of_absurd_sizes_is_offered_a_sane_number_of_places(absurd: Any) -> None:
    assert 1 <= len(_positions(absurd)) <= MOST_PLACES


def test_without_board_and_rails_there_is_no_place() -> None:
    assert _seats(board=None) == ()
    assert len(_seats(board(slots=slots()), case=None)) == 7
