"""Reading this computer in the window: from recordings, and from this very computer."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Event
from threading import enumerate as enumerate_threads

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import catalogs_dir
from rigbuilder.scan.recording import Recording
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.scan.reader import THREAD, Reader
from rigbuilder.ui.scan.tables import ChoiceBox
from rigbuilder.ui.scan.window import ScanWindow
from tests.ui import makers
from tests.ui.test_readable import CONTROLS, inner, name_of

RECORDINGS = Path(__file__).parents[1] / "scan" / "recordings"
LEFT = Qt.MouseButton.LeftButton
FE = "nvidia-geforce-rtx-3090-founders-edition"


@pytest.fixture
def shown(started: MainWindow, qtbot: QtBot) -> ScanWindow:
    """The window after it has read this computer, whatever that is."""
    started.document.use_catalog(load_catalog([catalogs_dir()]))
    started.actions_["scan"].trigger()
    window = started.findChild(ScanWindow)
    assert window is not None
    qtbot.waitUntil(lambda: window.scan is not None, timeout=60_000)
    return window


def _replay(window: ScanWindow, qtbot: QtBot, name: str) -> None:
    window.ask_folder = lambda _title: RECORDINGS / name
    qtbot.mouseClick(window.replay, LEFT)
    assert window.note.text() == f"From {name}."


def _texts(window: ScanWindow, column: int) -> list[str]:
    items = [window.parts.item(row, column) for row in range(window.parts.rowCount())]
    return [item.text() for item in items if item is not None]


def _boxes(window: ScanWindow) -> list[ChoiceBox]:
    return [
        box
        for row in range(window.parts.rowCount())
        if isinstance(box := window.parts.cellWidget(row, 3), ChoiceBox)
    ]


def _choose(box: ChoiceBox, number: int) -> None:
    """By keyboard: so many entries down from the first."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(number):
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_this_computer_is_read_beside_the_window(shown: ScanWindow) -> None:
    assert shown.recording is not None
    assert shown.pages.currentIndex() == 1
    assert "processor" in _texts(shown, 0)
    assert "No computer knows its case" in shown.remarks.text()


def test_the_start_page_leads_to_it(started: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(started.start.scan_button, LEFT)
    window = started.findChild(ScanWindow)
    assert window is not None
    assert window.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)


def test_a_recording_is_shown_with_states_places_and_links(shown: ScanWindow, qtbot: QtBot) -> None:
    _replay(shown, qtbot, "two-3090-nvlink-b550")
    assert shown.answer.text() == (
        "Found: 2 cards (2 in a proven slot), the board, the processor, memory."
    )
    assert _texts(shown, 0) == ["board", "processor", "memory", "gpu1", "gpu2", "bridge1"]
    assert _texts(shown, 2)[0] == "recognised"
    assert _texts(shown, 4)[3] == "in slot PCIEX16_1"
    now = shown.links.item(1, 2)
    assert now is not None
    assert now.text() == "x4, generation 4"
    assert "gpu2: x4 of x8" in shown.odd.text()


def test_it_opens_as_a_new_rig_of_owned_parts_that_is_not_saved(
    shown: ScanWindow, started: MainWindow, qtbot: QtBot
) -> None:
    _replay(shown, qtbot, "two-3090-nvlink-b550")
    qtbot.mouseClick(shown.take, LEFT)
    document = started.document
    assert [card.part for card in document.rig.cards] == [FE, FE]
    assert document.path is None
    assert document.dirty
    assert {row.condition for row in document.report.cost.rows} == {"owned"}
    assert started.stack.currentWidget() is started.workspace
    assert "not saved yet" in shown.note.text()


def test_nothing_unsaved_is_lost_for_it(
    shown: ScanWindow, started: MainWindow, qtbot: QtBot
) -> None:
    document = started.document
    document.edit("Add", lambda rig: makers.dual_rig())
    before = document.rig
    _replay(shown, qtbot, "two-3090-nvlink-b550")
    qtbot.mouseClick(shown.take, LEFT)
    assert document.rig == before
    (row,) = [row for row in started.messages.rows if row.buttons]
    keep = next(button for button in row.buttons if "Keep on" in button.text())
    qtbot.mouseClick(keep, LEFT)
    assert document.rig == before
    qtbot.mouseClick(shown.take, LEFT)
    (row,) = [row for row in started.messages.rows if row.buttons]
    leave = next(button for button in row.buttons if "without saving" in button.text())
    qtbot.mouseClick(leave, LEFT)
    assert [card.part for card in document.rig.cards] == [FE, FE]


def test_a_card_of_unknown_model_is_chosen_by_keyboard_before_it_is_opened(
    shown: ScanWindow, started: MainWindow, qtbot: QtBot
) -> None:
    _replay(shown, qtbot, "four-3090-wrx80")
    assert len(_boxes(shown)) == 4
    box = _boxes(shown)[2]
    assert box.accessibleName() == "Model of gpu3"
    _choose(box, 1)
    assert _texts(shown, 2)[5] == "recognised"
    qtbot.mouseClick(shown.take, LEFT)
    part = started.document.rig.cards[2].part
    assert part.startswith("evga-rtx-3090")
    assert started.document.rig.prices[part].owned


def test_a_model_chosen_after_opening_changes_the_open_rig_in_one_step(
    shown: ScanWindow, started: MainWindow, qtbot: QtBot
) -> None:
    _replay(shown, qtbot, "four-3090-wrx80")
    qtbot.mouseClick(shown.take, LEFT)
    former = started.document.rig
    _choose(_boxes(shown)[3], 1)
    assert started.document.rig.cards[3].part.startswith("msi-rtx-3090")
    started.document.undo_stack.undo()
    assert started.document.rig == former


