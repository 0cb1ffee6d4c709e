"""Cards on the vertical bracket: they show their fans, stand on their fingers, and are unsure."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.geometry.layout import Body, Dimension, Layout
from rigbuilder.geometry.place import lay_out
from rigbuilder.geometry.turns import UPRIGHT
from rigbuilder.rig.model import VerticalSeat
from tests.builders import (
    board,
    bridge,
    card,
    case,
    catalog_of,
    rig_of,
    slot,
    upright,
    vertical_mount,
)

HORIZONTAL = [("card", 1)]
ONE = [*HORIZONTAL, ("card", upright())]
SLIM = {"thickness_mm": 18, "bracket_slots": 1, "slot_width": 1}


def _laid(*parts: Any, openings: Any = 3, mount: Any = None, **fields: Any) -> Layout:
    tower = case(vertical_openings=openings, vertical_mount=mount)
    return lay_out(rig_of(**{"cards": ONE, **fields}), catalog_of(tower, *parts))


def _body(layout: Layout, key: str) -> Body:
    return next(body for body in layout.bodies if body.key == key)


def _lines(layout: Layout, key: str) -> list[Dimension]:
    return [line for line in layout.dimensions if key in line.items]


def test_an_upright_card_shows_its_face_and_stands_on_its_fingers() -> None:
    layout = _laid()
    lying, standing = _body(layout, "gpu1"), _body(layout, "gpu2")
    assert (standing.x1 - standing.x0, standing.y1 - standing.y0) == (310.0, 138.0)
    assert standing.z1 - standing.z0 == pytest.approx(58.0)
    assert standing.z0 >= lying.z0
    plug, bracket = _body(layout, "gpu2/plug"), _body(layout, "gpu2/bracket")
    assert plug.y0 < standing.y0  # the plug is above
    assert bracket.y1 == standing.y1
    assert standing.turn == UPRIGHT


def test_no_place_of_an_upright_card_is_sure_but_its_ends() -> None:
    layout = _laid()
    assert _body(layout, "gpu2").unknown_edges == {"y0", "y1", "z0", "z1"}
    assert not any(overlap.certain for overlap in layout.overlaps)


def test_an_upright_card_is_drawn_before_the_others() -> None:
    keys = [body.key for body in _laid(cards=[("card", upright()), ("card", 5)], bridges=()).bodies]
    assert keys.index("gpu1") > keys.index("gpu2")


def test_the_case_shows_its_vertical_openings_beside_the_others() -> None:
    layout = _laid()
    first, second, third = (_body(layout, f"case/vertical{n}") for n in (1, 2, 3))
    assert second.z0 - first.z0 == pytest.approx(20.32)
    assert third.label == "V3"
    assert first.z0 >= _body(layout, "case/opening1").z1
    assert not [b for b in _laid(openings=None).bodies if b.key.startswith("case/vertical")]


def test_vertical_openings_are_offered_as_places() -> None:
    places = [place for place in _laid().seats if place.vertical]
    assert [(place.vertical, place.name) for place in places] == [
        (1, "Vertical opening 1"),
        (2, "Vertical opening 2"),
        (3, "Vertical opening 3"),
    ]
    assert (places[0].slot, places[0].rail, places[0].position_mm) == (None, None, None)
    last_slot = max(place.middle("side")[1] for place in _laid().seats if place.slot)
    assert places[0].middle("side")[1] > last_slot + 15.0


def test_a_place_in_use_is_offered_though_nobody_counts_the_openings() -> None:
    places = _laid(openings=None, cards=[("card", upright(2))]).seats
    assert [place.vertical for place in places if place.vertical] == [2]
    nowhere = lay_out(rig_of([("card", upright(2))], case=None), catalog_of()).seats
    assert [place.vertical for place in nowhere if place.vertical] == [2]


def test_the_mark_of_an_upright_place_lies_on_the_card_in_both_views() -> None:
    layout = _laid()
    place = next(place for place in layout.seats if place.vertical == 1)
    body = _body(layout, "gpu2")
    x, y = place.middle("side")
    assert body.x0 < x < body.x1
    assert y == pytest.approx(body.y1, abs=1.0)
    z, y = place.middle("rear")
    assert body.z0 <= z <= body.z1
    assert body.y0 < y < body.y1


def test_a_card_of_no_record_on_the_bracket_has_no_body_and_no_line() -> None:
    layout = _laid(cards=[("nobody-knows-it", upright())])
    assert layout.of_item("gpu1") == ()
    assert _lines(layout, "gpu1") == []


def test_without_a_case_an_upright_card_is_drawn_without_lines() -> None:
    layout = lay_out(rig_of([("card", upright())], case=None), catalog_of())
    assert layout.of_item("gpu1")
    assert _lines(layout, "gpu1") == []


def test_the_room_to_the_side_panel_is_asked_or_shown() -> None:
    (line,) = _lines(_laid(), "gpu2")
    assert (line.view, line.text, line.state) == ("rear", "? mm", "unknown")
    (known,) = _lines(_laid(mount=vertical_mount(max_card_thickness_mm=75)), "gpu2")
    assert (known.text, known.state) == ("17 mm", "ok")


def test_the_room_before_an_upright_card_is_its_own() -> None:
    texts = [
        line.text for line in _lines(_laid(mount=vertical_mount(max_card_length_mm=320)), "gpu2")
    ]
    assert "10 mm to the front" in texts
    assert "90 mm to the front" not in texts
    (other,) = _lines(_laid(mount=vertical_mount()), "gpu2")
    assert other.view == "rear"


def _two_upright(*parts: Any, **fields: Any) -> Layout:
    cards = [("card", upright(1)), ("card", upright(3, board_slot=2))]
    return _laid(card(**SLIM), *parts, cards=cards, **fields)


def test_the_gap_between_two_upright_cards_runs_toward_the_side_panel() -> None:
    layout = _two_upright(bridges=())
    (gap,) = [line for line in layout.dimensions if line.text.startswith("gap")]
    assert gap.view == "rear"
    assert gap.text == "gap 22.64 mm"
    assert gap.start[1] == gap.end[1]
    assert gap.start[0] == _body(layout, "gpu1").z1


def test_a_bridge_of_two_upright_cards_lies_on_top_of_them() -> None:
    layout = _two_upright(bridge(pitch_mm=40.64, span_slots=2))
    body, first, second = (_body(layout, key) for key in ("bridge1", "gpu1", "gpu2"))
    assert body.y1 <= first.y0 + 40.0
    assert body.z0 < first.z1 < second.z0 < body.z1
    (pitch,) = [line for line in layout.dimensions if line.text.startswith("pitch")]
    assert (pitch.view, pitch.text, pitch.state) == ("rear", "pitch 40.64 mm", "ok")
    assert pitch.start[1] == pitch.end[1] < body.y0


def test_where_the_bracket_stands_is_drawn_as_far_as_makers_say() -> None:
    def back(**figures: Any) -> float:
        layout = _laid(card(backplate_mm=3.0), mount=vertical_mount(**figures))
        return _body(layout, "gpu2").z0

    assert back(first_plane_mm=150) == pytest.approx(147.0)
    assert back(max_card_thickness_mm=80) == pytest.approx(220 - 80 + 0.455)
    assert back(max_card_thickness_mm=80, first_plane_mm=150) == pytest.approx(147.0)
    tower = case(max_card_height_mm=None, max_cooler_height_mm=None, vertical_openings=3,
                 vertical_mount=vertical_mount(max_card_thickness_mm=80))  # fmt: skip
    unplaced = lay_out(rig_of(ONE), catalog_of(tower, card(backplate_mm=3.0)))
    assert _body(unplaced, "gpu2").z0 == pytest.approx(137.0)


def test_a_bridge_from_a_slot_to_an_upright_card_is_drawn_from_the_first() -> None:
    layout = _laid(cards=ONE)
    assert layout.of_item("bridge1")
    assert not [line for line in layout.dimensions if line.text.startswith("pitch")]


def test_the_slot_of_a_riser_may_be_any_or_none() -> None:
    bare = [("card", VerticalSeat(vertical=1))]
    assert _laid(cards=bare).of_item("gpu1")
    gone = [("card", upright(board_slot=9))]
    assert _laid(board(slots=(slot(1),)), cards=gone).of_item("gpu1")
