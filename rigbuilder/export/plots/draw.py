"""Draws a plot with pyqtgraph: into a widget, a picture, an SVG, or onto a PDF's painter."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from rigbuilder.export.gui import painting
from rigbuilder.export.plots.specs import Plot, Series

DASHES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)
"""Lines differ by their dashes too: colour is never the only sign."""
SYMBOLS = ("o", "s", "t", "d")
HEAD_ROOM = 0.3
"""Share of the lines' height that stays free above them, at least."""
ROW_ROOM = 0.11
"""And for each row of the legend."""
PAPER_PX = 640
"""Width that a plot is laid out for on paper: it sets how large its words are."""
PAPER_RATIO = 3.0
"""Pixels of the picture for each of those: about 270 dpi."""


@dataclass(frozen=True, slots=True)
class PlotColours:
    """Colours as ``#rrggbb``."""

    background: str
    text: str
    grid: str
    lines: tuple[str, ...]
    limit: str


PAPER = PlotColours(
    "#ffffff", "#1a1e24", "#c5cbd3", ("#1f5fbf", "#0f7a6b", "#8a5a00", "#7a3fb0"), "#b3261e"
)


class PlotView(pg.PlotWidget):
    """One plot with axes, legend and grid."""

    def __init__(self, colours: PlotColours, line_px: float = 2.0) -> None:
        super().__init__(background=colours.background)
        self._colours, self._line_px = colours, line_px
        self._plot: Plot | None = None
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMinimumSize(320, 220)

    def dress(self, colours: PlotColours) -> None:
        """Shows the plot in other colours."""
        self._colours = colours
        self.setBackground(colours.background)
        if self._plot is not None:
            self.show_plot(self._plot)

    def show_plot(self, plot: Plot) -> None:
        """Draws a plot in the place of the one before."""
        self._plot = plot
        item, colours = self.getPlotItem(), self._colours
        item.clear()
        if item.legend is not None:
            item.legend.scene().removeItem(item.legend)
            item.legend = None
        item.setLogMode(plot.log, plot.log)
        item.setTitle(plot.title, color=colours.text, size="11pt")
        for side, words in (("bottom", plot.x), ("left", plot.y)):
            axis = item.getAxis(side)
            axis.setLabel(words, color=colours.text)
            axis.enableAutoSIPrefix(False)
            axis.setPen(pg.mkPen(colours.grid))
            axis.setTextPen(pg.mkPen(colours.text))
        item.showGrid(x=True, y=True, alpha=0.25)
        self.setAccessibleName(plot.title)
        self.setAccessibleDescription(in_words(plot))
        if plot.missing is not None:
            note = pg.TextItem(plot.missing, color=colours.text, anchor=(0.5, 0.5))
            item.addItem(note)
            item.enableAutoRange()
            return
        legend = item.addLegend(offset=(12, 8), labelTextColor=colours.text, labelTextSize="9pt")
        legend.setBrush(pg.mkBrush(QColor(colours.background)))
        for number, series in enumerate(plot.series):
            self._add(series, number)
        legend.updateSize()
        self._leave_room(plot)

    def _leave_room(self, plot: Plot) -> None:
        """Room for the legend above the lines."""
        points = [point for series in plot.series for point in series.points]
        spans = []
        for number in (0, 1):
            values = [point[number] for point in points]
            if plot.log:
                values = [math.log10(value) for value in values]
            spans.append((min(values), max(values)))
        (left, right), (low, high) = spans
        rows = sum(bool(series.name) for series in plot.series)
        room = max(HEAD_ROOM, ROW_ROOM * rows) * ((high - low) or abs(high) or 1.0)
        self.getPlotItem().setRange(
            xRange=(left, right), yRange=(low, high + room), padding=0.04, disableAutoRange=True
        )

    def _add(self, series: Series, number: int) -> None:
        item, colours = self.getPlotItem(), self._colours
        x = [point[0] for point in series.points]
        y = [point[1] for point in series.points]
        number = number if series.hue is None else series.hue
        colour = colours.lines[number % len(colours.lines)]
        if series.look == "point":
            symbol = SYMBOLS[number % len(SYMBOLS)]
            item.plot(
                x, y, pen=None, symbol=symbol, symbolSize=11, symbolBrush=colour,
                symbolPen=pg.mkPen(colours.text), name=series.name or None,
            )  # fmt: skip
            return
        if series.look == "limit":
            pen = pg.mkPen(colours.limit, width=self._line_px, style=Qt.PenStyle.DashLine)
        else:
            pen = pg.mkPen(colour, width=self._line_px, style=DASHES[number % len(DASHES)])
        item.plot(x, y, pen=pen, name=series.name or None)


def in_words(plot: Plot) -> str:
    """The plot for a screen reader: ends of each line, and the points."""
    if plot.missing is not None:
        return plot.missing
    if plot.words is not None:
        return plot.words
    rows = []
    for series in plot.series:
        if not series.name:
            continue
        ends = series.points if series.look == "point" else (series.points[0], series.points[-1])
        rows.append(f"{series.name}: " + ", ".join(f"{x:.5g} to {y:.4g}" for x, y in ends))
    return f"{plot.x} to {plot.y}. " + "; ".join(rows)


def paint_plot(painter: QPainter, rect: QRectF, plot: Plot, colours: PlotColours = PAPER) -> None:
    """Draws a plot into a rectangle of any painter, as a fine picture.

    pyqtgraph draws axes, lines and symbols in pixels of the device: as vectors on paper of 1,200
    dpi the numbers come out huge and the lines as hairs.
    """
    size = QSize(PAPER_PX, round(PAPER_PX * rect.height() / rect.width()))
    painter.drawImage(rect, picture(plot, colours, size, PAPER_RATIO))


def laid_out(plot: Plot, size: QSize, colours: PlotColours, line_px: float = 2.0) -> PlotView:
    """A plot of a size, ready to render without a screen: axes are laid out when it is shown.

    ``line_px`` is the width of its lines in pixels of the device.
    """
    view = PlotView(colours, line_px)
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    view.resize(size)
    view.show_plot(plot)
    view.show()
    for _ in range(3):  # the axes' widths follow their numbers, the numbers the axes' widths
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return view


def picture(plot: Plot, colours: PlotColours, size: QSize, ratio: float) -> QImage:
    """The plot as an image of ``size`` logical pixels, ``ratio`` device pixels to each."""
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(colours.background))
    view = laid_out(plot, size, colours, 2.0 * ratio)
    with painting(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view.render(painter, QRectF(0, 0, size.width(), size.height()), view.viewport().rect())
    return image


def to_png(plot: Plot, colours: PlotColours = PAPER, size: QSize | None = None) -> bytes:
    """The plot as a PNG picture, twice as fine as its logical size."""
    size = size or QSize(900, 560)
    image = picture(plot, colours, size, 2.0)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def to_svg(plot: Plot, colours: PlotColours = PAPER, size: QSize | None = None) -> bytes:
    """The plot as an SVG drawing."""
    size = size or QSize(900, 560)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(plot.title)
    view = laid_out(plot, size, colours)
    generator.setResolution(view.logicalDpiX())  # else the axes are drawn to another scale
    with painting(generator) as painter:
        for item in view.scene().items():
            if isinstance(item, pg.ScatterPlotItem):  # symbols as shapes, not from a bitmap
                item.setExportMode(True, {"painter": painter, "resolutionScale": 1.0})
        view.render(painter, QRectF(0, 0, size.width(), size.height()), view.viewport().rect())
    return bytes(data.data())
