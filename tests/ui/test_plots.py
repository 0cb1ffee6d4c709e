"""The plots window follows the rig and saves what it shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.plots.window import PlotsWindow
from tests.ui.hands import settle


@pytest.fixture
def dual_window(started: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the dual RTX 3090 of the ready rigs."""
    started.document.own_catalog = load_catalog([catalogs_dir()])
    started.files.open_path(assets_dir() / "rigs" / "dual-3090-nvlink.rig.json")
    settle(qtbot, started)
    return started


@pytest.fixture
def plots(dual_window: MainWindow, qtbot: QtBot) -> PlotsWindow:
    """Its plots, opened from the menu."""
    dual_window.actions_["plots"].trigger()
    window = dual_window.findChild(PlotsWindow)
    assert window is not None
    qtbot.waitUntil(window.isVisible)
    return window


def test_each_tab_describes_its_plot_in_words(plots: PlotsWindow) -> None:
    for number, view in enumerate(plots.views.values()):
        plots.tabs.setCurrentIndex(number)
        assert view.accessibleName()
        assert " to " in view.accessibleDescription()


def test_the_plot_follows_an_edit_of_the_rig(
    plots: PlotsWindow, dual_window: MainWindow, qtbot: QtBot
) -> None:
    before = plots.views["context"].accessibleDescription()
    dual_window.workspace.workload.context.setValue(4096)
    qtbot.waitUntil(lambda: plots.views["context"].accessibleDescription() != before)


def test_a_rent_adds_its_line_to_the_cost(plots: PlotsWindow) -> None:
    plots.tabs.setCurrentIndex(list(plots.views).index("break-even"))
    assert "renting" not in plots.views["break-even"].accessibleDescription()
    plots.rent.setValue(0.8)
    assert "renting at 0.8 USD/h" in plots.views["break-even"].accessibleDescription()


@pytest.mark.parametrize(
    ("name", "saved"), [("a.png", "a.png"), ("a.svg", "a.svg"), ("a", "a.png")]
)
def test_a_plot_is_saved_in_the_form_of_its_ending(
    plots: PlotsWindow, tmp_path: Path, qtbot: QtBot, name: str, saved: str
) -> None:
    plots.ask_path = lambda _proposal: tmp_path / name
    qtbot.mouseClick(plots.save, Qt.MouseButton.LeftButton)
    file = tmp_path / saved
    assert not QImage(str(file)).isNull() if saved.endswith("png") else b"<svg" in file.read_bytes()
    assert saved in plots.note.text()


def test_a_place_that_cannot_be_written_is_said(plots: PlotsWindow, tmp_path: Path) -> None:
    plots.ask_path = lambda _proposal: tmp_path / "missing" / "a.png"
    plots.save_plot()
    assert "cannot be saved" in plots.note.text()


def test_giving_up_the_dialog_saves_nothing(plots: PlotsWindow, tmp_path: Path) -> None:
    plots.ask_path = lambda _proposal: None
    plots.save_plot()
    assert list(tmp_path.iterdir()) == []
