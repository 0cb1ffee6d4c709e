"""Bodies round the cards: fans, radiators, cages, shroud, panel, cables, heat sinks."""

from __future__ import annotations

from typing import Any

import pytest

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.catalog.fittings import WallFans
from rigbuilder.geometry.layout import Body, Layout
from rigbuilder.geometry.place import lay_out
from rigbuilder.rig.model import Rig
from tests.builders import (
    board,
    card,
    case,
    catalog_of,
    cooler,
    documented,
    frame,
    liquid,
    mounts,
    plug,
    plugs,
    rig_of,
    unverified,
)

FRONT = WallFans(place="front", count=3, size_mm=140)
CAGE = {"key": "front", "max_card_length_mm": documented(330.0)}


def laid(rig: Rig, *parts: AnyPart) -> Layout:
    return lay_out(rig, catalog_of(*parts))


def body(layout: Layout, key: str) -> Body:
    (found,) = [body for body in layout.bodies if body.key == key]
    return found


def keys(layout: Layout, role: str) -> list[str]:
    return [body.key for body in layout.bodies if body.role == role]


def to_front(layout: Layout) -> list[str]:
    return [line.text for line in layout.dimensions if "gpu1" in line.items and " to " in line.text]


def test_front_fans_stand_where_the_cards_length_ends() -> None:
    layout = laid(rig_of(fans=(FRONT,)), case(bare_card_length_mm=425))
    fans = [body(layout, f"case/fans1-fan{n}") for n in (1, 2, 3)]
    assert {(fan.x0, fan.x1) for fan in fans} == {(400.0, 425.0)}
    assert [fan.y1 - fan.y0 for fan in fans] == [140.0, 140.0, 140.0]
    assert fans[0].y1 == fans[1].y0
    assert [fan.unknown_edges for fan in fans] == [{"y0"}, set(), {"y1"}]
    assert to_front(layout) == ["90 mm to the front"]


def test_deeper_rows_reach_nearer_to_the_cards() -> None:
    deep = FRONT.model_copy(update={"radiator_mm": 30.0})
    layout = laid(rig_of(fans=(deep,)), case(fans=()))
    radiator = body(layout, "case/fans1-radiator")
    assert (radiator.x0, radiator.x1) == (345.0, 375.0)
    assert body(layout, "case/fans1-fan1").x0 == 375.0
    assert to_front(layout) == ["35 mm to the front"]


def test_the_makers_own_fans_are_drawn_where_they_are_listed() -> None:
    own = documented((FRONT.model_dump(),))
    assert body(laid(rig_of(), case(fans=own)), "case/fans1-fan1").x0 == 400.0
    assert keys(laid(rig_of(fans=()), case(fans=own)), "fan") == []
    assert keys(laid(rig_of(), case(fans=None)), "fan") == []
    assert keys(laid(rig_of(case=None, fans=(FRONT,))), "fan") == []


def test_without_a_published_length_the_fans_stand_at_the_wall() -> None:
    layout = laid(rig_of(fans=(FRONT,)), case(max_card_length_mm=None))
    outline = body(layout, "case")
    assert body(layout, "case/fans1-fan1").x1 == outline.x1 - 2.0
    assert to_front(layout) == []


@pytest.mark.parametrize(
    ("place", "check"),
    [
        ("top", lambda fan, case: fan.y0 == case.y0 + 2.0 and fan.y1 - fan.y0 == 25.0),
        ("bottom", lambda fan, case: fan.y1 == case.y1 - 2.0 and fan.y1 - fan.y0 == 25.0),
        ("rear", lambda fan, case: fan.x0 == case.x0 + 2.0 and fan.x1 - fan.x0 == 25.0),
        ("side", lambda fan, case: (fan.z0, fan.z1) == (0.0, 25.0) and fan.x0 == 246.0),
    ],
)
def test_each_wall_has_its_fans_at_it(place: Any, check: Any) -> None:
    layout = laid(rig_of(fans=(WallFans(place=place, count=2),)))
    assert len(keys(layout, "fan")) == 2
    assert check(body(layout, "case/fans1-fan1"), body(layout, "case"))


def test_fans_beside_no_board_stand_where_an_atx_board_ends() -> None:
    side = WallFans(place="side", count=1)
    layout = laid(rig_of(board=None, fans=(side,)))
    assert body(layout, "case/fans1-fan1").x0 == 246.0


def test_bottom_fans_stand_before_the_supply_and_in_the_middle_without_one() -> None:
    bottom = WallFans(place="bottom", count=2)
    beside = body(laid(rig_of(fans=(bottom,))), "case/fans1-fan1")
    assert beside.x0 >= body(laid(rig_of()), "psu1").x1
    alone = body(laid(rig_of(psus=(), fans=(bottom,))), "case/fans1-fan1")
    assert alone.x0 < beside.x0


def test_front_fans_stay_above_the_supply_where_there_is_room() -> None:
    low = WallFans(place="front", count=2)
    layout = laid(rig_of(fans=(low,)))
    assert body(layout, "case/fans1-fan2").y1 <= body(layout, "psu1").y0
    assert body(laid(rig_of(psus=(), fans=(low,))), "case/fans1-fan2").y1 > 0


def test_a_rear_fan_stays_inside_the_side_panel() -> None:
    rear = WallFans(place="rear", count=1, size_mm=140)
    fan = body(laid(rig_of(fans=(rear,)), case(max_card_height_mm=160,
               max_cooler_height_mm=None)), "case/fans1-fan1")  # fmt: skip
    assert (fan.z0, fan.z1) == (20.0, 160.0)


