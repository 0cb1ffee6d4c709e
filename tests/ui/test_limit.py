"""The slider of a card's power limit: watts against speed, one pull one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import assets_dir, catalogs_dir
from rigbuilder.ui.inspector.limit import LimitSlider
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.theme.theme import Theme
from tests.ui.hands import settle


@pytest.fixture
def window(qtbot: QtBot, profile: Profile, theme: Theme) -> MainWindow:
    """The ready rig of two RTX 3090 with its first card selected."""
    window = MainWindow(profile, theme)
    qtbot.addWidget(window)
    window.complete(load_catalog([catalogs_dir()]))
    window.show()
    window.files.open_path(assets_dir() / "rigs" / "dual-3090-nvlink.rig.json")
    settle(qtbot, window)
    window.selection.select("gpu1")
    window.workspace.show_part()
    return window


def _slider(window: MainWindow) -> LimitSlider:
    return window.workspace.inspector.controls.slider


def test_pulling_the_slider_lowers_watts_and_speed_as_one_step(
    window: MainWindow, qtbot: QtBot
) -> None:
    limit, document = _slider(window), window.document
    before = document.report.speed.decode_tok_s.expected  # type: ignore[union-attr]
    assert limit.slider.maximum() == limit.slider.value() == 350
    for _ in range(3):
        qtbot.keyClick(limit.slider, Qt.Key.Key_PageDown)
    assert document.rig.card("gpu1").power_limit_w == 275.0  # type: ignore[union-attr]
    after = document.report.speed.decode_tok_s.expected  # type: ignore[union-attr]
    assert after < before  # type: ignore[operator]
    assert limit.speed.text().startswith("275 W")
    assert "tok/s" in limit.speed.text()
    document.undo_stack.undo()
    assert document.rig.card("gpu1").power_limit_w is None  # type: ignore[union-attr]
    assert limit.slider.value() == 350


def test_the_full_right_lifts_the_limit(window: MainWindow, qtbot: QtBot) -> None:
    limit = _slider(window)
    qtbot.keyClick(limit.slider, Qt.Key.Key_Home)
    assert window.document.rig.card("gpu1").power_limit_w == 140.0  # type: ignore[union-attr]
    qtbot.keyClick(limit.slider, Qt.Key.Key_End)
    assert window.document.rig.card("gpu1").power_limit_w is None  # type: ignore[union-attr]


def test_items_without_a_power_limit_have_no_slider(window: MainWindow) -> None:
    assert _slider(window).isVisible()
    window.selection.select("psu1")
    assert not _slider(window).isVisible()
