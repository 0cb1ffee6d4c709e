"""The keyboard on the drawing and in the lists."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rigbuilder.rig.model import SlotSeat
from rigbuilder.ui.canvas.view import CanvasView
from rigbuilder.ui.main_window import MainWindow
from tests.ui import makers
from tests.ui.hands import at_item, settle

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot: QtBot, window: MainWindow) -> CanvasView:
    """The side view of the dual rig, with the keyboard."""
    window.document.new(makers.dual_rig())
    settle(qtbot, window)
    side = window.workspace.canvas.side.view
    side.setFocus()
    return side


def test_tab_walks_the_parts_from_top_to_bottom(window: MainWindow, view: CanvasView) -> None:
    walked = []
    for _ in range(30):
        before = window.selection.key
        QTest.keyClick(view, Qt.Key.Key_Tab)
        if window.selection.key == before:
            break
        walked.append(window.selection.key)
    assert {"gpu1", "gpu2", "bridge1", "psu1", "board", "case"} <= set(walked)
    assert walked.index("gpu1") < walked.index("gpu2") < walked.index("psu1")
    QTest.keyClick(view, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert window.selection.key == walked[-2]


def test_arrows_move_the_card_a_slot_and_each_press_is_a_step(
    window: MainWindow, view: CanvasView
) -> None:
    window.selection.select("gpu2")
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert window.document.rig.card("gpu2").seat == SlotSeat(slot=7)  # type: ignore[union-attr]
    window.actions_["undo"].trigger()
    assert window.document.rig.card("gpu2").seat == SlotSeat(slot=6)  # type: ignore[union-attr]


def test_at_the_last_slot_the_arrow_does_nothing(window: MainWindow, view: CanvasView) -> None:
    window.selection.select("gpu1")
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert window.document.rig == makers.dual_rig()


def test_without_a_selection_the_arrows_move_the_drawing(
    window: MainWindow, view: CanvasView
) -> None:
    before = view.centre()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.centre().y() > before.y()
    assert window.document.rig == makers.dual_rig()


def test_delete_removes_all_that_is_selected_in_one_step(
    window: MainWindow, view: CanvasView
) -> None:
    window.selection.select("gpu1", "psu1", "cooler")
    QTest.keyClick(view, Qt.Key.Key_Delete)
    rig = window.document.rig
    assert ([c.key for c in rig.cards], rig.psus, rig.cooler) == (["gpu2"], (), None)
    window.actions_["undo"].trigger()
    assert window.document.rig == makers.dual_rig()


def test_enter_opens_the_figures_of_the_part(window: MainWindow, view: CanvasView) -> None:
    window.selection.select("gpu1")
    QTest.keyClick(view, Qt.Key.Key_Return)
    space = window.workspace
    assert space.tabs.currentWidget() is space.inspector
    assert "313" in space.inspector.figures.toPlainText()
    assert "Maker's page" in space.inspector.figures.toPlainText()


def test_copy_and_paste_add_another_card(window: MainWindow, view: CanvasView) -> None:
    window.selection.select("gpu1")
    QTest.keyClick(view, Qt.Key.Key_C, CTRL)
    QTest.keyClick(view, Qt.Key.Key_V, CTRL)
    assert [card.part for card in window.document.rig.cards] == ["rtx-3090"] * 3


def test_cut_takes_the_card_out_and_paste_brings_it_back(
    window: MainWindow, view: CanvasView
) -> None:
    window.selection.select("gpu2")
    QTest.keyClick(view, Qt.Key.Key_X, CTRL)
    assert len(window.document.rig.cards) == 1
    QTest.keyClick(view, Qt.Key.Key_V, CTRL)
    assert len(window.document.rig.cards) == 2


def test_duplicate_adds_another_of_the_part(window: MainWindow, view: CanvasView) -> None:
    window.selection.select("gpu2")
    QTest.keyClick(view, Qt.Key.Key_D, CTRL)
    assert len(window.document.rig.cards) == 3
    assert window.selection.key == "gpu3"


def test_control_click_adds_to_the_selection_and_takes_from_it(
    window: MainWindow, view: CanvasView
) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(view.viewport(), left, Qt.KeyboardModifier.NoModifier, at_item(window, "gpu1"))
    QTest.mouseClick(view.viewport(), left, CTRL, at_item(window, "gpu2"))
    assert window.selection.keys == ("gpu1", "gpu2")
    QTest.mouseClick(view.viewport(), left, CTRL, at_item(window, "gpu1"))
    assert window.selection.keys == ("gpu2",)


def test_context_menu_key_words_name_what_they_undo(window: MainWindow, view: CanvasView) -> None:
    window.selection.select("gpu2")
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert window.actions_["undo"].text() == "&Undo Move gpu2"


def test_a_click_on_nothing_and_escape_select_nothing(window: MainWindow, view: CanvasView) -> None:
    window.selection.select("gpu1")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert window.selection.keys == ()
    window.selection.select("gpu1")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert window.selection.keys == ()
