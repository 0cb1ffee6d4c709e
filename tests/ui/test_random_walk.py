"""Two thousand user actions drawn by chance: nothing breaks, and everything can be taken back.

Hypothesis draws them, so that a failure is shrunk to the few actions that are needed for it.
"""

from __future__ import annotations

import gc
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rigbuilder.rig.file import read_rig, save_rig
from rigbuilder.rig.model import Rig
from rigbuilder.ui.main_window import MainWindow
from rigbuilder.ui.profile import Profile
from rigbuilder.ui.theme.theme import Theme
from tests.ui import makers
from tests.ui.hands import drag_of_row, pull

WALKS, STEPS = 10, 200
BEYOND_PX = 60
KEYS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
)
MENU = ("undo", "redo", "duplicate", "copy", "paste", "cut", "remove", "fit", "zoom_in",
        "zoom_out", "actual", "commands", "tour", "find", "part")  # fmt: skip
share = st.floats(min_value=0, max_value=1)
"""A place between one end and the other."""
view_number = st.integers(min_value=0, max_value=1)
many = st.integers(min_value=0, max_value=10_000)
"""Number of something that there are so many of, taken modulo."""


class Walk(RuleBasedStateMachine):
    """Somebody who tries everything, in a window of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.window = MainWindow(Profile(Path(self.folder.name) / "profile"), Theme(app, "light"))
        self.window.resize(1366, 768)
        self.window.complete(makers.catalog())
        self.window.show()
        self.window.start.new_button.click()
        canvas = self.window.workspace.canvas
        self.views = (canvas.side.view, canvas.rear.view)

    def _place(self, view: int, across: float, down: float, beyond: int = BEYOND_PX) -> QPoint:
        widget = self.views[view]
        wide, high = widget.width() + 2 * beyond, widget.height() + 2 * beyond
        return QPoint(round(across * wide) - beyond, round(down * high) - beyond)

    def _part(self, number: int) -> str:
        parts = self.window.workspace.palette_panel.model.parts
        return parts[number % len(parts)].id

    @rule(part=many, view=view_number, ways=st.lists(st.tuples(share, share), max_size=4),
          dropped=st.booleans())  # fmt: skip
    def drag_in(self, part: int, view: int, ways: list[tuple[float, float]], dropped: bool) -> None:
        panel = self.window.workspace.palette_panel
        panel.search.clear()
        panel.search_now()
        drag = drag_of_row(self.window, self._part(part), self.views[view])
        drag.enter(QPoint(5, 5))
        place = QPoint(5, 5)
        for across, down in ways:
            place = self._place(view, across, down)
            drag.move(place)
        if dropped:
            drag.drop(place)
        else:
            drag.leave()

    @rule(view=view_number, start=st.tuples(share, share), middle=st.tuples(share, share),
          end=st.tuples(share, share))  # fmt: skip
    def pull(
        self,
        view: int,
        start: tuple[float, float],
        middle: tuple[float, float],
        end: tuple[float, float],
    ) -> None:
        inside = self._place(view, *start, beyond=0)
        pull(self.views[view], inside, self._place(view, *middle), self._place(view, *end))

    @rule(view=view_number, key=st.sampled_from(KEYS))
    def key(self, view: int, key: Qt.Key) -> None:
        QTest.keyClick(self.views[view], key)

    @rule(name=st.sampled_from(MENU))
    def menu(self, name: str) -> None:
        self.window.actions_[name].trigger()

    @rule(part=many)
    def choose(self, part: int) -> None:
        self.window.workspace.palette_panel.chosen.emit(self._part(part))

    @rule(number=many)
    def fix(self, number: int) -> None:
        buttons = [b for c in self.window.workspace.findings.cards for b in c.fix_buttons]
        if buttons:
            buttons[number % len(buttons)].click()

    @rule(number=many)
    def waive_or_count_again(self, number: int) -> None:
        cards = self.window.workspace.findings.cards
        if cards:
            card = cards[number % len(cards)]
            card.picked.emit(card.finding)
            card.waive_button.click()
            if card.reason is not None and card.finding.waived is None:
                card.reason.field.setText("It does not matter here")
                QTest.keyClick(card.reason.field, Qt.Key.Key_Return)

    @rule(volts=st.integers(min_value=90, max_value=260))
    def move_house(self, volts: int) -> None:
        site = self.window.workspace.site
        site.mains_v.setValue(volts)
        site.mains_v.editingFinished.emit()

    @invariant()
    def nothing_is_half_done(self) -> None:
        QApplication.processEvents()
        assert not self.window.document.previewing
        assert not [row for row in self.window.messages.rows if row.level == "error"]

    def teardown(self) -> None:
        document = self.window.document
        try:
            file = Path(self.folder.name) / "walk.rig.json"
            save_rig(file, document.rig, document.catalog)
            assert read_rig(file, makers.catalog()).rig == document.rig
            while document.undo_stack.canUndo():
                document.undo_stack.undo()
            assert document.rig == Rig()
            assert not self.window.workspace.canvas.side.scene._bodies
        finally:
            document.close()
            self.window.close()
            self.window.deleteLater()
            QApplication.processEvents()
            self.folder.cleanup()
            gc.collect()


@pytest.mark.usefixtures("qapp")
def test_two_thousand_actions_can_be_saved_and_taken_back() -> None:
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=WALKS,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=True,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )
