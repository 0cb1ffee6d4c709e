"""Rulers along the views, and the names of parts that are out of view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rigbuilder.ui.canvas.edges import edge_beyond
from rigbuilder.ui.canvas.hit import rects_of
from rigbuilder.ui.canvas.ruler import Ruler, step_for
from rigbuilder.ui.main_window import MainWindow
from tests.ui import makers
from tests.ui.hands import settle


@pytest.fixture
def dual(qtbot: QtBot, window: MainWindow) -> MainWindow:
    window.document.new(makers.dual_rig())
    settle(qtbot, window)
    return window


def _ruler_and_view_agree(window: MainWindow) -> None:
    canvas = window.workspace.canvas
    for name, surround in canvas.surrounds.items():
        view = canvas.stage.sides[name].view
        for mm in (0.0, 123.0):
            place = view.mapFromScene(QPointF(mm, mm))
            assert surround.across.pixel_of(mm) == pytest.approx(place.x(), abs=1)
            assert surround.down.pixel_of(mm) == pytest.approx(place.y(), abs=1)
        assert surround.across.mapTo(window, surround.across.rect().topLeft()).x() == (
            view.mapTo(window, view.rect().topLeft()).x()
        )


def test_a_ruler_shows_the_millimetres_of_the_view_beside_it(dual: MainWindow) -> None:
    _ruler_and_view_agree(dual)
    dual.workspace.canvas.zoom(3)
    _ruler_and_view_agree(dual)


def test_the_rulers_mark_what_is_selected(dual: MainWindow) -> None:
    dual.selection.select("gpu1")
    canvas = dual.workspace.canvas
    rect = rects_of(dual.document.report.layout, "side", "gpu1")[0]
    assert canvas.surrounds["side"].across.marked == [(rect.left(), rect.right())]
    assert canvas.surrounds["side"].down.marked == [(rect.top(), rect.bottom())]
    dual.selection.select()
    assert canvas.surrounds["side"].across.marked == []


def test_rulers_are_drawn_with_ticks_and_can_be_put_away(qtbot: QtBot, dual: MainWindow) -> None:
    canvas = dual.workspace.canvas
    ruler = canvas.surrounds["side"].across
    image = ruler.grab().toImage()
    colours = {image.pixelColor(x, 14).name() for x in range(image.width())}
    assert dual.theme.tokens.border_strong in colours
    QTest.mouseClick(canvas.toolbar.rulers, Qt.MouseButton.LeftButton)
    settle(qtbot, dual)
    assert not any(found.isVisible() for found in dual.findChildren(Ruler))


@given(st.floats(min_value=0.1, max_value=5000))
def test_steps_are_round_and_no_closer_than_asked(least: float) -> None:
    step = step_for(least)
    assert step >= least
    assert step <= 2.5 * least + 0.1
    assert f"{step:e}"[0] in "125"


def test_nothing_is_named_while_all_is_in_view(qtbot: QtBot, dual: MainWindow) -> None:
    for surround in dual.workspace.canvas.surrounds.values():
        assert not any(button.isVisible() for button in surround.edges.buttons.values())


def test_a_part_out_of_view_is_named_and_a_click_brings_it_back(
    qtbot: QtBot, dual: MainWindow
) -> None:
    canvas = dual.workspace.canvas
    view = canvas.side.view
    canvas.zoom(4)
    view.show_at(4.0, QPointF(60, 20))
    button = canvas.surrounds["side"].edges.buttons["bottom"]
    qtbot.waitUntil(button.isVisible)
    assert "gpu2" in button.accessibleName()
    assert view.rect().contains(button.geometry())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    shown = view.mapToScene(view.viewport().rect()).boundingRect()
    layout = dual.document.report.layout
    named = [key for key in ("gpu2", "psu1") if rects_of(layout, "side", key)]
    assert any(shown.intersects(rects_of(layout, "side", key)[0]) for key in named)


@pytest.mark.parametrize(
    ("part", "edge"),
    [
        (QRectF(-50, 10, 10, 10), "left"),
        (QRectF(150, 10, 10, 10), "right"),
        (QRectF(10, -50, 10, 10), "top"),
        (QRectF(10, 150, 10, 10), "bottom"),
        (QRectF(150, 400, 10, 10), "bottom"),
        (QRectF(95, 95, 10, 10), None),
    ],
)
def test_the_edge_that_a_part_lies_beyond(part: QRectF, edge: str | None) -> None:
    assert edge_beyond(QRectF(0, 0, 100, 100), part) == edge
