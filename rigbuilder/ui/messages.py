"""The message bar: what went wrong or needs an answer, inside the window instead of a dialog."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.theme.icons import icon
from rigbuilder.ui.theme.theme import Theme

MAX_ROWS = 3
INFO_MS = 6000
_SIGN = {"error": "error", "warning": "warning", "info": "note"}
_WORD = {"error": mark("Error"), "warning": mark("Warning"), "info": mark("Note")}


@dataclass(frozen=True)
class Answer:
    """A button of a message."""

    text: str
    act: Callable[[], object]
    primary: bool = False


class MessageRow(QFrame):
    """One message with its answers; answering or closing removes it."""

    def __init__(
        self, theme: Theme, level: str, text: str, answers: tuple[Answer, ...], topic: str | None
    ) -> None:
        super().__init__()
        self.level, self.text, self.topic = level, text, topic
        self.setProperty("level", level)
        self.setAccessibleName(f"{tr(_WORD[level])}: {text}")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 6, 5)
        row.setSpacing(8)
        t = theme.tokens
        colour = {"error": t.error, "warning": t.warning, "info": t.note}[level]
        sign = QLabel()
        sign.setPixmap(icon(_SIGN[level], colour).pixmap(16, 16))
        row.addWidget(sign)
        words = QLabel(text)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(words, 1)
        self.buttons = [self._button(answer) for answer in answers]
        for button in self.buttons:
            row.addWidget(button)
        self.closer = QToolButton()
        self.closer.setProperty("role", "flat")
        self.closer.setIcon(icon("close", t.text_dim))
        self.closer.setAccessibleName(tr("Dismiss message"))
        self.closer.setToolTip(tr("Dismiss"))
        self.closer.clicked.connect(self.remove)
        row.addWidget(self.closer)

    def _button(self, answer: Answer) -> QPushButton:
        button = QPushButton(answer.text)
        if answer.primary:
            button.setProperty("role", "primary")

        def act() -> None:
            self.remove()
            answer.act()

        button.clicked.connect(act)
        return button

    def remove(self) -> None:
        """Takes the message off the bar."""
        self.hide()
        self.setParent(None)
        self.deleteLater()


class MessageBar(QWidget):
    """Up to three messages, the latest on top; nothing at all when there are none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(tr("Messages"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)

    @property
    def rows(self) -> list[MessageRow]:
        """The messages shown, latest first."""
        return self.findChildren(MessageRow, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def show_message(
        self,
        level: str,
        text: str,
        answers: tuple[Answer, ...] = (),
        topic: str | None = None,
    ) -> MessageRow:
        """Shows a message; one of the same text or topic is replaced. Notes leave by themselves."""
        for old in self.rows:
            if old.text == text or (topic is not None and old.topic == topic):
                old.remove()
        row = MessageRow(self._theme, level, text, answers, topic)
        self._column.insertWidget(0, row)
        if level == "info" and not answers:
            QTimer.singleShot(INFO_MS, row, row.remove)
        plain = [old for old in self.rows if old is not row and not old.buttons]
        while len(self.rows) > MAX_ROWS and plain:
            plain.pop(0).remove()
        if answers:
            row.buttons[0].setFocus()
        QAccessible.updateAccessibility(QAccessibleEvent(row, QAccessible.Event.Alert))
        return row

    def clear_topic(self, topic: str) -> None:
        """Removes the messages of a topic: what they asked is settled."""
        for row in self.rows:
            if row.topic == topic:
                row.remove()
