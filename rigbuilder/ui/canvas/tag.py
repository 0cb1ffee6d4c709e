"""The label beside a ghost: what a drop would do and why, in one line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rigbuilder.ui.canvas.overlay import state_colour
from rigbuilder.ui.language import tr
from rigbuilder.ui.placing.offers import STATE_SIGN, State
from rigbuilder.ui.theme.icons import draw_icon
from rigbuilder.ui.theme.theme import Theme

MAX_WIDTH = 540
OFFSET = QPoint(18, 20)
_SIGN = 14


class ReasonTag(QWidget):
    """A small painted label that keeps inside its view and lets the pointer through."""

    def __init__(self, view: QWidget, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self.state: State | None = None
        self.text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(tr("Outcome of the drop"))
        self.hide()

    def show_beside(self, place: QPoint, state: State | None, text: str) -> None:
        """Shows the words next to a place of the view."""
        if (state, text) != (self.state, self.text):
            self.state, self.text = state, text
            self.setAccessibleDescription(text)
            self._resize()
            self.update()
        room = self._view.rect().adjusted(4, 4, -4, -4)
        corner = place + OFFSET
        left = max(room.left(), min(corner.x(), room.right() - self.width()))
        top = corner.y()
        if top + self.height() > room.bottom():
            top = max(room.top(), place.y() - OFFSET.y() - self.height())
        self.move(left, top)
        self.show()
        self.raise_()

    def _resize(self) -> None:
        metrics = self.fontMetrics()
        room = max(80, min(MAX_WIDTH, self._view.width() - 16))
        width = metrics.horizontalAdvance(self.text) + 18 + self._indent
        self.resize(min(room, width), metrics.height() + 8)

    @property
    def _indent(self) -> int:
        return _SIGN + 5 if self.state is not None else 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draws the label."""
        t = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = state_colour(self.state, t)
        painter.setPen(QPen(QColor(colour), 1.4))
        painter.setBrush(QColor(t.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.7, 0.7, -0.7, -0.7), 4, 4)
        left = 8
        if self.state is not None:
            sign = QRectF(left, (self.height() - _SIGN) / 2, _SIGN, _SIGN)
            draw_icon(painter, sign, STATE_SIGN[self.state], colour)
        words = self.rect().adjusted(left + self._indent, 0, -8, 0)
        painter.setPen(QColor(t.text))
        shown = self.fontMetrics().elidedText(self.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
