"""Rigs side by side in the window: chosen, marked, opened, exported, by mouse and by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.rig.edits import rename
from rigbuilder.rig.file import save_rig
from rigbuilder.ui.compare.window import CompareWindow
from rigbuilder.ui.main_window import MainWindow
from tests.ui import makers
from tests.ui.hands import Drag, settle
from tests.ui.test_readable import CONTROLS, inner, name_of

GUIDE = ["Dual RTX 3090 with NVLink", "Dual RTX 4090", "One A100 80GB", "One RTX A6000"]
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


def _compare(window: MainWindow, qtbot: QtBot) -> CompareWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(
        window,
        Qt.Key.Key_L,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    shown = window.findChild(CompareWindow)
    assert shown is not None
    qtbot.waitUntil(shown.isVisible)
    return shown


def _file(folder: Path, name: str, slot: int = 5) -> Path:
    path = folder / f"{name}.rig.json"
    save_rig(path, rename(makers.dual_rig(second=slot), name), makers.catalog())
    return path


@pytest.fixture
def small(started: MainWindow, qtbot: QtBot, tmp_path: Path) -> CompareWindow:
    """An open rig and one file, over the small catalog."""
    started.profile.settings.setValue("compare/rigs", [str(_file(tmp_path, "Other", slot=4))])
    started.files.open_path(_file(tmp_path, "Mine"))
    settle(qtbot, started)
    return _compare(started, qtbot)


@pytest.fixture
def guide(started: MainWindow, qtbot: QtBot) -> CompareWindow:
    """The ready rig of two RTX 3090 as the open one, beside those of the guide."""
    started.document.own_catalog = load_catalog([catalogs_dir()])
    started.files.open_path(assets_dir() / "rigs" / "dual-3090-nvlink.rig.json")
    settle(qtbot, started)
    return _compare(started, qtbot)


def _names(window: CompareWindow) -> list[str]:
    model = window.model
    return [
        model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())
    ]  # fmt: skip


def _said(window: CompareWindow, title: str, column: int) -> str:
    model = window.model
    for row in range(model.rowCount()):
        if model.headerData(row, Qt.Orientation.Vertical) == title:
            return str(model.index(row, column).data(ACCESSIBLE))
    raise AssertionError(f"no row {title!r}")


def _settled(window: CompareWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window._later.isActive())


def _head(window: CompareWindow, column: int) -> tuple[QWidget, QPoint]:
    header = window.table.horizontalHeader()
    left = header.sectionViewportPosition(column)
    place = QPoint(left + header.sectionSize(column) // 2, header.height() // 2)
    return header.viewport(), place


def test_the_guides_rigs_stand_beside_the_open_one(guide: CompareWindow) -> None:
    assert _names(guide) == GUIDE
    assert "better than every other rig" in _said(guide, "Card memory, GiB", 2)
    assert "the ranges overlap" in _said(guide, "Decode, tok/s", 0)
    assert _said(guide, "Card memory, GiB", 0) == (
        "Card memory, GiB, Dual RTX 3090 with NVLink: 48.0"
    )


def test_better_is_signed_bold_and_coloured(guide: CompareWindow) -> None:
    model = guide.model
    row = next(n for n, line in enumerate(model.lines) if getattr(line, "key", "") == "vram")
    best, other = model.index(row, 2), model.index(row, 0)
    assert best.data(Qt.ItemDataRole.FontRole).bold()
    assert not other.data(Qt.ItemDataRole.FontRole).bold()
    colours = {i.data(Qt.ItemDataRole.ForegroundRole).name() for i in (best, other)}
    assert len(colours) == 2
    signs = [i.data(Qt.ItemDataRole.DecorationRole).pixmap(14, 14).toImage() for i in (best, other)]
    assert signs[0] != signs[1]


def test_an_edit_of_the_open_rig_is_followed(
    small: CompareWindow, started: MainWindow, qtbot: QtBot
) -> None:
    started.workspace.name_field.setText("Renamed")
    QTest.keyClick(started.workspace.name_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _names(small)[0] == "Renamed")


def test_a_closed_comparison_is_judged_again_only_when_it_is_shown(
    small: CompareWindow, started: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(small, Qt.Key.Key_Escape)
    assert not small.isVisible()
    started.document.edit("Rename", lambda rig: rename(rig, "Meanwhile"))
    _settled(small, qtbot)
    assert _names(small)[0] == "Mine"
    _compare(started, qtbot)
    assert _names(small)[0] == "Meanwhile"


def test_a_double_click_on_a_head_opens_that_rig_and_keeps_the_former_one(
    small: CompareWindow, started: MainWindow, qtbot: QtBot
) -> None:
    assert _names(small) == ["Mine", "Other"]
    view, place = _head(small, 1)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert started.document.rig.name == "Other"
    qtbot.waitUntil(lambda: _names(small) == ["Other", "Mine"])


def test_a_double_click_on_a_figure_opens_its_rig(
    small: CompareWindow, started: MainWindow, qtbot: QtBot
) -> None:
    place = small.table.visualRect(small.model.index(4, 1)).center()
    qtbot.mouseClick(small.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(small.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert started.document.rig.name == "Other"


def test_the_keyboard_walks_columns_opens_and_removes(
    small: CompareWindow, started: MainWindow, qtbot: QtBot
) -> None:
    small.table.setFocus()
    assert small.column == 0
    assert not small.remove_button.isEnabled()
    QTest.keyClick(small.table, Qt.Key.Key_Right)
    assert small.column == 1
    QTest.keyClick(small.table, Qt.Key.Key_Return)
    assert started.document.rig.name == "Other"
    _settled(small, qtbot)
    small.activateWindow()
    small.table.setFocus()
    qtbot.waitUntil(small.table.hasFocus)
    QTest.keyClick(small.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: small.model.columnCount() == 0)
    assert small.pages.currentWidget() is small.empty


def test_unsaved_changes_are_asked_about_before_another_rig_opens(
    small: CompareWindow, started: MainWindow, qtbot: QtBot
) -> None:
    started.document.edit("Rename", lambda rig: rename(rig, "Changed"))
    _settled(small, qtbot)
    qtbot.mouseClick(_head(small, 1)[0], Qt.MouseButton.LeftButton, pos=_head(small, 1)[1])
    qtbot.mouseClick(small.open_button, Qt.MouseButton.LeftButton)
    assert started.document.rig.name == "Changed"
    (row,) = [row for row in started.messages.rows if row.buttons]
    button = next(b for b in row.buttons if "without saving" in b.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert started.document.rig.name == "Other"
    qtbot.waitUntil(lambda: _names(small) == ["Other", "Changed"])


def test_a_rig_that_was_never_saved_can_be_taken_up_again(
    small: CompareWindow, started: MainWindow, qtbot: QtBot
) -> None:
    started.document.new(rename(makers.dual_rig(), "Fresh"))
    qtbot.waitUntil(lambda: _names(small) == ["Fresh", "Other"])
    for now, then in (("Other", "Fresh"), ("Fresh", "Other")):
        view, place = _head(small, 1)
        qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
        assert started.document.rig.name == now
        qtbot.waitUntil(lambda wanted=[now, then]: _names(small) == wanted)
    assert started.document.dirty


def test_files_dropped_on_the_window_are_added_up_to_four(
    small: CompareWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = [_file(tmp_path, name) for name in ("Third", "Fourth", "Fifth")]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drag = Drag(small, data).enter(QPoint(50, 50)).drop(QPoint(50, 50))
    assert drag.accepted
    assert _names(small) == ["Mine", "Other", "Third", "Fourth"]
    assert "4 rigs are compared at most" in small.note.text()
    assert not small.add_button.isEnabled()


def test_a_dropped_file_that_is_no_rig_is_named(
    small: CompareWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = tmp_path / "bad\u202e<b>.json"
    bad.write_text("[]")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(bad))])
    Drag(small, data).enter(QPoint(50, 50)).drop(QPoint(50, 50))
    assert "is not a rig file" in small.note.text()
    assert "\u202e" not in small.note.text()
    assert _names(small) == ["Mine", "Other"]


def test_what_is_no_file_is_not_taken(small: CompareWindow) -> None:
    data = QMimeData()
    data.setText("hello")
    assert not Drag(small, data).enter(QPoint(50, 50)).accepted


def test_the_menu_offers_ready_rigs_recent_rigs_and_a_file(
    small: CompareWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    menu = small.add_button.menu()
    menu.aboutToShow.emit()
    words = [action.text() for action in menu.actions()]
    assert "single-a100-80gb" in words
    assert "Mine" in words
    extra = _file(tmp_path, "Extra")
    small.ask_open = lambda: [extra]
    menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: _names(small) == ["Mine", "Other", "Extra"])
    next(action for action in menu.actions() if action.text() == "single-a100-80gb").trigger()
    qtbot.waitUntil(lambda: _names(small)[-1] == "One A100 80GB")


def test_the_common_workload_is_chosen(
    small: CompareWindow, started: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    def run(rig):  # type: ignore[no-untyped-def]
        work = rig.workload.model_copy(update={"context": 1234})
        return rig.model_copy(update={"workload": work})

    started.document.edit("Context", run)
    qtbot.waitUntil(lambda: "1,234 tokens" in small.what.accessibleName())
    small.workload.setFocus()
    QTest.keyClick(small.workload, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "8,192 tokens" in small.what.accessibleName())
    QTest.keyClick(small.workload, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Each runs a model of its own" in small.what.accessibleName())


def test_the_chosen_rigs_are_there_next_time(
    small: CompareWindow, started: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    small.add_files([_file(tmp_path, "Kept")])
    _settled(small, qtbot)
    again = CompareWindow(started.document, started.theme)
    qtbot.addWidget(again)
    assert _names(again) == ["Mine", "Other", "Kept"]


@pytest.mark.parametrize(
    ("name", "saved", "start"),
    [("a.pdf", "a.pdf", b"%PDF"), ("a", "a.pdf", b"%PDF"), ("a.md", "a.md", b"# Mine / Other")],
)
def test_the_comparison_is_exported_in_the_form_of_its_ending(
    small: CompareWindow, tmp_path: Path, qtbot: QtBot, name: str, saved: str, start: bytes
) -> None:
    small.ask_export = lambda _proposal: tmp_path / name
    qtbot.mouseClick(small.export_button, Qt.MouseButton.LeftButton)
    assert (tmp_path / saved).read_bytes().startswith(start)
    assert small.note.text() == f"Exported {saved}."


def test_a_place_that_cannot_be_written_is_said(small: CompareWindow, tmp_path: Path) -> None:
    small.ask_export = lambda _proposal: tmp_path / "missing" / "a.pdf"
    small.write()
    assert "does not exist" in small.note.text()
    small.ask_export = lambda _proposal: None
    small.write()
    assert not (tmp_path / "missing").exists()


def test_each_plot_tab_names_the_rigs(guide: CompareWindow) -> None:
    for number, view in enumerate(guide.views.values(), 1):
        guide.tabs.setCurrentIndex(number)
        assert "Dual RTX 4090" in view.accessibleDescription()


def test_with_a_single_rig_it_asks_for_another(
    started: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    started.profile.settings.setValue("compare/rigs", [str(tmp_path / "gone.rig.json")])
    started.document.new(makers.dual_rig())
    shown = _compare(started, qtbot)
    assert shown.pages.currentWidget() is shown.empty
    assert not shown.export_button.isEnabled()
    shown.write()


@pytest.mark.parametrize("theme_name", ["dark", "contrast", "light"])
def test_every_control_has_a_name_in_every_theme(
    small: CompareWindow, started: MainWindow, theme_name: str
) -> None:
    started.theme.choose(theme_name)  # type: ignore[arg-type]
    for widget in small.findChildren(QWidget):
        if isinstance(widget, CONTROLS) and not inner(widget):
            assert name_of(widget) or widget.parent() is small.table, widget
    assert small.table.accessibleName()
    head = small.model.headerData(0, Qt.Orientation.Horizontal, ACCESSIBLE)
    assert str(head).startswith("Mine: ")


def test_everything_can_be_reached_with_tab_in_the_order_of_reading(
    small: CompareWindow, qtbot: QtBot
) -> None:
    small.activateWindow()
    small.workload.setFocus()
    qtbot.waitUntil(small.workload.hasFocus)
    order: list[QWidget | None] = [small.workload]
    for _ in range(4):
        QTest.keyClick(small.focusWidget(), Qt.Key.Key_Tab)
        order.append(small.focusWidget())
    assert order == [
        small.workload, small.add_button, small.tabs.tabBar(), small.table, small.export_button,
    ]  # fmt: skip
