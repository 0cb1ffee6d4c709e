"""The first start's tour: four steps, skipped or finished, shown once."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.tour.tour import Tour
from tests.ui.hands import settle


@pytest.fixture
def tour(qtbot: QtBot, started: MainWindow) -> Tour:
    """As at the first start: the tour begins with the first rig that is shown."""
    started.offer_tour()
    assert started.tour is None
    QTest.mouseClick(started.start.new_button, Qt.MouseButton.LeftButton)
    settle(qtbot, started)
    assert started.tour is not None
    assert started.tour.isVisible()
    return started.tour


def test_four_steps_each_inside_the_window_and_then_it_is_gone(
    started: MainWindow, tour: Tour
) -> None:
    titles = []
    while tour.isVisible():
        titles.append(tour.title)
        assert started.rect().contains(QRect(tour.mapTo(started, QPoint(0, 0)), tour.size()))
        QTest.keyClick(tour.next_button, Qt.Key.Key_Space)
    assert len(set(titles)) == 4


def test_no_step_covers_what_it_speaks_of_beside_the_drawing(
    started: MainWindow, tour: Tour
) -> None:
    space = started.workspace
    for target in (space.palette_panel, space.canvas, space.gauges, space.tabs):
        place = QRect(target.mapTo(started, QPoint(0, 0)), target.size())
        if target is not space.canvas:
            assert not place.intersects(tour.geometry()), tour.title
        QTest.mouseClick(tour.next_button, Qt.MouseButton.LeftButton)


def test_escape_skips_it(tour: Tour) -> None:
    QTest.keyClick(tour.next_button, Qt.Key.Key_Escape)
    assert not tour.isVisible()


def test_a_click_skips_it_and_it_does_not_come_again(
    qtbot: QtBot, started: MainWindow, tour: Tour, profile: Profile
) -> None:
    QTest.mouseClick(tour.skip_button, Qt.MouseButton.LeftButton)
    assert not tour.isVisible()
    started.show_start()
    started.offer_tour()
    started.start.new_button.click()
    settle(qtbot, started)
    assert not tour.isVisible()


def test_it_can_be_taken_again_from_the_help_and_follows_the_window(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.actions_["tour"].trigger()
    assert window.tour is not None
    for _ in range(2):
        window.tour.go_on()
    window.resize(1180, 640)
    settle(qtbot, window)
    assert window.rect().contains(window.tour.geometry())
