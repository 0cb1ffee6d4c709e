"""Pieces of the dialog: the page before there is a picture, and the line about what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from rigbuilder.ui.language import tr


class EmptyPage(QFrame):
    """Says what to do first."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "true")
        words = QLabel(tr("Drop a picture of a board or of a card here"))
        words.setProperty("role", "title")
        more = QLabel(
            tr(
                "PNG, JPEG or WebP, as large as there is and taken straight from above.\n"
                "A maker's product picture of the board does well."
            )
        )
        more.setProperty("role", "dim")
        self.opener = QPushButton(tr("Open a picture\N{HORIZONTAL ELLIPSIS}"))
        self.opener.setProperty("role", "primary")
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch()
        for label in (words, more):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch()


class Verdict(QLabel):
    """What is wrong with the marks, or that they are good."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setMinimumHeight(64)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)

    def say(self, words: str, level: str) -> None:
        """Shows words in the colour of a severity, and tells screen readers when they change."""
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        show_severity(self, level)


def show_severity(label: QLabel, level: str) -> None:
    """Gives a label the colour of a severity."""
    if label.property("severity") != level:
        label.setProperty("severity", level)
        label.style().unpolish(label)
        label.style().polish(label)


def scrolled(form: QWidget) -> QScrollArea:
    """A form that scrolls up and down where the window is low."""
    area = QScrollArea()
    area.setWidget(form)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
