"""What the signs of the drawing mean."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rigbuilder.export.drawing import Palette
from rigbuilder.ui.canvas.colours import drawing_palette
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.theme.theme import Theme

_ROWS = (
    ("hatched", mark("Edge whose place nobody publishes")),
    ("crossed", mark("Overlap, with its depth in mm")),
    ("ok", mark("Distance that is enough")),
    ("bad", mark("Distance that is not enough")),
    ("unknown", mark("Distance that is not proven")),
)
_SAMPLE = 26
_PADDING = 10


class Legend(QWidget):
    """A small painted table over a corner of the view."""

    def __init__(self, view: QWidget, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(tr("Legend"))
        self.setAccessibleDescription("; ".join(tr(words) for _, words in _ROWS))
        self._row = self.fontMetrics().height() + 5
        width = max(self.fontMetrics().horizontalAdvance(tr(words)) for _, words in _ROWS)
        self.resize(width + _SAMPLE + 3 * _PADDING, len(_ROWS) * self._row + 2 * _PADDING - 4)
        self.hide()

    def place(self) -> None:
        """Into the lower left corner."""
        self.move(8, self._view.height() - self.height() - 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draws samples and words."""
        t, ink = self._theme.tokens, drawing_palette(self._theme)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(t.border_strong), 1))
        painter.setBrush(QColor(t.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        for number, (sign, words) in enumerate(_ROWS):
            top = _PADDING - 2 + number * self._row
            sample = QRectF(_PADDING, top + 3, _SAMPLE, self._row - 8)
            _sample(painter, sample, sign, ink)
            painter.setPen(QColor(t.text))
            left = 2 * _PADDING + _SAMPLE
            place = QRectF(left, top, self.width() - left - 4, self._row)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, tr(words))
        painter.end()


def _sample(painter: QPainter, rect: QRectF, sign: str, ink: Palette) -> None:
    if sign in ("hatched", "crossed"):
        name = ink.unknown if sign == "hatched" else ink.bad
        pattern = (
            Qt.BrushStyle.BDiagPattern if sign == "hatched" else Qt.BrushStyle.DiagCrossPattern
        )
        dash = Qt.PenStyle.DashLine if sign == "hatched" else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(name), 1.4, dash))
        painter.setBrush(QBrush(QColor(name), pattern))
        painter.drawRect(rect)
        return
    name = {"ok": ink.ok, "bad": ink.bad, "unknown": ink.unknown}[sign]
    dash = Qt.PenStyle.DashLine if sign == "unknown" else Qt.PenStyle.SolidLine
    painter.setPen(QPen(QColor(name), 1.6, dash))
    y = rect.center().y()
    painter.drawLine(QLineF(rect.left(), y, rect.right(), y))
    painter.setPen(QPen(QColor(name), 1.6))
    for x in (rect.left(), rect.right()):
        painter.drawLine(QLineF(x, y - 4, x, y + 4))
