"""Sizes of cards and what a case leaves for them."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigbuilder.geometry.brackets import bracket_of
from rigbuilder.geometry.measure import exact
from rigbuilder.geometry.scene import Scene
from rigbuilder.geometry.shapes import (
    below_plane_mm,
    gap_mm,
    rail_length_limit_mm,
    reach_past_last_opening_mm,
    same_design,
    side_panel_mm,
    top_mm,
)
from rigbuilder.geometry.standards import BACK_HIGH_MM, BACK_LOW_MM, SLOT_PITCH_MM
from tests.builders import (
    at_most,
    board,
    card,
    case,
    catalog_of,
    frame,
    on_rail,
    rail,
    rig_of,
    slot,
    slots,
    unverified,
)


@given(
    st.integers(1, 6),
    st.floats(10, 120),
    st.one_of(st.none(), st.floats(0.5, 5), st.just(unverified(2.0))),
)
def test_the_gap_of_one_design_is_pitch_less_thickness_whatever_the_backplate(
    slots_apart: int, thickness: float, back: Any
) -> None:
    part = card(thickness_mm=thickness, backplate_mm=back)
    distance = slots_apart * SLOT_PITCH_MM
    gap = gap_mm(part, part, exact(distance))
    assert gap.low == gap.high == pytest.approx(distance - thickness)
    assert gap.missing == gap.unverified == ()


def test_records_that_share_a_design_are_one_design() -> None:
    assert same_design(card("a1", design="d"), card("a2", design="d"))
    assert not same_design(card("a1", design="d"), card("a2", design="e"))
    assert not same_design(card("a1"), card("a2"))
    assert same_design(card("a1"), card("a1", length_mm=1))


def test_the_gap_of_two_designs_has_the_backs_between_its_ends() -> None:
    gap = gap_mm(card("a1", thickness_mm=40), card("a2"), exact(60.0))
    assert gap.low == pytest.approx(60 - (40 - BACK_LOW_MM) - BACK_HIGH_MM)
    assert gap.high == pytest.approx(60 - (40 - BACK_HIGH_MM) - BACK_LOW_MM)


def test_a_published_back_is_taken_as_it_is() -> None:
    assert below_plane_mm(card(thickness_mm=40, backplate_mm=3)).low == 37.0


def test_a_cards_top_is_up_to_fifteen_millimetres_above_its_height() -> None:
    top = top_mm(card(height_mm=138))
    assert (top.low, top.high) == (138.0, 153.0)


@pytest.mark.parametrize(
    ("fields", "low", "high", "missing"),
    [
        ({}, 220.0, 250.0, 0),
        ({"max_card_height_mm": None}, 190.0, 250.0, 0),
        ({"max_cooler_height_mm": None}, 220.0, 250.0, 0),
        ({"max_card_height_mm": unverified(220.0)}, 190.0, 250.0, 0),
        ({"max_card_height_mm": None, "max_cooler_height_mm": None}, 0.0, 250.0, 1),
        ({"width_mm": None}, 220.0, math.inf, 0),
        ({"width_mm": unverified(250.0)}, 220.0, math.inf, 0),
    ],
)
def test_the_side_panel_stands_between_clearances_and_outer_width(
    fields: dict[str, Any], low: float, high: float, missing: int
) -> None:
    panel = side_panel_mm(case(**fields))
    assert (panel.low, panel.high, len(panel.missing)) == (low, high, missing)


def test_a_rail_without_a_limit_takes_the_cases() -> None:
    own, none = case(rails=(rail(max_card_length_mm=300.0),)), case(rails=(rail(),))
    assert rail_length_limit_mm(own.rails[0], own).high == 300.0
    assert rail_length_limit_mm(none.rails[0], none).high == 400.0


def test_how_far_a_card_reaches_past_the_last_opening() -> None:
    scene = Scene(rig_of([("card", 6)]), catalog_of(card(thickness_mm=70, backplate_mm=3)))
    past = reach_past_last_opening_mm(scene, scene.cards[0])
    assert past is not None
    assert past.low == pytest.approx(67 - 2 * SLOT_PITCH_MM - (SLOT_PITCH_MM - BACK_HIGH_MM))


@pytest.mark.parametrize(
    ("rig", "part"),
    [
        (rig_of(case=None), case()),
        (rig_of([("card", 6)]), case(openings=None)),
        (rig_of([("card", on_rail(0))]), frame()),
        (rig_of([("nobody-knows-it", 6)]), case()),
    ],
)
def test_the_reach_is_unknown_without_opening_count_or_card(rig: Any, part: Any) -> None:
    scene = Scene(rig, catalog_of(part))
    assert reach_past_last_opening_mm(scene, scene.cards[0]) is None


@pytest.mark.parametrize(
    ("bracket", "width", "bounds"),
    [
        (3, None, (3, 3, 3)),
        (2, 3, (2, 2, 2)),
        (None, 2.7, (1, 3, 3)),
        (None, 2, (1, 2, 2)),
        (None, at_most(2.5), (1, 3, 2)),
        (None, None, (1, 5, 2)),
        (None, unverified(3.0), (1, 5, 3)),
        (unverified(3), 2, (1, 3, 3)),
        (unverified(2), None, (1, 5, 2)),
        (None, 7, (1, 5, 5)),
    ],
)
def test_openings_of_a_bracket_are_known_or_bounded(
    bracket: Any, width: Any, bounds: tuple[int, int, int]
) -> None:
    found = bracket_of(card(bracket_slots=bracket, slot_width=width))
    assert (found.least, found.most, found.drawn) == bounds
    known = found.least == found.most
    assert (found.missing + found.unverified == ()) == known


def test_cards_in_slots_are_a_whole_number_of_pitches_apart() -> None:
    scene = Scene(rig_of(), catalog_of())
    distance = scene.distance_mm(*scene.cards)
    assert distance == exact(81.28)


def test_a_believed_slot_leaves_the_distance_open_and_believed() -> None:
    catalog = catalog_of(board(slots=(*slots()[:4], slot(unverified(5), name="X"))))
    scene = Scene(rig_of(), catalog)
    distance = scene.distance_mm(*scene.cards)
    assert distance is not None
    assert (distance.low, distance.high) == (-math.inf, math.inf)
    assert distance.nominal == pytest.approx(81.28)
    assert distance.unverified == ("place of slot X on the Board",)


def test_cards_without_a_place_or_of_two_rows_have_no_distance() -> None:
    loose = Scene(rig_of([("card", 1), ("card", None)]), catalog_of())
    assert loose.distance_mm(*loose.cards) is None
    rows = Scene(rig_of([("card", 1), ("card", on_rail(0))]), catalog_of(frame()))
    assert rows.distance_mm(*rows.cards) is None


def test_an_item_without_a_record_is_named_by_its_key() -> None:
    scene = Scene(rig_of([("nobody-knows-it", 1), ("card", 5)]), catalog_of())
    assert scene.title("gpu1") == "gpu1"
    assert scene.title("gpu2") == "gpu2 (Card)"
    assert scene.title("psu7") == "psu7"
