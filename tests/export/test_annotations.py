"""Dimension lines and overlaps: told apart without colour, texts that hide nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import get_args

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from rigbuilder.export.drawing import (
    PRINT,
    paint_dimension,
    paint_layout,
    paint_overlap,
    painting_order,
    place_plates,
    view_rect,
)
from rigbuilder.export.palette import DARK, LIGHT, Palette
from rigbuilder.export.plates import State, dimension_plate
from rigbuilder.geometry.layout import Dimension, Layout, Overlap
from tests.export.judged import layout
from tests.export.pixels import count, picture

ROOM = QRectF(-60, -60, 320, 160)
LEVEL = Dimension("side", (0, 0), (200, 0), "147 mm", "ok")
SHORT = Dimension("side", (0, 0), (2, 0), "2 mm", "bad")
OVERLAP = Overlap(("gpu1", "gpu2"), 0, 100, 0, 8, 0, 140, 8.0, True)
GREY = Palette(**dict.fromkeys(Palette.__slots__, "#000000") | {"background": "#ffffff"})


def dimension_picture(dimension: Dimension, palette: Palette = PRINT) -> QImage:
    return picture(ROOM, lambda painter: paint_dimension(painter, dimension, palette, pixel_mm=0.5))


def test_the_states_of_a_dimension_differ_without_any_colour() -> None:
    pictures = [dimension_picture(replace(LEVEL, state=state), GREY) for state in get_args(State)]
    assert len(pictures) == 4
    for first, second in combinations(pictures, 2):
        assert first != second


def test_a_dimension_is_drawn_from_end_to_end_with_arrows_inside() -> None:
    image = dimension_picture(LEVEL)
    assert count(image, ROOM, QRectF(0, -0.5, 60, 1), PRINT.ok) > 200
    assert count(image, ROOM, QRectF(-20, -3, 19, 6), PRINT.ok) == 0


def test_a_dimension_too_short_for_its_arrows_has_them_outside() -> None:
    image = dimension_picture(SHORT)
    assert count(image, ROOM, QRectF(-8, -3, 7.5, 6), PRINT.bad) > 10
    assert count(image, ROOM, QRectF(2.5, -3, 7.5, 6), PRINT.bad) > 10


def test_a_dimension_of_no_length_is_drawn() -> None:
    assert dimension_picture(replace(SHORT, end=(0, 0))) != picture(ROOM, lambda painter: None)


def test_text_has_the_same_size_at_every_zoom() -> None:
    near, far = (dimension_plate(LEVEL, px, 11.0).rect.height() / px for px in (0.2, 2.0))
    assert near == pytest.approx(far)


def test_an_overlap_is_cross_hatched_and_says_its_depth() -> None:
    image = picture(ROOM, lambda p: paint_overlap(p, OVERLAP, "side", PRINT, pixel_mm=0.5))
    assert count(image, ROOM, QRectF(0, 0, 100, 8), PRINT.bad) > 500
    deeper = replace(OVERLAP, depth_mm=9.0)
    other = picture(ROOM, lambda p: paint_overlap(p, deeper, "side", PRINT, pixel_mm=0.5))
    assert image != other


def test_a_possible_overlap_differs_from_a_certain_one_without_any_colour() -> None:
    def grey(certain: bool) -> QImage:
        overlap = replace(OVERLAP, certain=certain)
        return picture(ROOM, lambda p: paint_overlap(p, overlap, "side", GREY, pixel_mm=0.5))

    assert grey(True) != grey(False)


def test_an_overlap_thinner_than_a_pixel_still_shows() -> None:
    thin = replace(OVERLAP, y1=0.01, depth_mm=0.01)
    image = picture(ROOM, lambda p: paint_overlap(p, thin, "side", PRINT, pixel_mm=0.5))
    assert count(image, ROOM, QRectF(0, -1, 100, 3), PRINT.bad) > 300


def test_texts_do_not_lie_on_each_other() -> None:
    many = tuple(
        Dimension("side", (313, 190 + 3 * n), (460, 190 + 3 * n), f"{n}00 mm to the front", "ok")
        for n in range(5)
    )
    crowded = replace(layout(), dimensions=many + layout().dimensions)
    over, along = place_plates(crowded, "side", 1.0, 10.5, view_rect(crowded, "side"))
    rects = [plate.rect for plate in (*over.values(), *along.values())]
    assert len(rects) == 8
    for first, second in combinations(rects, 2):
        shared = first & second
        assert shared.width() * shared.height() < 1.0


@pytest.mark.parametrize("view", ["side", "rear"])
def test_texts_stay_within_the_drawing(view: str) -> None:
    drawing = layout()
    long = Dimension("rear", (195, 100), (195, 180), "pitch 60.96 mm, bridge needs 81.28", "bad")
    drawing = replace(drawing, dimensions=(*drawing.dimensions, long))
    room = view_rect(drawing, view)  # type: ignore[arg-type]
    _, along = place_plates(drawing, view, 1.0, 10.5, room)  # type: ignore[arg-type]
    assert along
    for plate in along.values():
        assert room.contains(plate.rect)


def test_a_text_wider_than_the_drawing_goes_on_in_a_second_line() -> None:
    drawing = Layout(
        bodies=(),
        dimensions=(Dimension("rear", (50, 0), (50, 90), "pitch 60 mm, needs 80 mm", "bad"),),
        bounds=(0, 100, -50, 150, 0, 120),
    )
    _, along = place_plates(drawing, "rear", 1.0, 10.5, view_rect(drawing, "rear"))
    assert along[0].lines == ("pitch 60 mm,", "needs 80 mm")


def test_only_the_dimensions_of_a_view_are_drawn_in_it() -> None:
    drawing = layout()
    without = replace(drawing, dimensions=tuple(d for d in drawing.dimensions if d.view == "rear"))
    room = view_rect(drawing, "side")

    def side(shown: Layout) -> QImage:
        return picture(room, lambda p: paint_layout(p, shown, "side", PRINT, {}))

    assert side(drawing) != side(without)
    bare = replace(drawing, dimensions=())
    assert side(without) == side(bare)


def test_the_case_hides_nothing_in_the_rear_view() -> None:
    order = [body.role for body in painting_order(layout(), "rear")]
    assert order[:2] == ["case", "opening"]
    assert order.index("bracket") > order.index("card")


def test_line_widths_follow_the_painters_scale_when_no_pixel_is_given() -> None:
    drawing = layout()
    room = view_rect(drawing, "side")
    given = picture(room, lambda p: paint_layout(p, drawing, "side", PRINT, {}, pixel_mm=0.25))
    taken = picture(room, lambda p: paint_layout(p, drawing, "side", PRINT, {}))
    assert given == taken


@pytest.mark.parametrize("palette", [LIGHT, DARK, PRINT])
def test_states_are_readable_on_their_plates(palette: Palette) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5:1."""

    def luminance(name: str) -> float:
        channels = (int(name[i : i + 2], 16) / 255 for i in (1, 3, 5))
        linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
        return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    pairs = [(name, palette.background) for name in ("ok", "bad", "unknown", "info", "text")]
    colours = [(getattr(palette, name), under) for name, under in pairs]
    colours += [
        (palette.shroud_text, palette.shroud),
        (palette.psu_text, palette.psu),
        (palette.slot_text, palette.slot),
        (palette.text, palette.board),
        (palette.text, palette.cooler),
    ]
    for first, second in colours:
        high, low = sorted((luminance(first), luminance(second)), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, (first, second)
