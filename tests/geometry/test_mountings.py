"""Boards inverted or turned by 90 degrees: the usual layout, turned as a whole."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigbuilder.geometry.layout import Body, Layout
from rigbuilder.geometry.mounting import TURN_OF, board_side, mounting_of, wall_ahead
from rigbuilder.geometry.place import lay_out
from tests.builders import card, case, catalog_of, frame, rig_of, unverified
from tests.scenarios import SCENARIOS

MOUNTINGS = ["standard", "inverted", "rotated-90"]
CARRIED = {
    "board", "slot", "io", "card", "bracket", "plug", "connector", "bridge", "cooler", "memory",
    "opening", "rail",
}  # fmt: skip
"""What the board carries, or stands where it stands; the rest stays at its wall of the case."""
NEAR = [("card", 1), ("card", 4)]


def _laid(mounting: str | None, *parts: Any, **fields: Any) -> Layout:
    return lay_out(rig_of(**fields), catalog_of(case(board_mounting=mounting), *parts))


def _body(layout: Layout, key: str) -> Body:
    return next(body for body in layout.bodies if body.key == key)


def _middle(body: Body) -> tuple[float, float, float]:
    return (body.x0 + body.x1) / 2, (body.y0 + body.y1) / 2, (body.z0 + body.z1) / 2


def test_a_case_whose_maker_does_not_say_is_a_usual_one() -> None:
    assert _laid(None) == _laid("standard")
    assert mounting_of(None) == "standard"


def test_what_is_only_believed_is_drawn_as_believed() -> None:
    assert _laid(unverified("inverted")).turn == TURN_OF["inverted"]  # type: ignore[arg-type]


def test_in_an_inverted_case_the_processor_is_below_the_cards_and_the_rear_at_the_right() -> None:
    layout = _laid("inverted")
    gpu1, gpu2, cooler = (_middle(_body(layout, key)) for key in ("gpu1", "gpu2", "cooler"))
    assert gpu2[1] < gpu1[1] < cooler[1]
    bracket, outline = _body(layout, "gpu1/bracket"), _body(layout, "case")
    assert bracket.x0 == _body(layout, "gpu1").x1
    assert outline.x1 - bracket.x1 < bracket.x0 - outline.x0
    board = _body(layout, "board")  # from the rear the board is at the right
    assert board.z0 >= _body(layout, "gpu1").z1 - 3.0


def test_with_the_slots_at_the_top_cards_hang_and_the_first_is_at_the_right() -> None:
    layout = _laid("rotated-90")
    gpu1, gpu2 = _body(layout, "gpu1"), _body(layout, "gpu2")
    assert (gpu1.y1 - gpu1.y0, gpu1.x1 - gpu1.x0) == (310.0, 58.0)
    assert _body(layout, "gpu1/bracket").y1 <= gpu1.y0
    assert gpu2.x1 < gpu1.x0
    assert _middle(_body(layout, "cooler"))[0] > gpu1.x1


@pytest.mark.parametrize("mounting", MOUNTINGS)
@pytest.mark.parametrize("place", ["bottom", "top"])
def test_the_supply_stays_where_the_case_has_it_and_inside_of_it(mounting: str, place: str) -> None:
    layout = _laid(None, case(board_mounting=mounting, psu_place=place, height_mm=700))
    supply, outline = _body(layout, "psu1"), _body(layout, "case")
    if (mounting, place) == ("rotated-90", "top"):
        assert supply.y0 == 0.0  # beside the slots, its mains socket at the top as they are
        assert outline.x0 <= supply.x0 < supply.x1 < _body(layout, "gpu2").x0
        return
    higher = _middle(supply)[1] < _middle(_body(layout, "board"))[1]
    assert higher == (place == "top")
    assert outline.y0 <= supply.y0
    assert mounting == "rotated-90" or supply.y1 <= outline.y1


def test_the_outline_of_a_case_by_90_degrees_is_as_high_and_as_deep_as_its_maker_says() -> None:
    layout = _laid(None, case(board_mounting="rotated-90", depth_mm=640, height_mm=560))
    outline = _body(layout, "case")
    assert outline.y1 - outline.y0 == 560.0
    assert outline.x1 - outline.x0 == 640.0


def test_an_unpublished_height_leaves_the_lower_edge_of_such_a_case_open() -> None:
    layout = _laid(None, case(board_mounting="rotated-90", height_mm=None))
    assert "y1" in _body(layout, "case").unknown_edges


def test_the_room_before_the_cards_ends_at_the_wall_that_they_point_to() -> None:
    words = {
        mounting: next(d.text for d in _laid(mounting).dimensions if " to the " in d.text)
        for mounting in MOUNTINGS
    }
    assert words["standard"] == words["inverted"] == "90 mm to the front"
    assert words["rotated-90"] == "90 mm to the bottom"


def test_the_pitch_of_hanging_cards_is_shown_in_the_side_view_alone() -> None:
    def views(mounting: str) -> set[str]:
        return {d.view for d in _laid(mounting).dimensions if d.text.startswith("pitch")}

    assert views("standard") == views("inverted") == {"side", "rear"}
    assert views("rotated-90") == {"side"}


@pytest.mark.parametrize(
    ("wall", "mounting", "side"),
    [
        ("top", "standard", "top"),
        ("top", "inverted", "bottom"),
        ("bottom", "inverted", "top"),
        ("front", "inverted", "front"),
        ("bottom", "rotated-90", "front"),
        ("front", "rotated-90", "top"),
        ("rear", "rotated-90", "bottom"),
        ("top", "rotated-90", "rear"),
        ("side", "rotated-90", "side"),
    ],
)
def test_walls_of_the_case_lie_on_sides_of_the_board(wall: Any, mounting: Any, side: str) -> None:
    assert board_side(wall, mounting) == side


@pytest.mark.parametrize("mounting", MOUNTINGS)
def test_the_wall_ahead_is_the_one_on_the_front_side_of_the_board(mounting: Any) -> None:
    assert board_side(wall_ahead(mounting), mounting) == "front"


def _same_but_turned(plain: Layout, turned: Layout) -> None:
    carried = {body.key: body for body in turned.bodies if body.role in CARRIED}
    usual = [body for body in plain.bodies if body.role in CARRIED]
    assert len(usual) == len(carried)
    for before in usual:
        assert carried[before.key] == before.turned(turned.turn)
    assert _between_cards(plain) == _between_cards(turned)


def _between_cards(layout: Layout) -> list[tuple[tuple[str, str], float]]:
    found = [(overlap.items, overlap.depth_mm) for overlap in layout.overlaps]
    return [row for row in found if not any(item.startswith("psu") for item in row[0])]


@given(st.sampled_from(sorted(SCENARIOS)), st.sampled_from(MOUNTINGS[1:]))
def test_every_layout_is_the_usual_one_turned(name: str, mounting: str) -> None:
    rig, catalog = SCENARIOS[name]()
    holder = next((p for p in catalog.parts.values() if p.kind == "case"), None)
    assert holder is not None
    fact = {"value": mounting, "grade": "documented", "source": "test.sheet"}
    other = type(holder).model_validate({**holder.model_dump(), "board_mounting": fact})
    turned = lay_out(rig, catalog.with_parts([other], {}, replace=True))
    _same_but_turned(lay_out(rig, catalog), turned)


@given(st.sampled_from(sorted(SCENARIOS)), st.sampled_from(MOUNTINGS))
def test_bodies_and_places_lie_inside_the_bounds(name: str, mounting: str) -> None:
    rig, catalog = SCENARIOS[name]()
    fact = {"value": mounting, "grade": "documented", "source": "test.sheet"}
    holder = next(p for p in catalog.parts.values() if p.kind == "case")
    other = type(holder).model_validate({**holder.model_dump(), "board_mounting": fact})
    layout = lay_out(rig, catalog.with_parts([other], {}, replace=True))
    x0, x1, y0, y1, z0, z1 = layout.bounds
    for body in layout.bodies:
        assert x0 <= body.x0 <= body.x1 <= x1
        assert y0 <= body.y0 <= body.y1 <= y1
        assert z0 <= body.z0 <= body.z1 <= z1


@pytest.mark.parametrize("mounting", MOUNTINGS)
def test_the_mark_of_each_slot_lies_on_the_slot(mounting: str) -> None:
    layout = _laid(mounting)
    slots = [body for body in layout.bodies if body.role == "slot"]
    for place, body in zip(layout.seats, slots, strict=True):
        x, y = place.middle("side")
        assert body.x0 < x < body.x1
        assert body.y0 < y < body.y1
        assert place.turn == layout.turn


def test_overlaps_turn_with_the_cards() -> None:
    parts = (card(thickness_mm=64),)
    for mounting in MOUNTINGS[1:]:
        layout = _laid(mounting, *parts, cards=NEAR)
        (overlap,) = layout.overlaps
        upper, lower = _body(layout, "gpu1"), _body(layout, "gpu2")
        assert max(upper.x0, lower.x0) == pytest.approx(overlap.x0)
        assert min(upper.y1, lower.y1) == pytest.approx(overlap.y1)


def test_rails_of_a_frame_turn_too() -> None:
    layout = lay_out(rig_of(cards=[]), catalog_of(frame(board_mounting="inverted")))
    assert _body(layout, "case/rail-main").y1 < _body(layout, "board").y0
