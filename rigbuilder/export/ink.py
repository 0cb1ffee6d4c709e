"""Pens, hatching and fitted text in millimetre coordinates: what every drawn body is made of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTransform

from rigbuilder.export.palette import Palette
from rigbuilder.geometry.turns import Edge

View = Literal["side", "rear"]
Pattern = Literal["side", "rear", "face"]
"""What is seen of a body: a card's long edge, its end, or the face with its fans."""
FONT_UNITS = 40
"""Text is laid out at this pixel size and scaled, so that its measures stay true at any zoom."""


MOST_STEPS = 400
"""Of a repeated detail: a part of a hostile file may be as long as a number can be."""


def steps(span_mm: float, pitch_mm: float) -> int:
    """How often a detail is repeated over a length; none over a length that is not positive."""
    if not span_mm > 0:
        return 0
    return int(min(span_mm / pitch_mm, MOST_STEPS))


@lru_cache(maxsize=256)
def colour(name: str, alpha: float = 1.0) -> QColor:
    """A colour by ``#rrggbb``; shared, not to be changed."""
    made = QColor(name)
    made.setAlphaF(alpha)
    return made


@lru_cache(maxsize=4)
def drawing_font(bold: bool = False) -> QFont:
    """The font of all text in drawings, at ``FONT_UNITS`` pixels."""
    font = QFont()
    font.setPixelSize(FONT_UNITS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setBold(bold)
    font.setFeature(QFont.Tag("liga"), 0)  # a copied "fit" shall be three letters
    return font


@lru_cache(maxsize=4)
def _metrics(bold: bool) -> QFontMetricsF:
    return QFontMetricsF(drawing_font(bold))


@lru_cache(maxsize=1024)
def _elided(text: str, units: int, bold: bool) -> str:
    return _metrics(bold).elidedText(text, Qt.TextElideMode.ElideRight, units)


@lru_cache(maxsize=1024)
def _advance(text: str, bold: bool) -> float:
    return _metrics(bold).horizontalAdvance(text)


def text_width_mm(text: str, size_mm: float, *, bold: bool = False) -> float:
    """Width of a line of text in mm at a font size in mm."""
    return _advance(text, bold) * size_mm / FONT_UNITS


@lru_cache(maxsize=512)
def _hatch(width: int, height: int, step: int, *, back: bool) -> tuple[QLineF, ...]:
    """Diagonal lines clipped to a box, in hundredths of a mm."""
    lines = []
    offset = step // 2
    while offset < width + height:
        x0, y0 = (offset, 0) if offset <= width else (width, offset - width)
        x1, y1 = (0, offset) if offset <= height else (offset - height, height)
        if back:
            x0, x1 = width - x0, width - x1
        lines.append(QLineF(x0 / 100, y0 / 100, x1 / 100, y1 / 100))
        offset += step
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Ink:
    """A painter in mm, its colours, and how many mm one pixel (or one printed dot) is."""

    painter: QPainter
    palette: Palette
    view: Pattern
    px: float
    """Millimetres of the drawing for one pixel; line widths and least text sizes follow it."""
    matrix: QTransform | None = None
    """How the painter is turned for a turned body; texts are turned back."""

    @contextmanager
    def _texts_upright(self, matrix: QTransform) -> Iterator[Ink]:
        """The ink of a painter that is not turned, for the same body."""
        self.painter.save()
        self.painter.setTransform(matrix.inverted()[0], combine=True)
        yield replace(self, matrix=None)
        self.painter.restore()

    def pen(
        self,
        name: str,
        width_px: float = 1.0,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
        alpha: float = 1.0,
    ) -> None:
        """Takes a pen of so many pixels."""
        pen = QPen(colour(name, alpha), width_px * self.px, style)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self.painter.setPen(pen)

    def box(
        self,
        rect: QRectF,
        fill: str | None,
        line: str | None = None,
        *,
        width_px: float = 1.0,
        radius: float = 0.0,
        alpha: float = 1.0,
    ) -> None:
        """A filled box with an outline; None leaves either out."""
        painter = self.painter
        if line is None:
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            self.pen(line, width_px)
        if fill is None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setBrush(colour(fill, alpha))
        if radius > 0:
            painter.drawRoundedRect(rect, radius, radius)
        else:
            painter.drawRect(rect)

    def circle(self, centre: QPointF, radius: float, fill: str | None, line: str | None) -> None:
        """A circle of a radius in mm."""
        if line is None:
            self.painter.setPen(Qt.PenStyle.NoPen)
        else:
            self.pen(line)
        self.painter.setBrush(colour(fill) if fill else Qt.BrushStyle.NoBrush)
        self.painter.drawEllipse(centre, radius, radius)

    def lines(self, lines: list[QLineF]) -> None:
        """Lines with the pen that was taken last."""
        if lines:
            self.painter.drawLines(lines)

    def fins(self, rect: QRectF, pitch_mm: float, *, upright: bool, name: str) -> None:
        """Evenly spaced parallel lines; left out where they would run together."""
        if pitch_mm < 2.5 * self.px:
            pitch_mm = 4 * self.px
        self.pen(name, 0.8)
        span = rect.width() if upright else rect.height()
        count = steps(span, pitch_mm)
        places = [(n + 1) * span / (count + 1) for n in range(count)]
        if upright:
            x, top, bottom = rect.left(), rect.top(), rect.bottom()
            self.lines([QLineF(x + s, top, x + s, bottom) for s in places])
        else:
            y, left, right = rect.top(), rect.left(), rect.right()
            self.lines([QLineF(left, y + s, right, y + s) for s in places])

    def hatch(self, rect: QRectF, name: str, step_mm: float, *, cross: bool = False) -> None:
        """Diagonal lines over a box, in both directions for ``cross``."""
        width, height = round(rect.width() * 100), round(rect.height() * 100)
        step = max(1, round(step_mm * 100))
        if width <= 0 or height <= 0 or (width + height) / step > 10 * MOST_STEPS:
            return
        self.pen(name, 1.0)
        painter = self.painter
        painter.translate(rect.topLeft())
        painter.drawLines(list(_hatch(width, height, step, back=False)))
        if cross:
            painter.drawLines(list(_hatch(width, height, step, back=True)))
        painter.translate(-rect.topLeft())

    def text(
        self,
        centre: QPointF,
        text: str,
        size_mm: float,
        name: str,
        *,
        degrees: float = 0.0,
        bold: bool = False,
    ) -> None:
        """One line of text about its middle, turned by so many degrees."""
        if self.matrix is not None:
            with self._texts_upright(self.matrix) as ink:
                place = self.matrix.map(centre)
                ink.text(place, text, size_mm, name, degrees=degrees, bold=bold)
            return
        scale = size_mm / FONT_UNITS
        metrics = _metrics(bold)
        painter = self.painter
        painter.save()
        painter.translate(centre)
        if degrees:
            painter.rotate(degrees)
        painter.scale(scale, scale)
        painter.setFont(drawing_font(bold))
        painter.setPen(colour(name))
        rise = (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(-_advance(text, bold) / 2, rise), text)
        painter.restore()

    def elided(self, text: str, size_mm: float, width_mm: float, *, bold: bool = False) -> str:
        """The text, cut with an ellipsis where it is wider than so many mm."""
        return _elided(text, int(min(width_mm * FONT_UNITS / size_mm, 1e6)), bold)

    def label(self, rect: QRectF, text: str, name: str, *, largest_mm: float = 9.0) -> None:
        """A label that scales with the drawing, upright in tall boxes, elided to the room.

        Between 6.5 and 15 pixels high; a box too small for the least size gets none.
        """
        if self.matrix is not None:
            with self._texts_upright(self.matrix) as ink:
                ink.label(self.matrix.mapRect(rect), text, name, largest_mm=largest_mm)
            return
        upright = rect.height() > 1.6 * rect.width()
        along, across = (rect.height(), rect.width()) if upright else (rect.width(), rect.height())
        size = min(across * 0.55, largest_mm, 15 * self.px)
        size = max(size, min(8.5 * self.px, across * 0.85))
        if not text or size < 6.5 * self.px:
            return
        wide = text_width_mm(text, size)
        if wide > along - size:  # smaller before shorter
            size = max(size * (along - size) / wide, min(size, 7.5 * self.px))
        shown = self.elided(text, size, along - size * 0.8)
        if len(shown) < min(3, len(text)):
            return
        self.text(rect.center(), shown, size, name, degrees=-90.0 if upright else 0.0)

    def unknown_edges(self, rect: QRectF, edges: frozenset[Edge]) -> None:
        """Hatches a band along each edge of the view whose place nobody publishes."""
        low, high = ("x0", "x1") if self.view == "side" else ("z0", "z1")
        shown = [edge for edge in (low, high, "y0", "y1") if edge in edges]
        if not shown:
            return
        band = max(4.0, 5 * self.px)
        across, down = min(band, rect.width() * 0.2), min(band, rect.height() * 0.2)
        bands = {
            low: QRectF(rect.left(), rect.top(), across, rect.height()),
            high: QRectF(rect.right() - across, rect.top(), across, rect.height()),
            "y0": QRectF(rect.left(), rect.top(), rect.width(), down),
            "y1": QRectF(rect.left(), rect.bottom() - down, rect.width(), down),
        }
        ends = {
            low: QLineF(rect.topLeft(), rect.bottomLeft()),
            high: QLineF(rect.topRight(), rect.bottomRight()),
            "y0": QLineF(rect.topLeft(), rect.topRight()),
            "y1": QLineF(rect.bottomLeft(), rect.bottomRight()),
        }
        step = max(2.4, 4 * self.px)
        for edge in shown:
            if min(bands[edge].width(), bands[edge].height()) > 1.5 * self.px:
                self.painter.fillRect(bands[edge], colour(self.palette.background, 0.75))
                self.hatch(bands[edge], self.palette.unknown, step)
            self.pen(self.palette.unknown, 1.8, Qt.PenStyle.DashLine)
            self.lines([ends[edge]])
