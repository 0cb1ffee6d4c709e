"""What a rig mounts on the walls of its case, and what that leaves of the published clearances."""

from __future__ import annotations

import math
from typing import Any

import pytest

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.catalog.fittings import RadiatorMount, WallFans
from rigbuilder.geometry.fittings import (
    THICKEST_FAN_MM,
    behind_radiator_mm,
    below_row_mm,
    cage_in,
    depth_on_mm,
    fan_length_mm,
    fans_of,
    front_length_mm,
    radiator_wall,
)
from rigbuilder.geometry.measure import Measure
from rigbuilder.geometry.scene import Scene
from rigbuilder.rig.model import Rig
from tests.builders import (
    case,
    catalog_of,
    cooler,
    documented,
    liquid,
    mounts,
    rig_of,
    unverified,
)

FRONT = (WallFans(place="front", count=3),)
DEEP = (WallFans(place="front", count=3, radiator_mm=30.0),)
OWN = ({"place": "front", "count": 3, "size_mm": 120, "thickness_mm": 25.0, "radiator_mm": 0.0},)


def scene_of(rig: Rig, *parts: AnyPart) -> Scene:
    return Scene(rig, catalog_of(*parts))


def front(mounted: tuple[WallFans, ...] | None, **fields: Any) -> Measure:
    tower = case(max_card_length_mm=400, **fields)
    scene = scene_of(rig_of(fans=mounted), tower)
    return front_length_mm(scene, tower)


def cage(**fields: Any) -> dict[str, Any]:
    return {"key": "front", "max_card_length_mm": documented(300.0), **fields}


def test_a_row_says_what_it_is_and_how_deep() -> None:
    assert str(FRONT[0]) == "3 \N{MULTIPLICATION SIGN} 120 mm, front"
    assert str(DEEP[0]) == "3 \N{MULTIPLICATION SIGN} 120 mm with a radiator, front"
    assert (FRONT[0].depth_mm, DEEP[0].depth_mm) == (25.0, 55.0)
    assert str(RadiatorMount(place="top", max_length_mm=360.0)) == "360 mm, top"


def test_the_deepest_row_of_a_wall_counts() -> None:
    assert depth_on_mm((*FRONT, *DEEP), "front") == 55.0
    assert depth_on_mm((*FRONT, *DEEP), "top") == 0.0


def test_without_a_word_of_the_rig_the_published_length_stands() -> None:
    assert (front(None).low, front(None).high) == (400.0, 400.0)


def test_fans_in_place_of_the_makers_own_ones_leave_the_published_length() -> None:
    assert front(FRONT, fans=OWN).low == 400.0


def test_deeper_fans_and_radiators_take_what_the_own_fans_did_not() -> None:
    limit = front(DEEP, fans=OWN)
    assert (limit.low, limit.high) == (370.0, 370.0)
    assert front(DEEP, fans=()).low == 345.0


def test_fans_of_a_case_whose_own_ones_nobody_lists_leave_it_open() -> None:
    limit = front(FRONT, fans=None)
    assert (limit.low, limit.high) == (375.0, 375.0 + THICKEST_FAN_MM)
    assert limit.nominal == 375.0
    assert limit.missing == ("front fans of the Case",)
    assert front(FRONT, fans=unverified(OWN)).low == 375.0


def test_a_front_without_fans_has_the_bare_length_or_the_published_one_at_least() -> None:
    assert front((), bare_card_length_mm=425).low == 425.0
    assert front(FRONT, bare_card_length_mm=425).low == 400.0
    without = front((), fans=None)
    assert (without.low, without.high) == (400.0, 400.0 + THICKEST_FAN_MM)


def test_fewer_fans_never_leave_less_than_the_published_length() -> None:
    odd = front((), bare_card_length_mm=390)
    assert (odd.low, odd.high) == (400.0, 400.0)
    assert math.isinf(front(FRONT, bare_card_length_mm=unverified(425.0)).high)


def test_the_rigs_fans_win_over_the_makers() -> None:
    shipped = case(fans=OWN)
    assert fans_of(scene_of(rig_of(), shipped)) == (WallFans(place="front", count=3),)
    assert fans_of(scene_of(rig_of(fans=()), shipped)) == ()
    assert fans_of(scene_of(rig_of(), case(fans=None))) == ()
    assert fans_of(scene_of(rig_of(case=None))) == ()


