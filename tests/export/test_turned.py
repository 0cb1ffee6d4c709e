"""Turned bodies are drawn as they lie, and every text on them stays upright."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from rigbuilder.catalog.parts import Card
from rigbuilder.export.drawing import LIGHT, paint_body, paint_layout, painting_order, pattern_of
from rigbuilder.export.ink import Ink
from rigbuilder.geometry.layout import Body
from rigbuilder.geometry.place import lay_out
from rigbuilder.geometry.turns import AS_IS, HALF, QUARTER, UPRIGHT, Turn
from tests.builders import card, case, catalog_of, rig_of, upright

SCALE = 3.0


def drawn(paint: Any, width: int = 480, height: int = 480) -> QImage:
    """What is painted about the middle of a white picture, three pixels to the mm."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.translate(width / 2, height / 2)
    painter.scale(SCALE, SCALE)
    paint(painter)
    painter.end()
    return image


@pytest.mark.parametrize(
    ("turn", "view", "pattern", "right", "down"),
    [
        (AS_IS, "side", "side", (1, 0), (0, 1)),
        (AS_IS, "rear", "rear", (1, 0), (0, 1)),
        (HALF, "side", "side", (-1, 0), (0, -1)),
        (HALF, "rear", "rear", (-1, 0), (0, -1)),
        (QUARTER, "side", "side", (0, 1), (-1, 0)),
        (QUARTER, "rear", "face", (0, 1), (-1, 0)),
        (UPRIGHT, "side", "face", (1, 0), (0, 1)),
        (UPRIGHT, "rear", "rear", (0, -1), (1, 0)),
        (UPRIGHT.then(HALF), "side", "face", (-1, 0), (0, -1)),
        (UPRIGHT.then(QUARTER), "rear", "side", (0, 1), (1, 0)),
    ],
)
def test_a_view_sees_the_side_the_end_or_the_face_of_a_turned_body(
    turn: Turn, view: Any, pattern: str, right: tuple[int, int], down: tuple[int, int]
) -> None:
    seen, matrix = pattern_of(turn, view)
    assert seen == pattern
    assert matrix.map(QPointF(1, 0)) == QPointF(*right)
    assert matrix.map(QPointF(0, 1)) == QPointF(*down)


@pytest.mark.parametrize(
    "matrix", [QTransform(-1, 0, 0, -1, 0, 0), QTransform(0, 1, -1, 0, 0, 0),
               QTransform(0, 1, 1, 0, 0, 0)]
)  # fmt: skip
@pytest.mark.parametrize("box", [(-60.0, -12.0, 90.0, 24.0), (-10.0, -50.0, 22.0, 110.0)])
def test_a_label_of_a_turned_body_is_the_one_of_its_box_as_it_lies(
    qapp: Any, matrix: QTransform, box: tuple[float, ...]
) -> None:
    rect = QRectF(*box)

    def turned(painter: QPainter) -> None:
        painter.setTransform(matrix, combine=True)
        Ink(painter, LIGHT, "side", 1 / SCALE, matrix).label(rect, "RTX 3090", LIGHT.text)

    def plain(painter: QPainter) -> None:
        lies = matrix.mapRect(rect)
        Ink(painter, LIGHT, "side", 1 / SCALE).label(lies, "RTX 3090", LIGHT.text)

    blank = drawn(lambda painter: None)
    assert drawn(plain) != blank
    assert drawn(turned) == drawn(plain)


def test_a_line_of_text_on_a_turned_body_is_upright_about_its_middle(qapp: Any) -> None:
    half = QTransform(-1, 0, 0, -1, 0, 0)

    def turned(painter: QPainter) -> None:
        painter.setTransform(half, combine=True)
        Ink(painter, LIGHT, "side", 1 / SCALE, half).text(QPointF(20, 8), "60.96", 9.0, LIGHT.text)

    def plain(painter: QPainter) -> None:
        Ink(painter, LIGHT, "side", 1 / SCALE).text(QPointF(-20, -8), "60.96", 9.0, LIGHT.text)

    assert drawn(turned) == drawn(plain)


def _bare(turn: Turn, part: Card) -> QImage:
    """A card without its name, as a turn lays it, about the middle."""
    body = Body("gpu1", "card", -150, 150, -29, 29, 3, 140, label="").turned(turn)
    x, y = (body.x0 + body.x1) / 2, (body.y0 + body.y1) / 2
    middle = body.turned(AS_IS, (-x, -y, 0.0))
    return drawn(
        lambda painter: paint_body(painter, middle, "side", LIGHT, part, pixel_mm=1 / SCALE),
        1000,
        1000,
    )


def _difference(one: QImage, other: QImage) -> float:
    """Share of pixels that are not alike."""
    unlike = sum(
        one.pixel(x, y) != other.pixel(x, y) for x in range(0, 1000, 5) for y in range(0, 1000, 5)
    )
    return unlike / 40_000


def test_an_inverted_card_is_the_same_picture_upside_down(qapp: Any) -> None:
    part = card(cooling="blower")
    usual, inverted = _bare(AS_IS, part), _bare(HALF, part)
    turned = usual.transformed(QTransform(-1, 0, 0, -1, 0, 0))
    assert _difference(inverted, turned) < 0.003
    assert _difference(inverted, usual.flipped()) > 0.005  # not merely mirrored


@pytest.mark.parametrize("cooling", ["open-air", "flow-through", "blower", "passive", "liquid"])
@pytest.mark.parametrize("length", [150, 220, 310])
def test_the_face_of_a_card_is_drawn_inside_its_box(qapp: Any, cooling: str, length: int) -> None:
    part = card(cooling=cooling, length_mm=length)
    body = Body("gpu1", "card", -length / 2, length / 2, 0, 58, -69, 69, label="Card")
    face = body.turned(UPRIGHT)
    image = drawn(
        lambda painter: paint_body(painter, face, "side", LIGHT, part, pixel_mm=1 / SCALE),
        1000,
        1000,
    )
    white = QColor("white").rgb()
    room = QRectF(500 - length * 1.5 - 8, 500 - 69 * 3 - 8, length * 3 + 16, 138 * 3 + 16)
    outside = [
        (x, y)
        for x in range(0, 1000, 4)
        for y in range(0, 1000, 4)
        if not room.contains(x, y) and image.pixel(x, y) != white
    ]
    assert outside == []
    assert image.pixel(500, 500) != white


def test_from_the_rear_an_inverted_case_shows_its_brackets_before_its_cards() -> None:
    for mounting in ("standard", "inverted"):
        layout = lay_out(rig_of(), catalog_of(case(board_mounting=mounting)))
        keys = [body.key for body in painting_order(layout, "rear")]
        assert keys.index("gpu1/bracket") > keys.index("gpu1") > keys.index("case")


@pytest.mark.parametrize("mounting", ["standard", "inverted", "rotated-90"])
@pytest.mark.parametrize("view", ["side", "rear"])
def test_every_body_of_every_mounting_can_be_drawn(qapp: Any, mounting: str, view: Any) -> None:
    tower = case(board_mounting=mounting, vertical_openings=3)
    rig, catalog = rig_of([("card", 1), ("card", upright())]), catalog_of(tower)
    layout = lay_out(rig, catalog)
    parts = {key: catalog.parts[part] for key, part, _ in rig.items()}
    blank = drawn(lambda painter: None)
    image = drawn(
        lambda painter: paint_layout(painter, layout, view, LIGHT, parts, pixel_mm=1 / SCALE)
    )
    assert image != blank
