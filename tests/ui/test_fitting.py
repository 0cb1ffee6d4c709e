"""The palette lists only what fits the open rig, each part really tried in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.rig.edits import remove, set_part
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.palette.fitting import doubts
from rigbuilder.ui.palette.panel import PalettePanel
from rigbuilder.ui.placing.choose import choose_place
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.theme.theme import Theme
from tests.ui.hands import settle


@pytest.fixture
def palette(qtbot: QtBot, profile: Profile, theme: Theme) -> PalettePanel:
    """The palette beside the ready rig of one RTX A6000, showing power supplies that fit."""
    window = MainWindow(profile, theme)
    qtbot.addWidget(window)
    window.complete(load_catalog([catalogs_dir()]))
    window.show()
    window.files.open_path(assets_dir() / "rigs" / "single-rtx-a6000.rig.json")
    settle(qtbot, window)
    panel = window.workspace.palette_panel
    panel.show_kind("psu")
    qtbot.mouseClick(panel.fits, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not panel._fitting.working, timeout=30_000)  # type: ignore[union-attr]
    return panel


def _window(palette: PalettePanel) -> MainWindow:
    window = palette.window()
    assert isinstance(window, MainWindow)
    return window


def test_only_supplies_that_bring_no_doubt_are_listed(palette: PalettePanel) -> None:
    document = _window(palette).document
    listed = {part.id for part in palette.model.parts}
    supplies = [part for part in document.catalog if part.kind == "psu"]
    assert 0 < len(listed) < len(supplies)
    base = doubts(document.report)
    for part in supplies:
        rig = choose_place(document, part, document.report.layout.seats).rig
        assert (part.id in listed) == (not doubts(document.evaluate(rig)) - base)


def test_an_edit_of_the_rig_asks_anew(palette: PalettePanel, qtbot: QtBot) -> None:
    before = list(palette.model.parts)
    document = _window(palette).document
    document.edit("No card and no case", lambda rig: remove(set_part(rig, "case", None), "gpu1"))
    qtbot.waitUntil(lambda: not palette._fitting.working, timeout=30_000)  # type: ignore[union-attr]
    assert len(palette.model.parts) > len(before)


def test_switched_off_everything_is_listed_again(palette: PalettePanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(palette.fits, Qt.MouseButton.LeftButton)
    supplies = [part for part in _window(palette).document.catalog if part.kind == "psu"]
    assert len(palette.model.parts) == len(supplies)


def test_the_palette_says_when_nothing_of_a_search_fits(
    palette: PalettePanel, qtbot: QtBot
) -> None:
    palette.show_kind("board")
    palette.search.setText("b650e-i")
    palette.search_now()
    qtbot.waitUntil(lambda: not palette._fitting.working, timeout=30_000)  # type: ignore[union-attr]
    assert palette.model.parts == []
    assert "proven to fit" in palette._nothing.text()