def test_the_coolers_radiator_stands_at_its_wall_with_its_fans() -> None:
    tower = case(radiator_mounts=documented(mounts(("front", 360))))
    layout = laid(rig_of(), tower, liquid())
    radiator = body(layout, "cooler/radiator")
    assert (radiator.x0, radiator.x1) == (348.0, 375.0)
    assert radiator.y1 - radiator.y0 == 397.0
    assert radiator.item == "cooler"
    assert keys(layout, "fan") == [f"cooler/radiator-fan{n}" for n in (1, 2, 3)]
    assert to_front(layout) == ["38 mm to the radiator"]


def test_a_radiator_at_the_top_leaves_the_front_alone() -> None:
    layout = laid(rig_of(radiator="top"), case(), liquid(radiator_length_mm=315))
    assert to_front(layout) == ["90 mm to the front"]
    fans = [body(layout, key) for key in keys(layout, "fan")]
    assert [fan.x1 - fan.x0 for fan in fans] == [140.0, 140.0]


def test_a_radiator_of_unknown_size_is_drawn_as_a_usual_one() -> None:
    nameless = liquid(radiator_length_mm=None, radiator_thickness_mm=None)
    layout = laid(rig_of(radiator="front"), case(), nameless)
    radiator = body(layout, "cooler/radiator")
    assert (radiator.x1 - radiator.x0, radiator.y1 - radiator.y0) == (27.0, 397.0)


def test_fans_from_the_box_give_way_to_the_radiator() -> None:
    own = documented((FRONT.model_dump(), WallFans(place="top", count=1).model_dump()))
    layout = laid(rig_of(radiator="front"), case(fans=own), liquid())
    assert "case/fans1-fan1" not in keys(layout, "fan")
    assert "case/fans2-fan1" in keys(layout, "fan")
    kept = laid(rig_of(radiator="front", fans=(FRONT,)), case(), liquid())
    assert "case/fans1-fan1" in keys(kept, "fan")


def test_a_cage_stands_where_it_leaves_no_more_length_and_only_when_it_is_in() -> None:
    tower = case(drive_cages=(CAGE,))
    layout = laid(rig_of(cages=("front",)), tower)
    cage = body(layout, "case/cage-front")
    assert (cage.x0, cage.x1) == (330.0, 400.0)
    assert to_front(layout) == ["20 mm to the drive cage"]
    assert keys(laid(rig_of(cages=()), tower), "cage") == []
    assert keys(laid(rig_of(), tower), "cage") == []
    assert to_front(laid(rig_of(), tower)) == ["90 mm to the front"]


def test_a_shroud_lies_over_the_supply_and_its_edge_is_open_unless_published() -> None:
    shroud = body(laid(rig_of(), case(shroud=True)), "case/shroud")
    assert shroud.y1 > body(laid(rig_of(), case(shroud=True)), "psu1").y0 > shroud.y0
    assert shroud.unknown_edges == {"x1"}
    vague = body(laid(rig_of(), case(shroud=True, below_last_opening_mm=None)), "case/shroud")
    assert vague.unknown_edges == {"x1", "y0"}
    for bare in (case(shroud=None), case(shroud=False), case(shroud=True, psu_place="top")):
        assert keys(laid(rig_of(), bare), "shroud") == []


def test_an_enclosed_case_has_a_side_panel_and_an_open_frame_none() -> None:
    layout = laid(rig_of())
    panel = body(layout, "case/panel")
    assert panel.z0 == body(layout, "case").z1
    assert panel.unknown_edges == frozenset()
    vague = case(max_card_height_mm=None, max_cooler_height_mm=None)
    assert body(laid(rig_of(), vague), "case/panel").unknown_edges == {"z0"}
    assert keys(laid(rig_of(), frame()), "panel") == []
    assert keys(laid(rig_of(case=None)), "panel") == []


@pytest.mark.parametrize(
    ("sockets", "reach"),
    [(("12vhpwr", 1), 35.0), (("12v-2x6", 1), 35.0), (("pcie-8pin", 2), 25.0), (None, 35.0)],
)
def test_a_cable_takes_its_plugs_room_and_the_end_of_it_is_open(sockets: Any, reach: float) -> None:
    part = card(power_inputs=plugs(sockets) if sockets else None)
    layout = laid(rig_of(), part)
    cable = body(layout, "gpu1/cable")
    assert cable.z1 - body(layout, "gpu1").z1 == reach
    assert cable.z0 == body(layout, "gpu1/plug").z1
    assert "z1" in cable.unknown_edges


def test_a_cable_at_the_cards_end_reaches_to_the_front() -> None:
    layout = laid(rig_of(), card(plug=plug("end")))
    cable = body(layout, "gpu1/cable")
    assert (cable.x0, cable.x1) == (322.0, 335.0)
    assert "x1" in cable.unknown_edges
    nowhere = laid(rig_of(), card(plug=plug(unverified("top"))))
    assert body(nowhere, "gpu1/cable").role == "cable"


def test_heat_sink_and_drive_are_drawn_where_the_board_has_room_for_them() -> None:
    layout = laid(rig_of(), board(chipset="X570"))
    for key, role in (("board/chipset", "heatsink"), ("board/m2", "m2")):
        assert body(layout, key).role == role
        assert body(layout, key).unknown_edges >= {"x0", "x1", "y0", "y1"}
    assert keys(laid(rig_of()), "heatsink") == []
    small = laid(rig_of(), board(form_factor="mini-itx", depth_mm=170, height_mm=170, chipset="B"))
    assert keys(small, "heatsink") + keys(small, "m2") == []


def test_an_air_cooler_has_no_radiator() -> None:
    assert keys(laid(rig_of(radiator="top"), cooler()), "radiator") == []
