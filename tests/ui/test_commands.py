"""The command palette: found by typing, run by Enter, gone by Esc."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rigbuilder.ui.commands.palette import CommandPalette
from rigbuilder.ui.commands.ranking import ranked
from rigbuilder.ui.main_window import MainWindow
from tests.ui import makers

TEXTS = ("Export PDF File", "Next part Edit", "Open dual-3090 Ready rig", "Zurück Bearbeiten")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("exp", 0),
        ("part", 1),
        ("3090", 2),
        ("open 30", 2),
        ("PDF exp", 0),
        ("ept", 0),
        ("zuruck", 3),
        ("xpo", 0),
    ],
)
def test_typed_words_find_what_a_person_means(typed: str, first: int) -> None:
    assert ranked(typed, TEXTS)[0] == first


def test_words_that_are_nowhere_find_nothing_and_none_lists_all() -> None:
    assert ranked("qqq", TEXTS) == []
    assert ranked("  ", TEXTS) == [0, 1, 2, 3]


@given(st.text(max_size=12), st.lists(st.text(max_size=20), max_size=8))
def test_a_longer_query_never_finds_more(typed: str, texts: list[str]) -> None:
    assert set(ranked(f"{typed} x", texts)) <= set(ranked(typed, texts))


@pytest.fixture
def dual(window: MainWindow) -> MainWindow:
    window.document.new(makers.dual_rig())
    return window


def _open(window: MainWindow) -> CommandPalette:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(CommandPalette)
    assert palette is not None
    assert palette.isVisible()
    return palette


def _type(palette: CommandPalette, words: str) -> None:
    QTest.keyClicks(palette.field, words)


def test_a_typed_command_is_run_by_enter(dual: MainWindow) -> None:
    palette = _open(dual)
    _type(palette, "dark")
    assert palette.found()[0].words == "Dark"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert dual.theme.choice == "dark"
    assert not palette.isVisible()


def test_arrows_choose_another_row_and_a_part_of_the_rig_is_selected(dual: MainWindow) -> None:
    palette = _open(dual)
    _type(palette, "in this rig gpu")
    assert [command.group for command in palette.found()] == ["In this rig"] * 2
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert dual.selection.keys == ("gpu2",)
    assert dual.workspace.tabs.currentWidget() is dual.workspace.inspector


def test_arrows_go_round_and_pages_stop_at_the_ends(dual: MainWindow) -> None:
    palette = _open(dual)
    last = len(palette.found()) - 1
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.view.currentIndex().row() == last
    QTest.keyClick(palette.field, Qt.Key.Key_PageDown)
    assert palette.view.currentIndex().row() == last
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.view.currentIndex().row() == 0


def test_escape_changes_nothing_and_gives_the_keyboard_back(dual: MainWindow) -> None:
    rig = dual.document.rig
    before = dual.workspace.canvas.focus()
    palette = _open(dual)
    _type(palette, "new rig")
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert dual.document.rig is rig
    assert dual.focusWidget() is before


def test_what_is_switched_off_is_not_offered(dual: MainWindow) -> None:
    palette = _open(dual)
    assert not [command for command in palette.found() if command.words.startswith("Redo")]
    _type(palette, "no such thing at all")
    assert palette.found() == []
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_click_on_a_row_runs_it(dual: MainWindow) -> None:
    palette = _open(dual)
    _type(palette, "bridge.pitch")
    place = palette.view.visualRect(palette.view.currentIndex()).center()
    QTest.mouseClick(palette.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dual.workspace.tabs.currentWidget() is dual.workspace.help
