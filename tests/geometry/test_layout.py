"""Layouts: bodies where they belong, hatched where nobody knows, all inside the bounds."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.geometry.layout import Body, Layout
from rigbuilder.geometry.place import EMPTY_BOUNDS, MARGIN_MM, lay_out
from rigbuilder.rig.model import PartCount, Rig
from tests.builders import (
    board,
    bridge,
    card,
    case,
    catalog_of,
    cooler,
    frame,
    memory,
    nvlink,
    on_rail,
    plug,
    psu,
    rail,
    rig_of,
    slot,
    slots,
    unverified,
)
from tests.scenarios import SCENARIOS


def _body(layout: Layout, key: str) -> Body:
    return next(body for body in layout.bodies if body.key == key)


def _laid(*parts: Any, **fields: Any) -> Layout:
    return lay_out(rig_of(**fields), catalog_of(*parts))


def test_a_card_lies_in_its_slot_by_its_pcb() -> None:
    layout = _laid(card(backplate_mm=3, thickness_mm=60))
    upper, lower = _body(layout, "gpu1"), _body(layout, "gpu2")
    assert lower.y0 - upper.y0 == pytest.approx(81.28)
    assert (upper.x0, upper.x1) == (0.0, 310.0)
    assert upper.y1 - upper.y0 == 60.0
    assert upper.z1 - upper.z0 == 138.0
    slot_body = _body(layout, "board/slot1")
    assert upper.y0 + 3 == pytest.approx((slot_body.y0 + slot_body.y1) / 2)
    assert upper.unknown_edges == frozenset()


def test_sizes_nobody_publishes_are_drawn_as_usual_with_open_edges() -> None:
    layout = _laid(card(length_mm=None, height_mm=None, thickness_mm=None, slot_width=None))
    body = _body(layout, "gpu1")
    assert body.unknown_edges == {"x1", "y1", "z1"}
    assert body.y1 - body.y0 == pytest.approx(2 * 20.32)


def test_a_width_in_slots_stands_in_for_the_thickness_as_drawn() -> None:
    body = _body(_laid(card(thickness_mm=None, slot_width=3)), "gpu1")
    assert body.y1 - body.y0 == pytest.approx(3 * 20.32)
    assert body.unknown_edges == {"y1"}


def test_unverified_sizes_are_drawn_with_open_edges() -> None:
    body = _body(_laid(card(length_mm=unverified(300.0))), "gpu1")
    assert (body.x1, body.unknown_edges) == (300.0, {"x1"})


def test_cards_without_a_place_or_a_record_have_no_body() -> None:
    layout = _laid(cards=[("card", None), ("nobody-knows-it", 5)])
    assert layout.of_item("gpu1") == layout.of_item("gpu2") == ()


@pytest.mark.parametrize(
    ("where", "edges"),
    [
        (plug("top", from_bracket_mm={"value": 200.0, "grade": "unverified"}), set()),
        (plug("top"), {"x0", "x1"}),
        (plug("bracket-side"), {"x0", "x1"}),
        (plug("end"), {"x0", "x1"}),
        (None, {"x0", "x1", "z0", "z1"}),
    ],
)
def test_a_plug_is_drawn_where_it_is_or_open_where_it_may_be(where: Any, edges: set[str]) -> None:
    layout = _laid(card(plug=where))
    body, outline = _body(layout, "gpu1/plug"), _body(layout, "gpu1")
    assert body.unknown_edges == edges
    at_end = where is not None and where["edge"]["value"] == "end"
    assert (body.x0 == outline.x1) == at_end


def test_a_card_without_power_sockets_has_no_plug() -> None:
    layout = _laid(card(power_inputs=()))
    assert "gpu1/plug" not in {body.key for body in layout.bodies}


def test_a_bracket_is_as_high_as_the_openings_it_fills() -> None:
    two, three = (_body(_laid(card(bracket_slots=n)), "gpu1/bracket") for n in (2, 3))
    assert (three.y1 - three.y0) - (two.y1 - two.y0) == pytest.approx(20.32)


def test_a_connector_is_drawn_at_its_place_or_open() -> None:
    known = _body(_laid(), "gpu1/nvlink")
    assert (known.x0 + known.x1) / 2 == 70.0
    assert known.unknown_edges == frozenset()
    vague = _body(_laid(card(nvlink=nvlink("ampere", None, None))), "gpu1/nvlink")
    assert vague.unknown_edges == {"x0", "x1", "z1"}
    assert "gpu1/nvlink" not in {b.key for b in _laid(card(nvlink=None)).bodies}
    bare = _laid(card(nvlink=nvlink("none", None, None)))
    assert "gpu1/nvlink" not in {body.key for body in bare.bodies}


def test_a_bridge_is_drawn_at_its_own_length() -> None:
    layout = lay_out(rig_of([("card", 1), ("card", 4)]), catalog_of())
    body = _body(layout, "bridge1")
    assert body.y1 - body.y0 == pytest.approx(81.28 + 10)
    assert body.unknown_edges == frozenset()


def test_a_bridge_of_unknown_height_over_unknown_connectors_is_open() -> None:
    layout = _laid(bridge(rise_mm=None), card(nvlink=None))
    assert _body(layout, "bridge1").unknown_edges == {"x0", "x1", "z1"}


@pytest.mark.parametrize(
    "rig",
    [
        rig_of([("card", 1), ("card", None)]),
        rig_of([("nobody-knows-it", 1), ("card", 5)]),
        rig_of(bridges=["nobody-knows-it"]),
    ],
)
def test_a_bridge_without_cards_or_record_is_not_drawn(rig: Rig) -> None:
    assert lay_out(rig, catalog_of()).of_item("bridge1") == ()


def test_boards_and_their_slots_are_drawn_by_opening() -> None:
    layout = _laid(
        board(slots=(slot(1), slot(unverified(2), name="X"), slot(None, name="Y")), depth_mm=None)
    )
    assert _body(layout, "board").x1 == 244.0
    assert _body(layout, "board/slot2").unknown_edges == {"y0", "y1"}
    assert [b.key for b in layout.bodies if b.role == "slot"] == ["board/slot1", "board/slot2"]


def test_a_layout_without_a_board_or_a_case_has_the_rest() -> None:
    roles = {body.role for body in _laid(board=None, case=None).bodies}
    assert roles == {"card", "bracket", "plug", "cable", "connector", "bridge", "psu"}
    assert {body.role for body in _laid(case=None).bodies} >= {"board", "slot", "cooler", "memory"}


def test_an_empty_rig_has_an_empty_layout() -> None:
    layout = lay_out(Rig(), Catalog({}, {}))
    assert (layout.bodies, layout.dimensions, layout.seats) == ((), (), ())
    assert layout.bounds == EMPTY_BOUNDS


def test_a_case_is_drawn_with_its_openings_and_open_where_unpublished() -> None:
    layout = _laid()
    assert len([b for b in layout.bodies if b.role == "opening"]) == 8
    assert _body(layout, "case").unknown_edges == {"y0"}
    vague = case(openings=None, depth_mm=None, height_mm=None, max_card_height_mm=None,
                 max_cooler_height_mm=None, max_card_length_mm=None)  # fmt: skip
    assert _body(_laid(vague), "case").unknown_edges == {"y0", "x1", "y1", "z1"}
    assert not [b for b in _laid(vague).bodies if b.role == "opening"]


def test_an_open_frame_has_no_walls_to_be_unsure_of() -> None:
    assert _body(_laid(frame()), "case").unknown_edges == frozenset()


def test_rails_lie_below_the_board_one_after_the_other() -> None:
    rails = (rail("upper", length_mm=None), rail("lower", length_mm=300.0))
    layout = _laid(frame(rails=rails))
    upper, lower = _body(layout, "case/rail-upper"), _body(layout, "case/rail-lower")
    assert upper.y0 > _body(layout, "board").y1
    assert lower.y0 > upper.y1
    assert (upper.unknown_edges, lower.unknown_edges) == ({"y1"}, frozenset())


def test_a_card_on_a_rail_lies_at_its_position() -> None:
    layout = _laid(frame(), cards=[("card", on_rail(0)), ("card", on_rail(100.0, board_slot=2))])
    assert _body(layout, "gpu2").y0 - _body(layout, "gpu1").y0 == pytest.approx(100.0)


def test_a_card_on_no_rail_has_no_body() -> None:
    layout = _laid(frame(), cards=[("card", on_rail(0, rail="upper"))])
    assert layout.of_item("gpu1") == ()


def test_two_rails_of_one_name_break_nothing() -> None:
    layout = _laid(frame(rails=(rail("main"), rail("main"))), cards=[("card", on_rail(0))])
    assert layout.of_item("gpu1")


@pytest.mark.parametrize(("place", "sign"), [("bottom", 1), ("top", -1)])
def test_supplies_stand_below_or_above_as_the_case_says(place: str, sign: int) -> None:
    layout = _laid(case(psu_place=place), psus=("psu", "psu"))
    first, second = _body(layout, "psu1"), _body(layout, "psu2")
    assert (second.y0 - first.y0) * sign > 0
    assert (first.y0 >= _body(layout, "board").y1) == (place == "bottom")


@pytest.mark.parametrize("place", ["front", "outside"])
def test_supplies_in_front_stand_past_the_cards(place: str) -> None:
    layout = _laid(case(psu_place=place))
    assert _body(layout, "psu1").x0 > _body(layout, "gpu1").x1


def test_a_supply_of_unknown_length_has_an_open_end() -> None:
    assert "x1" in _body(_laid(psu(length_mm=None)), "psu1").unknown_edges


def test_coolers_and_memory_are_drawn_at_usual_places() -> None:
    layout = _laid(cooler(height_mm=None, type="liquid"), memory(height_mm=40))
    assert "z1" in _body(layout, "cooler").unknown_edges
    assert "z1" not in _body(layout, "memory1").unknown_edges
    assert len(layout.of_item("memory1")) == 8
    assert "z1" in _body(_laid(memory(height_mm=None)), "memory1").unknown_edges


def test_of_several_kits_the_first_is_drawn() -> None:
    kits = (PartCount(part="memory"), PartCount(part="other"))
    layout = _laid(memory("other"), memory=kits)
    assert layout.of_item("memory1")
    assert layout.of_item("memory2") == ()


def test_outlines_are_the_boxes_of_both_views() -> None:
    body = _body(_laid(), "gpu1")
    assert body.side_outline.bounds == (body.x0, body.y0, body.x1, body.y1)
    assert body.rear_outline.bounds == (body.z0, body.y0, body.z1, body.y1)
    assert body.item == "gpu1"
    assert _body(_laid(), "gpu1/plug").item == "gpu1"


@pytest.mark.parametrize("name", SCENARIOS)
def test_bounds_contain_every_body_and_every_body_is_a_box(name: str) -> None:
    rig, catalog = SCENARIOS[name]()
    layout = lay_out(rig, catalog)
    x0, x1, y0, y1, z0, z1 = layout.bounds
    for body in layout.bodies:
        assert x0 <= body.x0 - MARGIN_MM < body.x0 < body.x1 < body.x1 + MARGIN_MM <= x1
        assert y0 <= body.y0 - MARGIN_MM < body.y0 < body.y1 < body.y1 + MARGIN_MM <= y1
        assert z0 <= body.z0 - MARGIN_MM < body.z0 < body.z1 < body.z1 + MARGIN_MM <= z1
    assert len({body.key for body in layout.bodies}) == len(layout.bodies)


seats = st.one_of(
    st.none(),
    st.integers(1, 12),
    st.floats(0, 5000).map(on_rail),
    st.floats(0, 100).map(lambda at: on_rail(at, rail="upper", riser=None)),
)


@given(st.lists(st.tuples(st.sampled_from(["card", "x-card"]), seats), max_size=8), st.booleans())
def test_any_rig_is_laid_out_whole(cards: Any, tower: bool) -> None:
    rig = rig_of(cards)
    layout = lay_out(rig, catalog_of(case(rails=(rail(),)) if tower else frame()))
    assert {body.item for body in layout.bodies} >= {"case", "board", "psu1"}
    for placed in rig.cards:
        known = placed.part == "card" and placed.seat is not None
        on_a_rail = known and getattr(placed.seat, "rail", "main") == "main"
        assert bool(layout.of_item(placed.key)) == on_a_rail
    assert {place.slot for place in layout.seats if place.slot} == set(range(1, 8))


def test_seven_slots_stand_a_pitch_apart() -> None:
    layout = _laid(board(slots=slots()))
    tops = [body.y0 for body in layout.bodies if body.role == "slot"]
    steps = [round(b - a, 6) for a, b in pairwise(tops)]
    assert steps == [20.32] * 6
