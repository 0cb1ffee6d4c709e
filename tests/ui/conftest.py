"""The whole window over a small catalog, in an empty profile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.theme.theme import Theme
from tests.ui import makers
from tests.ui.hands import settle


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


@pytest.fixture
def theme(qapp) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def started(qtbot: QtBot, profile: Profile, theme: Theme) -> Iterator[MainWindow]:
    """The window on its start page."""
    window = MainWindow(profile, theme)
    window.resize(1366, 768)
    window.complete(makers.catalog())
    window.show()
    yield window
    window.document.close()
    window.close()
    window.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, started: MainWindow) -> MainWindow:
    """The window with an empty rig."""
    started.start.new_button.click()
    settle(qtbot, started)
    return started
