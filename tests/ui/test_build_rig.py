"""The main job with nothing but mouse and keyboard, and back, and forth, and to a file."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rigbuilder.rig.file import read_rig
from rigbuilder.rig.model import Rig, SlotSeat
from rigbuilder.ui.main_window import MainWindow
from tests.ui import makers
from tests.ui.hands import at_item, drag_of_row, drag_to_middle, drag_to_slot, settle

FRAME = ("tower-9", "board-7", "epyc", "air", "kit", "psu-1500")


def build_dual_rig(qtbot: QtBot, window: MainWindow) -> None:
    """Drags every part from the palette to its place."""
    for part in FRAME:
        drag_to_middle(window, part)
        settle(qtbot, window)
    drag_to_slot(window, "rtx-3090", 1)
    drag_to_slot(window, "rtx-3090", 5)
    drag = drag_of_row(window, "nvlink-4-slot")
    place = at_item(window, "gpu1") + QPoint(0, 40)
    drag.enter(place).move(place)
    drag.drop(place)


def test_dual_rig_is_built_by_dragging_and_fits(qtbot: QtBot, window: MainWindow) -> None:
    build_dual_rig(qtbot, window)
    rig = window.document.rig
    assert [(c.part, c.seat) for c in rig.cards] == [
        ("rtx-3090", SlotSeat(slot=1)),
        ("rtx-3090", SlotSeat(slot=5)),
    ]
    assert [(b.part, b.joins) for b in rig.bridges] == [("nvlink-4-slot", ("gpu1", "gpu2"))]
    assert (rig.case, rig.board, rig.cpu, rig.cooler) == ("tower-9", "board-7", "epyc", "air")
    assert rig.psus == ("psu-1500",)
    assert window.document.report.verdict == "fits"
    assert window.workspace.gauges.verdict.words.text().startswith("Fits")


def test_undo_all_and_redo_all_come_back_to_the_same_rig(qtbot: QtBot, window: MainWindow) -> None:
    build_dual_rig(qtbot, window)
    built, undo, redo = window.document.rig, window.actions_["undo"], window.actions_["redo"]
    while undo.isEnabled():
        undo.trigger()
    assert window.document.rig == Rig()
    assert not window.document.dirty
    while redo.isEnabled():
        redo.trigger()
    assert window.document.rig == built


def test_saved_and_reopened_it_is_the_same_rig(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    build_dual_rig(qtbot, window)
    built, file = window.document.rig, tmp_path / "dual.rig.json"
    window.files.ask_save = lambda _proposal: file
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert read_rig(file, makers.catalog()).rig == built
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.document.rig == Rig()
    window.files.ask_open = lambda: file
    QTest.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert window.document.rig == built
    assert window.document.path == file


def test_dual_rig_is_built_with_the_keyboard_alone(qtbot: QtBot, window: MainWindow) -> None:
    search = window.workspace.palette_panel.search
    for words in ("nine tower", "seven slot board", "sixteen", "tower cooler", "supply 1500",
                  "3090", "3090", "4-slot"):  # fmt: skip
        QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(search, words)
        QTest.keyClick(search, Qt.Key.Key_Return)
    rig = window.document.rig
    assert [card.part for card in rig.cards] == ["rtx-3090", "rtx-3090"]
    assert [bridge.part for bridge in rig.bridges] == ["nvlink-4-slot"]
    QTest.keyClick(window, Qt.Key.Key_F6)
    view = window.workspace.canvas.side.view
    window.selection.clear()
    while window.selection.key != "gpu2":
        QTest.keyClick(view, Qt.Key.Key_Tab)
    steps = 5 - rig.cards[1].seat.slot  # type: ignore[union-attr]
    for _ in range(abs(steps)):
        QTest.keyClick(view, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    first, second = (card.seat.slot for card in window.document.rig.cards)  # type: ignore[union-attr]
    assert second - first == 4
    assert not window.document.report.by_severity("error")
