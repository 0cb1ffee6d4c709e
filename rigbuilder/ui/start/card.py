"""A ready rig on the start page: drawing, name, cards and model; a click opens it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout

from rigbuilder.ui.canvas.status import ElidedLabel
from rigbuilder.ui.language import tr
from rigbuilder.ui.start.ready import ReadyRig

MARGIN = 7


class ReadyCard(QFrame):
    """Works like a button."""

    opened = Signal(object)
    """Path of the rig file."""

    def __init__(self, ready: ReadyRig) -> None:
        super().__init__()
        self.ready = ready
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Open ready rig: {name}", name=ready.name))
        self.setAccessibleDescription(f"{ready.cards_words}. {ready.model_words}")
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN + 2)
        column.setSpacing(3)
        column.addWidget(self.picture)
        column.addSpacing(3)
        column.addWidget(self._line(ready.name, "value"))
        column.addWidget(self._line(ready.cards_words, ""))
        column.addWidget(self._line(ready.model_words, "dim"))

    def set_picture_size(self, width: int, height: int) -> None:
        """The drawing gets so many logical pixels; the card is as wide as it needs."""
        self.picture.setFixedSize(width, height)
        self.setFixedWidth(width + 2 * MARGIN + 2)

    def _line(self, words: str, role: str) -> QLabel:
        label = ElidedLabel()
        label.setText(words)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if role:
            label.setProperty("role", role)
        return label

    def show_picture(self, image: QPixmap) -> None:
        """Shows the rig's drawing."""
        self.picture.setPixmap(image)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """A click opens the rig."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.opened.emit(self.ready.path)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter or space opens the rig."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.ready.path)
            return
        super().keyPressEvent(event)
