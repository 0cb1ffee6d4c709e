"""Each body is drawn so that a hardware person knows it, inside its box and nowhere else."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPicture

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.catalog.parts import Board, Cooler
from rigbuilder.export.drawing import DARK, LIGHT, PRINT, Palette, View, body_rect, paint_body
from rigbuilder.geometry.layout import Body, Role
from rigbuilder.geometry.turns import Edge
from tests.export.pixels import count, picture
from tests.export.sample import board, card, fact, mm

ROOM = 20.0
CARD = Body("gpu1", "card", 0, 300, 0, 60, 0, 140)


def drawn(
    body: Body, view: View = "side", part: AnyPart | None = None, palette: Palette = PRINT
) -> tuple[QImage, QRectF]:
    room = body_rect(body, view).adjusted(-ROOM, -ROOM, ROOM, ROOM)
    return (
        picture(
            room,
            lambda painter: paint_body(painter, body, view, palette, part, pixel_mm=0.5),
            palette.background,
        ),
        room,
    )


def ink_in(body: Body, name: str, box: QRectF, part: AnyPart | None = None) -> int:
    image, room = drawn(body, "side", part)
    return count(image, room, box, name)


@pytest.mark.parametrize("role", get_args(Role))
@pytest.mark.parametrize("view", ["side", "rear"])
def test_every_role_leaves_ink_inside_its_box(role: Role, view: View) -> None:
    body = Body("x1", role, 0, 90, 0, 60, 0, 80, label="Name of it")
    image, room = drawn(body, view)
    box = body_rect(body, view)
    area = box.width() * box.height() * 16
    assert count(image, room, box, PRINT.background) < area * 0.999


@pytest.mark.parametrize("role", get_args(Role))
@pytest.mark.parametrize("view", ["side", "rear"])
@pytest.mark.parametrize("size", [(90.0, 60.0), (6.0, 140.0), (300.0, 4.0)])
def test_no_role_paints_beyond_its_box(role: Role, view: View, size: tuple[float, float]) -> None:
    """The window keeps a picture of each body: what lies outside its box would be cut off."""
    wide, high = size
    unknown: frozenset[Edge] = frozenset({"x0", "x1", "y0", "y1", "z0", "z1"})
    body = Body("x1", role, 0, wide, 0, high, 0, wide, unknown, "A name that is rather long")
    room = body_rect(body, view).adjusted(-ROOM, -ROOM, ROOM, ROOM)
    pen = 1.5  # half of the widest line, at half a mm for a pixel

    def paint_and_wipe(painter: QPainter) -> None:
        paint_body(painter, body, view, PRINT, pixel_mm=0.5)
        painter.fillRect(body_rect(body, view).adjusted(-pen, -pen, pen, pen), QColor("#ffffff"))

    assert picture(room, paint_and_wipe) == picture(room, lambda painter: None)


def test_an_edge_that_nobody_publishes_is_hatched_and_the_others_are_not() -> None:
    body = Body("gpu1", "card", 0, 300, 0, 60, 0, 140, unknown_edges=frozenset({"x1"}))
    right, left = QRectF(290, 5, 10, 50), QRectF(0, 5, 10, 50)
    assert ink_in(body, PRINT.unknown, right) > 300
    assert ink_in(body, PRINT.unknown, left) == 0
    assert ink_in(CARD, PRINT.unknown, right) == 0


def test_a_height_that_nobody_publishes_is_hatched_in_the_rear_view_only() -> None:
    body = Body("gpu1", "card", 0, 300, 0, 60, 0, 140, unknown_edges=frozenset({"z1"}))
    image, room = drawn(body, "rear")
    assert count(image, room, QRectF(130, 5, 10, 50), PRINT.unknown) > 300
    assert ink_in(body, PRINT.unknown, QRectF(0, 0, 300, 60)) == 0


@pytest.mark.parametrize("cooling", ["open-air", "flow-through"])
def test_fans_are_seen_edge_on_at_the_side_that_breathes_in(cooling: str) -> None:
    part = card(cooling=fact(cooling))
    below = QRectF(0, 46, 300, 14)
    assert ink_in(CARD, PRINT.fan, below, part) > 2000
    assert ink_in(CARD, PRINT.fan, below, card(cooling=fact("passive"))) == 0


def test_a_long_open_air_card_has_three_fans_and_a_short_one_fewer() -> None:
    def fans(length: float) -> int:
        body = Body("gpu1", "card", 0, length, 0, 50, 0, 120)
        image, room = drawn(body, "side", card())
        y = round((46 - room.top()) * 4)
        row = [image.pixel(x, y) & 0xFFFFFF for x in range(image.width())]
        fan = int(PRINT.fan[1:], 16)
        hub = int(PRINT.shroud[1:], 16)
        kinds = [pixel for pixel in row if pixel in (fan, hub)]
        return sum(a == fan and b == hub for a, b in pairwise(kinds))

    assert fans(300) > fans(230) > fans(170)


def test_each_way_of_cooling_looks_different() -> None:
    pictures = {
        cooling: drawn(CARD, "side", card(cooling=fact(cooling)))[0]
        for cooling in ("open-air", "flow-through", "blower", "passive", "liquid")
    }
    pictures["unknown"] = drawn(CARD, "side", card(cooling=None))[0]
    names = list(pictures)
    for n, first in enumerate(names):
        for second in names[n + 1 :]:
            assert pictures[first] != pictures[second], f"{first} looks like {second}"


def test_the_backplate_reaches_as_far_as_its_published_figure() -> None:
    strip = QRectF(20, 0, 200, 9)
    thick = ink_in(CARD, PRINT.backplate, strip, card(backplate_mm=mm(8)))
    thin = ink_in(CARD, PRINT.backplate, strip, card(backplate_mm=mm(3)))
    assert thick > 2 * thin > 0


def test_gold_fingers_are_at_the_board_side_in_the_rear_view() -> None:
    image, room = drawn(CARD, "rear", card())
    assert count(image, room, QRectF(0, 0, 9, 10), PRINT.gold) > 20
    assert count(image, room, QRectF(12, 0, 128, 60), PRINT.gold) == 0


def test_a_slot_is_drawn_to_its_length_and_an_open_end_has_a_gap() -> None:
    closed = board()
    first = closed.slots[0].model_copy(update={"open_ended": True})
    opened = closed.model_copy(update={"slots": (first, *closed.slots[1:])})
    body = Body("board/slot1", "slot", 48, 137, 0, 7, 0, 11)
    end = QRectF(133.5, 2, 3, 3)

    def ink(part: Board) -> int:
        return ink_in(body, PRINT.board, end, part)

    assert ink(opened) > 10
    assert ink(closed) == 0


def test_air_and_liquid_coolers_look_different() -> None:
    def cooler(kind: str) -> Cooler:
        return Cooler(
            id="test-cooler", brand="Test", name="Cooler", type=fact(kind), sockets=fact(("X",))
        )

    body = Body("cooler", "cooler", 0, 120, 0, 120, 0, 150)
    assert drawn(body, "side", cooler("air"))[0] != drawn(body, "side", cooler("liquid"))[0]
    assert ink_in(body, PRINT.fan, QRectF(95, 0, 25, 120), cooler("air")) > 1000


def test_two_memory_sticks_show_the_board_between_them() -> None:
    body = Body("memory1", "memory", 0, 20, 0, 130, 0, 35)
    assert ink_in(body, PRINT.background, QRectF(8, 20, 4, 90)) > 100


@pytest.mark.parametrize("palette", [LIGHT, DARK, PRINT])
def test_a_label_is_written_in_the_palettes_colours(palette: Palette) -> None:
    named = Body("psu1", "psu", 0, 160, 0, 86, 0, 150, label="Power 1500")
    nameless = Body("psu1", "psu", 0, 160, 0, 86, 0, 150)
    assert drawn(named, palette=palette)[0] != drawn(nameless, palette=palette)[0]
    image, room = drawn(named, palette=palette)
    assert count(image, room, QRectF(20, 30, 110, 26), palette.psu_text) > 30


def test_a_label_never_leaves_a_box_that_is_too_small_for_it() -> None:
    name = "A name of many words that no such small part could ever carry in full"
    body = Body("psu1", "psu", 0, 60, 0, 40, 0, 40, label=name)
    image, room = drawn(body)
    assert count(image, room, QRectF(-15, -15, 14, 70), PRINT.psu_text) == 0
    assert count(image, room, QRectF(61.5, -15, 14, 70), PRINT.psu_text) == 0


@pytest.mark.parametrize("role", get_args(Role))
@pytest.mark.parametrize("view", ["side", "rear"])
@pytest.mark.parametrize("size", [0.0, -5.0, 1e-9, 1e9, 1e300])
def test_a_body_of_any_size_takes_a_bounded_number_of_strokes(
    role: Role, view: View, size: float
) -> None:
    """A rig file may hold any number; the window draws it while it is read."""
    unknown: frozenset[Edge] = frozenset({"x0", "x1", "y0", "y1", "z0", "z1"})
    body = Body("x1", role, 0, size, 0, size, 0, size, unknown, "Name")
    recorded = QPicture()
    painter = QPainter(recorded)
    paint_body(painter, body, view, PRINT, card(), pixel_mm=0.5)
    painter.end()
    assert recorded.size() < 400_000
