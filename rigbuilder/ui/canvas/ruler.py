"""Rulers along the drawing in mm, from the slot brackets, the board's upper edge and its face."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rigbuilder.ui.canvas.view import CanvasView
from rigbuilder.ui.theme.theme import Theme

THICKNESS = 18
LEAST_LABEL_PX, LEAST_TICK_PX = 54, 7
STEPS_MM = tuple(base * 10**power for power in range(-1, 4) for base in (1, 2, 5))
SPAN_ALPHA = 0.28


class Ruler(QWidget):
    """One ruler of a view: ``along`` says which way it runs."""

    def __init__(self, view: CanvasView, along: Qt.Orientation, theme: Theme) -> None:
        super().__init__()
        self._view, self._theme = view, theme
        self._flat = along == Qt.Orientation.Horizontal
        self._spans: list[tuple[float, float]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        bar = view.horizontalScrollBar() if self._flat else view.verticalScrollBar()
        bar.valueChanged.connect(self.update)
        if self._flat:
            self.setFixedHeight(THICKNESS)
        else:
            self.setFixedWidth(THICKNESS)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As thin as a ruler."""
        return QSize(THICKNESS, THICKNESS)

    def mark(self, spans: list[tuple[float, float]]) -> None:
        """Marks what is selected: from and to, in mm."""
        if spans != self._spans:
            self._spans = spans
            self.update()

    @property
    def marked(self) -> list[tuple[float, float]]:
        """From and to of what is marked, in mm."""
        return list(self._spans)

    def pixel_of(self, mm: float) -> float:
        """Where a place of the drawing stands on the ruler."""
        at = self._view.viewportTransform().map(QPointF(mm, mm))
        return at.x() if self._flat else at.y()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draws ticks, numbers and what is selected."""
        t = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(t.panel))
        for start, end in self._spans:
            self._paint_span(painter, start, end)
        scale = self._view.scale_now
        label = step_for(LEAST_LABEL_PX / scale)
        tick = next(s for s in STEPS_MM if s >= LEAST_TICK_PX / scale or s == STEPS_MM[-1])
        font = painter.font()
        font.setPixelSize(10)
        painter.setFont(font)
        length = self.width() if self._flat else self.height()
        zero = self.pixel_of(0.0)
        first, last = math.floor(-zero / scale / tick), math.ceil((length - zero) / scale / tick)
        painter.setPen(QColor(t.border_strong))
        ticks = []
        for number in range(first, last + 1):
            at = zero + number * tick * scale
            long = 4 if number % max(1, round(label / tick)) else THICKNESS
            ticks.append(self._line(at, THICKNESS - long, THICKNESS))
        painter.drawLines(ticks)
        painter.drawLine(self._edge())
        painter.setPen(QColor(t.text_dim))
        first, last = math.floor(-zero / scale / label), math.ceil((length - zero) / scale / label)
        for number in range(first, last + 1):
            self._paint_number(painter, zero + number * label * scale, number * label)

    def _line(self, at: float, start: float, end: float) -> QLineF:
        return QLineF(at, start, at, end) if self._flat else QLineF(start, at, end, at)

    def _edge(self) -> QLineF:
        end = THICKNESS - 1
        return (
            QLineF(0, end, self.width(), end) if self._flat else QLineF(end, 0, end, self.height())
        )

    def _paint_span(self, painter: QPainter, start: float, end: float) -> None:
        a, b = self.pixel_of(start), self.pixel_of(end)
        colour = QColor(self._theme.tokens.accent)
        rect = QRectF(a, 0, b - a, THICKNESS) if self._flat else QRectF(0, a, THICKNESS, b - a)
        colour.setAlphaF(SPAN_ALPHA)
        painter.fillRect(rect, colour)

    def _paint_number(self, painter: QPainter, at: float, mm: float) -> None:
        words = f"{mm:g}"
        if self._flat:
            painter.drawText(QPointF(at + 3, 10), words)
            return
        painter.save()
        painter.translate(10, at - 3)
        painter.rotate(-90)
        painter.drawText(QPointF(0, 0), words)
        painter.restore()


def step_for(least_mm: float) -> float:
    """The smallest of 1, 2 or 5 times a power of ten that is at least so many mm."""
    return next((step for step in STEPS_MM if step >= least_mm), STEPS_MM[-1])
