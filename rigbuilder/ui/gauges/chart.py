"""Horizontal bars in a pyqtgraph plot: rows named at the left, figures at the right."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QToolTip, QWidget

from rigbuilder.ui.gauges.bars import Bar, Chart
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.theme.theme import Theme
from rigbuilder.ui.theme.tokens import Tokens

ROW_PX = 19
EDGE_PX, GAP_PX = 10, 6
WIDEST = mark("00.0 of 00 GiB")
"""Room that the figures always have."""
ALIGN_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
THICKNESS = 0.62
"""Share of a row that its bar fills."""


class BarsItem(pg.GraphicsObject):
    """All bars of a chart, in the plot's coordinates: x the value, y the row's number."""

    def __init__(self) -> None:
        super().__init__()
        self._chart = Chart()
        self._tokens: Tokens | None = None

    def show_chart(self, chart: Chart, tokens: Tokens) -> None:
        """Shows other bars."""
        if chart == self._chart and tokens is self._tokens:
            return
        self.prepareGeometryChange()
        self._chart, self._tokens = chart, tokens
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """The whole scale and all rows."""
        return QRectF(0, -0.5, self._chart.top, max(1, len(self._chart.bars)))

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draws trough, pieces, the outline of what was before, and the limit."""
        if self._tokens is None:
            return
        for row, bar in enumerate(self._chart.bars):
            _draw_bar(painter, row, bar, self._chart.top, self._tokens)


def _box(row: int, start: float, end: float) -> QRectF:
    return QRectF(start, row - THICKNESS / 2, end - start, THICKNESS)


def _draw_bar(painter: QPainter, row: int, bar: Bar, top: float, t: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(t.gauge_free))
    painter.drawRect(_box(row, 0, top if bar.room is None else bar.room))
    x = 0.0
    edge = QPen(QColor(t.panel), 1)
    edge.setCosmetic(True)
    for segment in bar.segments:
        painter.setPen(edge)
        painter.setBrush(QColor(segment.colour))
        painter.drawRect(_box(row, x, x + segment.value))
        if segment.over:
            hatch = QBrush(QColor(t.panel), Qt.BrushStyle.BDiagPattern)
            hatch.setTransform(painter.worldTransform().inverted()[0])
            painter.fillRect(_box(row, x, x + segment.value), hatch)
        x += segment.value
    if bar.before is not None and abs(bar.before - x) > 1e-9:
        pen = QPen(QColor(t.text), 1.4, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(_box(row, min(bar.before, x), max(bar.before, x)))
    if bar.limit is not None:
        pen = QPen(QColor(t.error if bar.bad else t.text), 2)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawLine(QPointF(bar.limit, row - 0.46), QPointF(bar.limit, row + 0.46))


class BarChart(pg.PlotWidget):
    """The plot: nothing in it can be dragged or zoomed, hovering explains a piece."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(background=None)
        self._theme = theme
        self._chart = Chart()
        self._bars = BarsItem()
        self._rows = 0
        self._names_px, self._figures_px = 0, 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot = self.getPlotItem()
        plot.addItem(self._bars)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(False, False)
        plot.invertY(True)
        plot.getViewBox().setDefaultPadding(0)
        for side in ("left", "bottom"):  # the rows' names and figures are drawn by hand: cheaper
            plot.hideAxis(side)
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self._bars.show_chart(self._chart, self._theme.tokens)
        self.viewport().update()

    def show_chart(self, chart: Chart, rows: int) -> None:
        """Shows other bars; the plot is as high as so many rows need."""
        if (chart, rows) == (self._chart, self._rows):
            return
        if (chart.top, rows) != (self._chart.top, self._rows):
            if rows != self._rows:
                self.setFixedHeight(max(1, rows) * ROW_PX + 2)
            self._rows = rows
            self.getPlotItem().getViewBox().setRange(
                xRange=(0, chart.top), yRange=(-0.5, max(1, rows) - 0.5), padding=0
            )
        self._chart = chart
        self.setAccessibleDescription(chart.words)
        self._make_room(chart)
        self._bars.show_chart(chart, self._theme.tokens)
        self.viewport().update()

    def _make_room(self, chart: Chart) -> None:
        """Margins wide enough for names and figures; they only grow, so that bars do not jump."""
        measure = self.fontMetrics().horizontalAdvance
        names = max([measure(tr("Steady")), *(measure(bar.name) for bar in chart.bars)])
        figures = max([measure(tr(WIDEST)), *(measure(bar.text) for bar in chart.bars)])
        if names > self._names_px or figures > self._figures_px:
            self._names_px = max(names, self._names_px)
            self._figures_px = max(figures, self._figures_px)
            left, right = EDGE_PX + self._names_px + GAP_PX, EDGE_PX + self._figures_px + GAP_PX
            self.getPlotItem().layout.setContentsMargins(left, 0, right, 0)

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:  # noqa: N802 (Qt's name)
        """Draws the rows' names at the left and their figures at the right."""
        t = self._theme.tokens
        painter.save()
        painter.resetTransform()
        painter.setFont(self.font())
        row_px = (self.height() - 2) / max(1, self._rows)
        for number, bar in enumerate(self._chart.bars):
            top = 1 + number * row_px
            painter.setPen(QColor(t.text_dim))
            name = QRectF(EDGE_PX, top, self._names_px, row_px)
            painter.drawText(name, ALIGN_RIGHT, bar.name)
            painter.setPen(QColor(t.error if bar.bad else t.text))
            left = self.width() - EDGE_PX - self._figures_px
            painter.drawText(QRectF(left, top, self._figures_px, row_px), ALIGN_RIGHT, bar.text)
        painter.restore()

    def segment_at(self, place: QPointF) -> str:
        """What lies under a place of the widget, in words."""
        point = self.getPlotItem().getViewBox().mapSceneToView(self.mapToScene(place.toPoint()))
        row = round(point.y())
        if not 0 <= row < len(self._chart.bars):
            return ""
        bar, x = self._chart.bars[row], 0.0
        for segment in bar.segments:
            x += segment.value
            if 0 <= point.x() <= x:
                return f"{bar.name}: {segment.words}"
        return bar.words

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Hovering explains."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.segment_at(QPointF(event.pos())), self)
            return True
        return bool(super().viewportEvent(event))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """The wheel scrolls the panel around the gauge."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Nothing to press."""
        event.ignore()
