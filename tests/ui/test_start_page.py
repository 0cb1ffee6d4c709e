"""The start page: ready rigs, recent files, an empty rig."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.loading import load_catalog
from rigbuilder.paths import catalogs_dir
from rigbuilder.rig.file import save_rig
from rigbuilder.rig.model import Rig
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.start.ready import ORDER
from rigbuilder.ui.theme.theme import Theme
from tests.ui import makers


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The curated catalog: the ready rigs are made of its parts."""
    return load_catalog([catalogs_dir()])


@pytest.fixture
def started(qtbot: QtBot, profile: Profile, theme: Theme, catalog: Catalog) -> Iterator[MainWindow]:
    """The window on its start page, over the curated catalog."""
    window = MainWindow(profile, theme)
    window.resize(1366, 768)
    window.complete(catalog)
    window.show()
    yield window
    window.document.close()
    window.close()
    window.deleteLater()


def load(qtbot: QtBot, window: MainWindow) -> None:
    window.start.load(window.document.own_catalog)
    qtbot.waitUntil(lambda: window.start.loaded, timeout=20_000)


def test_the_five_ready_rigs_are_offered_in_order_with_drawings(
    qtbot: QtBot, started: MainWindow
) -> None:
    load(qtbot, started)
    stems = [card.ready.path.name.removesuffix(".rig.json") for card in started.start.cards]
    assert stems == list(ORDER)
    for card in started.start.cards:
        assert not card.picture.pixmap().isNull()
        assert card.ready.name
        assert "GiB" in card.ready.cards_words


def test_a_click_on_a_ready_rig_opens_it_as_a_template(qtbot: QtBot, started: MainWindow) -> None:
    load(qtbot, started)
    card = started.start.cards[0]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert started.stack.currentWidget() is started.workspace
    assert started.document.rig == card.ready.opened.rig
    assert started.document.path is None
    assert started.document.report.layout.bodies


def test_enter_opens_the_ready_rig_that_has_the_keyboard(qtbot: QtBot, started: MainWindow) -> None:
    load(qtbot, started)
    card = started.start.cards[1]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert started.document.rig == card.ready.opened.rig


def test_every_ready_rig_names_only_known_parts(qtbot: QtBot, started: MainWindow) -> None:
    load(qtbot, started)
    for card in started.start.cards:
        assert card.ready.opened.remarks == ()


def test_new_empty_rig_opens_an_empty_drawing_with_a_hint(started: MainWindow) -> None:
    started.start.new_button.click()
    assert started.document.rig == Rig()
    assert started.stack.currentWidget() is started.workspace
    assert started.workspace.canvas._empty.isVisible()


def test_recent_files_are_listed_and_open(started: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "mine.rig.json"
    save_rig(path, makers.dual_rig(), makers.catalog())
    started.profile.add_recent(path)
    started.show_start()
    button = next(
        b for b in started.start.findChildren(QPushButton) if b.accessibleName() == "Open mine"
    )
    button.click()
    assert started.document.path == path


def test_recent_files_have_their_drawing_and_a_broken_one_none(
    qtbot: QtBot, started: MainWindow, tmp_path: Path
) -> None:
    good, broken = tmp_path / "mine.rig.json", tmp_path / "broken.rig.json"
    save_rig(good, makers.dual_rig(), makers.catalog())
    broken.write_text("{", encoding="utf-8")
    for path in (good, broken):
        started.profile.add_recent(path)
    started.show_start()
    load(qtbot, started)
    pictures = {
        button.accessibleName(): button.icon().pixmap(56, 36).toImage()
        for button in started.start.findChildren(QPushButton)
        if button.accessibleName() in ("Open mine", "Open broken")
    }
    assert pictures["Open mine"].pixelColor(28, 18).alpha() == 255
    assert pictures["Open broken"].pixelColor(28, 18).alpha() == 0


def test_theme_change_draws_the_ready_rigs_again(qtbot: QtBot, started: MainWindow) -> None:
    load(qtbot, started)
    before = started.start.cards[0].picture.pixmap().toImage()
    started.theme.choose("dark")
    qtbot.waitUntil(lambda: started.start.loaded, timeout=20_000)
    assert started.start.cards[0].picture.pixmap().toImage() != before


def test_from_the_start_page_one_gets_back_to_the_open_rig(
    qtbot: QtBot, started: MainWindow
) -> None:
    assert not started.start.back_button.isVisible()
    load(qtbot, started)
    QTest.mouseClick(started.start.cards[0], Qt.MouseButton.LeftButton)
    rig = started.document.rig
    started.actions_["start"].trigger()
    assert started.stack.currentWidget() is started.start
    assert started.start.back_button.text().startswith("Back to Dual RTX 3090")
    QTest.mouseClick(started.start.back_button, Qt.MouseButton.LeftButton)
    assert started.stack.currentWidget() is started.workspace
    assert started.document.rig == rig
