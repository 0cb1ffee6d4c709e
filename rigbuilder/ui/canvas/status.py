"""The line under the drawing: what a gesture would do and why, else what can be done."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from rigbuilder.ui.canvas.overlay import state_colour
from rigbuilder.ui.language import tr
from rigbuilder.ui.placing.offers import STATE_SIGN, State
from rigbuilder.ui.theme.icons import icon
from rigbuilder.ui.theme.theme import Theme

SIGN = 16
PADDING = 4


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where there is no room; the tool tip has all of it."""

    def setText(self, text: str) -> None:  # noqa: N802 (Qt's name)
        """Shows other words."""
        super().setText(text)
        self.setToolTip(text)
        self.setAccessibleDescription(text)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Any width will do."""
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draws the words as far as they go."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        self.style().drawItemText(
            painter,
            self.rect(),
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
        painter.end()


class StatusLine(QFrame):
    """Sign and one line of words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("panel", True)
        self.setAccessibleName(tr("Status"))
        self._sign = QLabel()
        self._sign.setFixedSize(SIGN, SIGN)
        self.words = ElidedLabel()
        self.words.setAccessibleName(tr("What a drop would do"))
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.state: State | None = None
        self._hint = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(10, PADDING, 10, PADDING)
        row.setSpacing(6)
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)
        # with or without a sign: were it to change, both views would be fitted anew in every drag
        self.setFixedHeight(max(SIGN, self.words.fontMetrics().height()) + 2 * PADDING)

    def set_hint(self, hint: str) -> None:
        """What to say while nothing goes on."""
        self._hint = hint
        if self.state is None:
            self.say(None, "")

    def say(self, state: State | None, text: str) -> None:
        """Shows an outcome; empty words give the hint back."""
        self.state = state
        self.words.setText(text or self._hint)
        self._sign.setVisible(state is not None)
        if state is not None:
            colour = state_colour(state, self._theme.tokens)
            self._sign.setPixmap(icon(STATE_SIGN[state], colour).pixmap(SIGN, SIGN))