def test_a_model_chosen_later_leaves_another_open_rig_alone(
    shown: ScanWindow, started: MainWindow, qtbot: QtBot
) -> None:
    _replay(shown, qtbot, "four-3090-wrx80")
    started.document.new(makers.dual_rig())
    _choose(_boxes(shown)[3], 1)
    assert started.document.rig == makers.dual_rig()


def test_the_wheel_over_a_choice_chooses_nothing(shown: ScanWindow, qtbot: QtBot) -> None:
    _replay(shown, qtbot, "four-3090-wrx80")
    box = _boxes(shown)[0]
    before = box.currentIndex()
    middle = QPointF(box.rect().center())
    wheel = QWheelEvent(
        middle, box.mapToGlobal(middle), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert box.currentIndex() == before


def test_a_recording_is_saved_and_read_again(
    shown: ScanWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    _replay(shown, qtbot, "windows-4090")
    shown.ask_folder = lambda _title: tmp_path / "kept"
    qtbot.mouseClick(shown.keep, LEFT)
    assert shown.note.text() == "Saved in kept."
    qtbot.mouseClick(shown.replay, LEFT)
    assert shown.scan is not None
    assert shown.scan.opened.rig.board == "asus-rog-maximus-z790-dark-hero"


def test_folders_that_cannot_be_used_are_said_and_change_nothing(
    shown: ScanWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    scan = shown.scan
    shown.ask_folder = lambda _title: tmp_path / "none"
    qtbot.mouseClick(shown.replay, LEFT)
    assert "is no folder of a recording" in shown.note.text()
    (tmp_path / "file").write_text("")
    shown.ask_folder = lambda _title: tmp_path / "file" / "x"
    qtbot.mouseClick(shown.keep, LEFT)
    assert "cannot be written" in shown.note.text()
    shown.ask_folder = lambda _title: None
    qtbot.mouseClick(shown.replay, LEFT)
    qtbot.mouseClick(shown.keep, LEFT)
    assert shown.scan is scan


def test_hostile_names_are_shown_as_plain_text(
    shown: ScanWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    evil = "<b>x</b>\x1b[31m\u202e" + "y" * 3000
    (tmp_path / "dmi.txt").write_text(f"board_vendor: {evil}\nboard_name: {evil}\n", "utf-8")
    (tmp_path / "windows.txt").write_text(json.dumps({"Processors": [{"Name": evil}]}))
    shown.ask_folder = lambda _title: tmp_path
    qtbot.mouseClick(shown.replay, LEFT)
    text = "".join(_texts(shown, 1))
    assert "<b>x</b>" in text
    assert not any(bad in text for bad in ("\x1b", "\u202e"))
    assert shown.width() < 1366
    qtbot.mouseClick(shown.take, LEFT)


def test_cancelling_the_first_reading_closes_the_window(started: MainWindow, qtbot: QtBot) -> None:
    window = ScanWindow(started.document.own_catalog, started.theme, started)
    asked, go_on = Event(), Event()

    def slow(**_options: object) -> Recording:
        asked.set()
        go_on.wait(30)
        return Recording({"dmi": "board_name: late"})

    window.reader._source = slow
    window.begin()
    window.show()
    assert asked.wait(30)
    assert window.pages.currentIndex() == 0
    QTest.keyClick(window.stop, Qt.Key.Key_Space)
    assert not window.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: all(thread.name != THREAD for thread in enumerate_threads()))
    assert window.scan is None


def test_cancelling_a_second_reading_shows_the_first_result(
    shown: ScanWindow, qtbot: QtBot
) -> None:
    scan = shown.scan
    qtbot.mouseClick(shown.again, LEFT)
    assert not shown.take.isEnabled()
    qtbot.mouseClick(shown.stop, LEFT)
    assert shown.pages.currentIndex() == 1
    assert shown.take.isEnabled()
    assert shown.scan is scan


def test_a_reader_whose_window_is_gone_ends_quietly(qtbot: QtBot) -> None:
    done = Event()

    def source(**_options: object) -> Recording:
        done.set()
        return Recording()

    reader = Reader(None, source)
    with qtbot.waitSignal(reader.heard):
        reader.start()
    assert done.is_set()


@pytest.mark.parametrize("theme_name", ["light", "dark", "contrast"])
def test_every_control_has_a_name_and_tab_reaches_the_buttons(
    shown: ScanWindow, started: MainWindow, qtbot: QtBot, theme_name: str
) -> None:
    started.theme.choose(theme_name)  # type: ignore[arg-type]
    _replay(shown, qtbot, "four-3090-wrx80")
    for widget in shown.findChildren(QWidget):
        if isinstance(widget, CONTROLS) and not inner(widget) and widget.isVisible():
            assert name_of(widget) or widget.parent() in (shown.parts, shown.links), widget
    shown.activateWindow()
    shown.take.setFocus()
    qtbot.waitUntil(shown.take.hasFocus)
    reached = set()
    for _ in range(14):
        QTest.keyClick(shown.focusWidget(), Qt.Key.Key_Tab)
        reached.add(shown.focusWidget())
    assert {shown.again, shown.replay, shown.keep, shown.take, shown.parts} <= reached
    assert set(_boxes(shown)) & reached
