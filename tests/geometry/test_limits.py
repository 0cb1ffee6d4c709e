"""Figures at the very edge of what they decide, and what a measure still knows of them."""

from __future__ import annotations

import pytest

from rigbuilder.catalog.fittings import WallFans
from rigbuilder.geometry.fittings import behind_radiator_mm, fan_length_mm, upright_front_mm
from rigbuilder.geometry.layout import SeatPlace
from rigbuilder.geometry.scene import Scene
from rigbuilder.geometry.shapes import upright_plane_mm
from tests.builders import case, catalog_of, documented, liquid, rig_of, unverified, vertical_mount


@pytest.mark.parametrize(("over_all", "fans"), [(359, 359), (405, 360), (406, 406)])
def test_tanks_and_fittings_add_less_than_46_mm_to_the_fans(over_all: float, fans: float) -> None:
    assert fan_length_mm(over_all) == fans


def test_a_length_behind_a_radiator_that_nobody_proves_is_named() -> None:
    mount = {"place": "front", "max_length_mm": 360.0, "max_card_length_mm": unverified(340.0)}
    limit = behind_radiator_mm(case(radiator_mounts=documented((mount,))), liquid(), "front")
    assert limit is not None
    assert limit.unverified == ("card length of the Case with a radiator at the front",)


def test_each_further_upright_opening_stands_a_pitch_further_from_the_board() -> None:
    tower = case(vertical_openings=3, vertical_mount=vertical_mount(first_plane_mm=100))
    planes = [upright_plane_mm(tower, opening).nominal for opening in (1, 2, 3)]
    assert planes == pytest.approx([100.0, 120.32, 140.64])


def test_a_place_moves_as_a_whole() -> None:
    seat = SeatPlace(1, None, None, None, "Slot 1", (1.0, 2.0, 3.0, 4.0, 5.0, 6.0))
    moved = seat.turned(seat.turn, (10.0, 20.0, 30.0))
    assert moved.box == (11.0, 12.0, 23.0, 24.0, 35.0, 36.0)


def test_deeper_fans_leave_an_upright_card_less_by_what_exceeds_the_makers_own() -> None:
    own = documented((WallFans(place="front", count=3).model_dump(),))
    tower = case(
        fans=own, vertical_openings=3, vertical_mount=vertical_mount(max_card_length_mm=350)
    )
    deep = (WallFans(place="front", count=3, thickness_mm=38.0),)
    room = upright_front_mm(Scene(rig_of(fans=deep), catalog_of(tower)), tower)
    assert (room.low, room.high) == (337.0, 337.0)
    assert (room.believed_low, room.believed_high) == (337.0, 337.0)
