"""The two views: zoom, pan, fit, one scale, and items that are kept."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rigbuilder.rig.edits import move_card
from rigbuilder.rig.model import SlotSeat
from rigbuilder.ui.canvas.hit import bounds_of, rects_of
from rigbuilder.ui.canvas.items import BodyItem
from rigbuilder.ui.canvas.view import MAX_SCALE, MIN_SCALE, CanvasView
from rigbuilder.ui.main_window import MainWindow
from tests.ui import makers
from tests.ui.hands import pull, settle


@pytest.fixture
def dual(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with the dual rig."""
    window.document.new(makers.dual_rig())
    settle(qtbot, window)
    return window


def wheel(view: CanvasView, place: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(place),
        QPointF(view.viewport().mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_zooms_at_the_pointer(dual: MainWindow) -> None:
    view = dual.workspace.canvas.side.view
    place = QPoint(120, 90)
    before, scale = view.mapToScene(place), view.scale_now
    wheel(view, place, 3)
    after = view.mapToScene(place)
    assert view.scale_now == pytest.approx(scale * 1.2**3)
    assert abs(after.x() - before.x()) < 1.5 / view.scale_now * 2
    assert abs(after.y() - before.y()) < 1.5 / view.scale_now * 2


def test_zoom_stays_between_ten_and_eight_hundred_per_cent(dual: MainWindow) -> None:
    view = dual.workspace.canvas.side.view
    wheel(view, QPoint(50, 50), 60)
    assert view.scale_now == MAX_SCALE
    wheel(view, QPoint(50, 50), -120)
    assert view.scale_now == MIN_SCALE
    assert dual.workspace.canvas.toolbar.scale.text() == "10%"


def test_both_views_keep_one_scale_and_one_height(dual: MainWindow) -> None:
    canvas = dual.workspace.canvas
    wheel(canvas.side.view, QPoint(100, 60), 4)
    assert canvas.rear.view.scale_now == canvas.side.view.scale_now
    assert canvas.rear.view.centre().y() == pytest.approx(canvas.side.view.centre().y(), abs=1.0)
    wheel(canvas.rear.view, QPoint(20, 60), -2)
    assert canvas.rear.view.scale_now == canvas.side.view.scale_now


def test_fit_shows_the_whole_rig_in_both_views(dual: MainWindow) -> None:
    canvas = dual.workspace.canvas
    wheel(canvas.side.view, QPoint(10, 10), 10)
    QTest.keyClick(dual, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    layout = dual.document.report.layout
    for side in canvas.stage:
        seen = side.view.mapToScene(side.view.viewport().rect()).boundingRect()
        assert seen.contains(bounds_of(layout, side.view.view))


def test_actual_size_is_a_pixel_a_millimetre(dual: MainWindow) -> None:
    QTest.keyClick(dual, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert dual.workspace.canvas.side.view.scale_now == pytest.approx(1.0)


def test_space_and_the_left_button_move_the_drawing_and_nothing_else(dual: MainWindow) -> None:
    view = dual.workspace.canvas.side.view
    before = view.centre()
    QTest.keyPress(view, Qt.Key.Key_Space)
    pull(view, QPoint(100, 100), QPoint(140, 100))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    moved = before.x() - view.centre().x()
    assert moved == pytest.approx(40 / view.scale_now, abs=2 / view.scale_now)
    assert dual.selection.keys == ()
    assert dual.document.rig == makers.dual_rig()


def test_a_step_changes_only_the_items_of_the_card_that_moves(dual: MainWindow) -> None:
    scene = dual.workspace.canvas.side.scene
    before = dict(scene._bodies)
    moved = move_card(dual.document.rig, "gpu2", SlotSeat(slot=6))
    dual.document.preview(moved)
    after = scene._bodies
    kept = {key for key in before if after.get(key) is before[key]}
    assert {"board", "case", "gpu1", "gpu2", "psu1"} <= kept
    still = {"board", "case", "gpu1", "psu1"}
    assert all(after[key].pos() == before[key].pos() for key in still)
    body = dual.document.shown_report.layout.of_item("gpu2")[0]
    pixel = 1 / dual.workspace.canvas.side.view.scale_now
    assert after["gpu2"].x() == pytest.approx(body.x0, abs=pixel / 2)
    assert after["gpu2"].y() == pytest.approx(body.y0, abs=pixel / 2)


def test_a_card_that_only_moves_keeps_its_picture(
    qtbot: QtBot, dual: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = dual.workspace.canvas.side.scene
    dual.repaint()
    drawn: list[str] = []
    paint = BodyItem.paint

    def counted(item: BodyItem, *arguments: object) -> None:
        drawn.append(item.body.key)
        paint(item, *arguments)

    monkeypatch.setattr(BodyItem, "paint", counted)
    for slot in (6, 7, 6, 7):
        dual.document.preview(move_card(dual.document.rig, "gpu2", SlotSeat(slot=slot)))
        scene.views()[0].viewport().repaint()
    assert "gpu2" not in drawn
    assert "gpu1" not in drawn


def test_hidden_dimensions_stay_hidden_when_the_rig_changes(dual: MainWindow) -> None:
    canvas = dual.workspace.canvas
    canvas.toolbar.dimensions.click()
    dual.document.apply(makers.dual_rig(second=6), "Move")
    lines = canvas.side.scene._lines
    assert lines
    assert not any(item.isVisible() for item in lines.values())


def test_dimension_texts_do_not_lie_on_each_other(dual: MainWindow) -> None:
    dual.document.apply(makers.dual_rig(second=3), "Move")
    for side in dual.workspace.canvas.stage:
        plates = [i.plate.rect for i in side.scene._lines.values() if i.isVisible() and i.plate]
        assert plates
        for number, plate in enumerate(plates):
            shrunk = plate.adjusted(0.5, 0.5, -0.5, -0.5)
            assert not any(shrunk.intersects(other) for other in plates[number + 1 :])


def test_without_the_rear_view_the_side_view_has_all_the_room(
    qtbot: QtBot, dual: MainWindow
) -> None:
    canvas = dual.workspace.canvas
    width = canvas.side.view.width()
    canvas.toolbar.rear.click()
    assert not canvas.rear.view.isVisible()
    qtbot.waitUntil(lambda: canvas.side.view.width() > width)


def test_the_legend_explains_the_signs(dual: MainWindow) -> None:
    canvas = dual.workspace.canvas
    canvas.toolbar.legend.click()
    assert canvas.legend.isVisible()
    assert "nobody publishes" in canvas.legend.accessibleDescription()
    assert canvas.side.view.rect().contains(canvas.legend.geometry())


def test_what_is_selected_is_outlined_at_the_same_place_in_both_views(dual: MainWindow) -> None:
    dual.selection.select("gpu1")
    layout = dual.document.report.layout
    for side in dual.workspace.canvas.stage:
        (outline,) = side.overlay._outlines
        (rect,) = rects_of(layout, side.view.view, "gpu1")
        assert outline.boundingRect().adjusted(6, 6, -6, -6) == rect
