"""Dimension lines: what they say and how they are coloured."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.geometry.dimensions import mm, words
from rigbuilder.geometry.layout import Dimension
from rigbuilder.geometry.measure import Measure, between, exact, size
from rigbuilder.geometry.place import lay_out
from tests.builders import (
    at_least,
    board,
    bridge,
    card,
    case,
    catalog_of,
    frame,
    on_rail,
    rig_of,
    slot,
    slots,
    unverified,
)


def _lines(rig: Any, *parts: Any) -> dict[tuple[str, tuple[str, ...]], Dimension]:
    lines = lay_out(rig, catalog_of(*parts)).dimensions
    return {(line.view, line.items): line for line in lines}


def _gap(rig: Any, *parts: Any) -> Dimension:
    return _lines(rig, *parts)["side", ("gpu1", "gpu2")]


@pytest.mark.parametrize(
    ("value", "text"),
    [(60.96, "60.96"), (20.3, "20.3"), (61.0, "61"), (0.004, "0"), (-2.5, "-2.5")],
)
def test_millimetres_have_two_decimals_at_most(value: float, text: str) -> None:
    assert mm(value) == text


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        (exact(23.28), "23.28 mm"),
        (between(22.0, 22.8), "22.4 mm"),
        (between(20.0, 25.0), "20 to 25 mm"),
        (size(None, "x"), "? mm"),
        (Measure(5.0, float("inf"), 5.0, float("inf")), "5 mm or more"),
        (exact(10.0) - size(None, "x"), "? mm"),
    ],
)
def test_a_measure_is_worded_by_what_is_known(measure: Measure, text: str) -> None:
    assert words(measure) == text


def test_the_gap_between_cards_is_shown_from_cooler_to_back() -> None:
    line = _gap(rig_of())
    assert (line.text, line.state) == ("gap 23.28 mm", "ok")
    assert line.start[0] == line.end[0]
    assert line.end[1] - line.start[1] == pytest.approx(23.28)


def test_an_overlap_is_shown_as_one() -> None:
    line = _gap(rig_of([("card", 1), ("card", 3)], ()))
    assert (line.text, line.state) == ("overlap 17.36 mm", "bad")


def test_a_gap_that_nobody_knows_has_a_question_mark() -> None:
    line = _gap(rig_of(), card(thickness_mm=None))
    assert (line.text, line.state) == ("gap ? mm", "unknown")


def test_only_gaps_to_the_next_card_are_shown() -> None:
    lines = _lines(rig_of([("card", 1), ("card", 4), ("card", 7)], ()))
    gaps = [items for view, items in lines if view == "side" and "case" not in items]
    assert gaps == [("gpu1", "gpu2"), ("gpu2", "gpu3")]


def test_two_cards_in_one_slot_or_without_a_record_have_no_gap() -> None:
    assert ("side", ("gpu1", "gpu2")) not in _lines(rig_of([("card", 1), ("card", 1)], ()))
    assert ("side", ("gpu1", "gpu2")) not in _lines(rig_of([("card", 1), ("nobody", 3)], ()))


def test_the_room_to_the_front_is_shown_for_each_card() -> None:
    line = _lines(rig_of())["side", ("gpu1", "case")]
    assert (line.text, line.state) == ("90 mm to the front", "ok")
    assert (line.start[0], line.end[0]) == (310.0, 400.0)


def test_a_card_too_long_is_shown_as_such() -> None:
    line = _lines(rig_of(), card(length_mm=412))["side", ("gpu1", "case")]
    assert (line.text, line.state) == ("12 mm too long", "bad")


def test_an_unknown_length_is_shown_as_unknown() -> None:
    line = _lines(rig_of(), card(length_mm=None))["side", ("gpu1", "case")]
    assert (line.text, line.state) == ("? mm to the front", "unknown")


def test_no_line_to_a_front_that_nobody_publishes_or_from_a_rail() -> None:
    assert ("side", ("gpu1", "case")) not in _lines(rig_of(), case(max_card_length_mm=None))
    assert ("side", ("gpu1", "case")) not in _lines(rig_of([("card", on_rail(0))]), frame())
    assert ("side", ("gpu1", "case")) not in _lines(rig_of(case=None))


def test_the_room_to_the_side_panel_is_shown_for_the_highest_card() -> None:
    rig = rig_of([("card", 1), ("tall", 5)], ())
    line = _lines(rig, card("tall", height_mm=150))["rear", ("gpu2", "case")]
    assert (line.text, line.state) == ("55 mm or more", "ok")


def test_a_side_panel_that_nobody_places_is_unknown() -> None:
    vague = case(max_card_height_mm=None, max_cooler_height_mm=None)
    line = _lines(rig_of(), vague)["rear", ("gpu1", "case")]
    assert line.state == "unknown"


def test_a_side_panel_that_is_hit_is_shown_as_such() -> None:
    slim = case(max_card_height_mm=None, max_cooler_height_mm=None, width_mm=120)
    line = _lines(rig_of(), slim)["rear", ("gpu1", "case")]
    assert line.state == "bad"


def test_an_open_frame_has_no_side_panel_to_measure_to() -> None:
    assert not [view for view, items in _lines(rig_of(), frame()) if items == ("gpu1", "case")]


def test_a_bridge_shows_the_pitch_in_both_views() -> None:
    lines = _lines(rig_of())
    for view in ("rear", "side"):
        line = lines[view, ("bridge1", "gpu1", "gpu2")]
        assert (line.text, line.state) == ("pitch 81.28 mm", "ok")
        assert line.end[1] - line.start[1] == pytest.approx(81.28)


def test_a_bridge_one_slot_off_shows_both_pitches() -> None:
    line = _lines(rig_of([("card", 1), ("card", 4)]))["rear", ("bridge1", "gpu1", "gpu2")]
    assert (line.text, line.state) == ("pitch 60.96 mm, bridge needs 81.28 mm", "bad")


@pytest.mark.parametrize(
    "part",
    [
        board(slots=(*slots()[:4], slot(unverified(5), name="X"))),
        bridge(pitch_mm=unverified(81.28)),
    ],
)
def test_a_pitch_that_rests_on_a_belief_is_unknown(part: Any) -> None:
    line = _lines(rig_of(), part)["rear", ("bridge1", "gpu1", "gpu2")]
    assert (line.text, line.state) == ("pitch 81.28 mm", "unknown")


def test_a_bridge_to_a_card_without_a_place_has_no_line() -> None:
    lines = _lines(rig_of([("card", 1), ("card", None)]))
    assert ("rear", ("bridge1", "gpu1", "gpu2")) not in lines


def test_a_thickness_known_from_one_side_leaves_the_gap_open() -> None:
    line = _gap(rig_of(), card(thickness_mm=at_least(50)))
    assert (line.text, line.state) == ("gap ? mm", "unknown")
