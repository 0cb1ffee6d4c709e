"""The line that asks why a finding is acceptable."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from rigbuilder.ui.language import tr

LONGEST = 400
"""Letters that a rig file takes for a reason."""


class ReasonLine(QWidget):
    """A field and a button; Esc gives up."""

    given = Signal(str)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        self.field.setPlaceholderText(tr("Why is it acceptable?"))
        self.field.setAccessibleName(tr("Why the finding is acceptable"))
        self.button = QPushButton(tr("Accept"))
        self.button.setProperty("role", "primary")
        self.button.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        self.field.textChanged.connect(lambda text: self.button.setEnabled(bool(text.strip())))
        self.field.returnPressed.connect(self._give)
        self.button.clicked.connect(self._give)

    def _give(self) -> None:
        reason = self.field.text().strip()
        if reason:
            self.given.emit(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc gives up; Enter belongs to the field and not to the card around it."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
