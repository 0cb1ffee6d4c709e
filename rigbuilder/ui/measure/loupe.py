"""The loupe: the picture around a mark, enlarged, while the mark is moved."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rigbuilder.measure.marks import Point
from rigbuilder.ui.language import tr
from rigbuilder.ui.theme.theme import Theme

SIDE = 168
SPAN_PX = 24.0
"""Picture pixels across the loupe: seven times enlarged."""
MARGIN = 10


class Loupe(QWidget):
    """Lies over the picture in the corner away from the mark; the mouse goes through it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent
        self._image = QImage()
        self.place = Point(0, 0)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(SIDE, SIDE)
        self.setAccessibleName(tr("Loupe"))
        self.hide()

    def show_at(self, image: QImage, place: Point, on_view: QPoint) -> None:
        """Shows the picture around a place that is seen at ``on_view``."""
        self._image, self.place = image, place
        room = self._view.width()
        left = on_view.x() > room / 2
        self.move(MARGIN if left else room - SIDE - MARGIN, MARGIN)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The enlarged picture, a cross over the mark and the place in pixels."""
        t = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(1, 1, SIDE - 2, SIDE - 2)
        path = QPainterPath()
        path.addRoundedRect(whole, 8, 8)
        painter.setClipPath(path)
        painter.fillRect(whole, QColor(t.raised))
        half = SPAN_PX / 2
        source = QRectF(self.place.x - half, self.place.y - half, SPAN_PX, SPAN_PX)
        painter.drawImage(whole, self._image, source)
        middle = QPointF(SIDE / 2, SIDE / 2)
        for colour, width in ((QColor(0, 0, 0, 170), 3.0), (QColor("#ffffff"), 1.2)):
            painter.setPen(QPen(colour, width))
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                step = QPointF(dx, dy)
                painter.drawLine(middle + step * 6, middle + step * 40)
        painter.setClipping(False)
        painter.setPen(QPen(QColor(t.accent), 2.0))
        painter.drawPath(path)
        foot = QRectF(2, SIDE - 22, SIDE - 4, 20)
        ground = QColor(t.panel)
        ground.setAlpha(225)
        painter.fillRect(foot, ground)
        painter.setPen(QColor(t.text))
        words = f"{self.place.x:.1f}, {self.place.y:.1f}"
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, words)
