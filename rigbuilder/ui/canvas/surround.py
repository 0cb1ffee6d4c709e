"""What stands round a view: its heading, its rulers, and names of the parts outside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from rigbuilder.geometry.layout import Layout
from rigbuilder.ui.canvas.edges import OutOfView
from rigbuilder.ui.canvas.ruler import THICKNESS, Ruler
from rigbuilder.ui.canvas.view import CanvasView
from rigbuilder.ui.theme.theme import Theme


class Surround(QFrame):
    """The frame of one view."""

    def __init__(self, view: CanvasView, heading: str, theme: Theme) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.across = Ruler(view, Qt.Orientation.Horizontal, theme)
        self.down = Ruler(view, Qt.Orientation.Vertical, theme)
        self.edges = OutOfView(view)
        self._corner = QWidget()
        self._corner.setFixedSize(THICKNESS, THICKNESS)
        words = QLabel(heading)
        words.setProperty("role", "heading")
        words.setContentsMargins(10, 5, 10, 3)
        words.setBuddy(view)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(words, 0, 0, 1, 2)
        grid.addWidget(self._corner, 1, 0)
        grid.addWidget(self.across, 1, 1)
        grid.addWidget(self.down, 2, 0)
        grid.addWidget(view, 2, 1)
        grid.setRowStretch(2, 1)
        grid.setColumnStretch(1, 1)
        theme.changed.connect(self.scaled)

    def show_rulers(self, shown: bool) -> None:
        """Rulers, or more room for the drawing."""
        for widget in (self.across, self.down, self._corner):
            widget.setVisible(shown)

    def scaled(self) -> None:
        """The view shows the drawing at another scale or in other colours."""
        self.across.update()
        self.down.update()
        self.edges.look_again()

    def mark(self, rects: list[QRectF]) -> None:
        """Marks what is selected on the rulers."""
        self.across.mark([(rect.left(), rect.right()) for rect in rects])
        self.down.mark([(rect.top(), rect.bottom()) for rect in rects])

    def follow(self, layout: Layout) -> None:
        """Names the parts of this layout that are out of view."""
        self.edges.follow(layout)
