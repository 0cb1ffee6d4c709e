"""A long walk of random user actions: nothing breaks, and everything can be taken back."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rigbuilder.rig.file import read_rig, save_rig
from rigbuilder.rig.model import Rig
from rigbuilder.ui.main_window import MainWindow
from tests.ui import makers
from tests.ui.hands import drag_of_row, pull

ACTIONS = 250
KEYS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
)
MENU = ("undo", "undo", "redo", "duplicate", "copy", "paste", "cut", "remove", "fit", "zoom_in",
        "zoom_out", "actual")  # fmt: skip


class Hand:
    """Somebody who tries everything, the same way for the same seed."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window, self.luck = window, random.Random(seed)
        canvas = window.workspace.canvas
        self.views = [canvas.side.view, canvas.rear.view]

    def place(self) -> QPoint:
        """Somewhere on or beside the side view."""
        view = self.views[0]
        return QPoint(
            self.luck.randint(-60, view.width() + 60), self.luck.randint(-60, view.height() + 60)
        )

    def drag_in(self) -> None:
        model = self.window.workspace.palette_panel.model
        part = self.luck.choice(model.parts).id
        drag = drag_of_row(self.window, part, self.luck.choice(self.views))
        drag.enter(QPoint(5, 5))
        for _ in range(self.luck.randint(1, 4)):
            drag.move(self.place())
        if self.luck.random() < 0.2:
            drag.leave()
        else:
            drag.drop(self.place())

    def pull(self) -> None:
        view = self.luck.choice(self.views)
        inside = QPoint(self.luck.randrange(view.width()), self.luck.randrange(view.height()))
        pull(view, inside, self.place(), self.place())

    def key(self) -> None:
        QTest.keyClick(self.luck.choice(self.views), self.luck.choice(KEYS))

    def menu(self) -> None:
        self.window.actions_[self.luck.choice(MENU)].trigger()

    def choose(self) -> None:
        palette = self.window.workspace.palette_panel
        palette.chosen.emit(self.luck.choice(palette.model.parts).id)

    def fix(self) -> None:
        buttons = [b for c in self.window.workspace.findings.cards for b in c.fix_buttons]
        if buttons:
            self.luck.choice(buttons).click()

    def act(self) -> None:
        """One action."""
        deeds: list[Callable[[], None]] = [
            self.drag_in, self.drag_in, self.pull, self.pull, self.key, self.key, self.menu,
            self.choose, self.fix,
        ]  # fmt: skip
        self.luck.choice(deeds)()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_random_walk_can_be_saved_and_taken_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, seed: int
) -> None:
    hand = Hand(window, seed)
    for _ in range(ACTIONS):
        hand.act()
    document = window.document
    assert not document.previewing
    assert document.rig.items()
    file = tmp_path / "walk.rig.json"
    save_rig(file, document.rig, document.catalog)
    assert read_rig(file, makers.catalog()).rig == document.rig
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert document.rig == Rig()
    scene = window.workspace.canvas.side.scene
    assert not scene._bodies