@pytest.mark.parametrize(
    ("cages", "fields", "expected"),
    [
        (None, {}, None),
        (None, {"fitted": True}, True),
        (None, {"fitted": False}, False),
        (("front",), {"fitted": False}, True),
        ((), {"fitted": True}, False),
        ((), {"removable": False}, True),
    ],
)
def test_a_cage_is_in_as_the_rig_says_else_as_the_maker_ships_it(
    cages: Any, fields: dict[str, Any], expected: bool | None
) -> None:
    tower = case(drive_cages=(cage(**fields),))
    assert cage_in(scene_of(rig_of(cages=cages), tower), tower.drive_cages[0]) is expected


@pytest.mark.parametrize(
    ("over_all", "fans"), [(397, 360), (360, 360), (315, 280), (277, 240), (157, 140), (100, 100)]
)
def test_a_radiator_is_named_after_its_fans(over_all: float, fans: float) -> None:
    assert fan_length_mm(over_all) == fans


def test_the_radiator_stands_where_the_rig_says_else_on_the_only_wall_that_takes_it() -> None:
    one = case(radiator_mounts=documented(mounts(("front", 360), ("top", 240))))
    two = case(radiator_mounts=documented(mounts(("front", 360), ("top", 360))))
    assert radiator_wall(scene_of(rig_of(), one, liquid())) == "front"
    assert radiator_wall(scene_of(rig_of(), two, liquid())) is None
    assert radiator_wall(scene_of(rig_of(radiator="top"), two, liquid())) == "top"
    assert radiator_wall(scene_of(rig_of(), one, liquid(radiator_length_mm=None))) is None
    assert radiator_wall(scene_of(rig_of(), case(), liquid())) is None
    assert radiator_wall(scene_of(rig_of(radiator="top"), one, cooler())) is None
    assert radiator_wall(scene_of(rig_of(case=None, radiator="top"), liquid())) == "top"
    assert radiator_wall(scene_of(rig_of(cooler=None), one)) is None


def test_a_makers_card_length_with_a_radiator_wins_over_the_sum() -> None:
    rows = tuple(
        {**mount, "max_card_length_mm": documented(float(length))}
        for mount, length in zip(mounts(("side", 360), ("front", 360)), (330, 350), strict=True)
    )
    tower = case(radiator_mounts=documented(rows))
    for wall, length in (("side", 330), ("front", 350)):
        limit = behind_radiator_mm(tower, liquid(), wall)  # type: ignore[arg-type]
        assert limit is not None
        assert limit.low == length
    assert behind_radiator_mm(tower, liquid(), "top") is None


def test_a_radiator_replaces_the_makers_front_fans() -> None:
    limit = behind_radiator_mm(case(max_card_length_mm=400, fans=OWN), liquid(), "front")
    assert limit is not None
    assert (limit.low, limit.high) == (373.0, 373.0)  # 400 + 25 - 52


def test_the_floor_of_a_rotated_case_is_what_cards_point_to() -> None:
    tower = case(board_mounting="rotated-90", max_card_length_mm=400)
    assert behind_radiator_mm(tower, liquid(), "front") is None
    limit = behind_radiator_mm(tower, liquid(), "bottom")
    assert limit is not None
    assert limit.low == 348.0


def test_fans_below_the_cards_count_for_the_worse_only() -> None:
    tower = case(below_last_opening_mm=40)
    assert below_row_mm(scene_of(rig_of(), tower), tower).low == 40.0
    assert below_row_mm(scene_of(rig_of(fans=FRONT), tower), tower).low == 40.0
    fans = (WallFans(place="bottom", count=2),)
    room = below_row_mm(scene_of(rig_of(fans=fans), tower), tower)
    assert (room.low, room.high, room.nominal) == (15.0, 40.0, 15.0)
    assert room.missing == ("place of the fans below the cards in the Case",)
    inverted = case(below_last_opening_mm=40, board_mounting="inverted")
    assert below_row_mm(scene_of(rig_of(fans=fans), inverted), inverted).low == 40.0
