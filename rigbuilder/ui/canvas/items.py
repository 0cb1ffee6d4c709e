"""Scene items of a layout: each keeps its picture until what it shows has changed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.export.drawing import (
    Palette,
    body_rect,
    overlap_rect,
    paint_body,
    paint_dimension,
    paint_overlap,
)
from rigbuilder.export.ink import text_width_mm
from rigbuilder.geometry.layout import Body, Dimension, Overlap
from rigbuilder.ui.canvas.hit import View

OVERLAP_Z, DIMENSION_Z = 700.0, 600.0
TEXT_PX = 11.0
WEIGHT = {"bad": 0, "unknown": 1, "ok": 2, "info": 3}
LETTER_PX = 8.0
"""More than the mean width of a letter at ``TEXT_PX``: room for a dimension's text."""


class Drawn(QGraphicsItem):
    """An item drawn in mm with pens and text of constant screen size, cached as a pixmap.

    ``pixel_mm`` is what a pixel of the view is in mm: the room around the item follows it.
    """

    def __init__(self, palette: Palette, pixel_mm: float) -> None:
        super().__init__()
        self.palette = palette
        self.pixel_mm = pixel_mm
        self._room = QRectF()
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def _bounds(self) -> QRectF:
        """What it draws and some room, mm."""
        raise TypeError("each kind of item has its own bounds")

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """The bounds, kept: Qt asks for them many times in every picture."""
        return self._room

    def set_pixel(self, pixel_mm: float) -> None:
        """The view has another scale."""
        if pixel_mm != self.pixel_mm:
            self.prepareGeometryChange()
            self.pixel_mm = pixel_mm
            self._room = self._bounds()


class BodyItem(Drawn):
    """One body. It lies at the body's corner, so that a body that only moves keeps its picture."""

    def __init__(
        self, body: Body, part: AnyPart | None, view: View, palette: Palette, pixel_mm: float
    ) -> None:
        super().__init__(palette, pixel_mm)
        self._view = view
        self.body = body
        self._part = part
        self._local = _at_origin(body, view)
        self._room = self._bounds()
        self.setPos(body_rect(body, view).topLeft())

    def show_body(self, body: Body, part: AnyPart | None) -> None:
        """Takes a changed body of the same key; draws anew only when it looks otherwise."""
        if part is self._part and body == self.body:
            return
        local = _at_origin(body, self._view)
        if local != self._local or part is not self._part:
            self.prepareGeometryChange()
            self._local, self._part = local, part
            self._room = self._bounds()
            self.update()
        self.body = body
        self.setPos(body_rect(body, self._view).topLeft())

    def _bounds(self) -> QRectF:
        """The body with room for its pen."""
        room = 2.0 + 3.0 * self.pixel_mm
        return body_rect(self._local, self._view).adjusted(-room, -room, room, room)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draws the body."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_body(
            painter, self._local, self._view, self.palette, self._part, pixel_mm=self.pixel_mm
        )


def _at_origin(body: Body, view: View) -> Body:
    """The body moved so that its corner in the view is the origin.

    The axis that the view does not show is made nothing: a change along it changes no picture.
    """
    if view == "side":
        return replace(
            body, x0=0.0, x1=body.x1 - body.x0, y0=0.0, y1=body.y1 - body.y0, z0=0.0, z1=0.0
        )
    return replace(body, z0=0.0, z1=body.z1 - body.z0, y0=0.0, y1=body.y1 - body.y0, x0=0.0, x1=0.0)


def _plate(centre: QPointF, text: str, pixel_mm: float, *, bold: bool) -> QRectF:
    size = TEXT_PX * pixel_mm
    width, height = text_width_mm(text, size, bold=bold) + 1.8 * size, 1.5 * size
    return QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)


class DimensionItem(Drawn):
    """A dimension line with its text."""

    @property
    def weight(self) -> int:
        """Which of two colliding texts stays: the lower."""
        return WEIGHT[self.dimension.state]

    def plate(self) -> QRectF:
        """About where its text stands, mm."""
        start, end = QPointF(*self.dimension.start), QPointF(*self.dimension.end)
        bold = self.dimension.state == "bad"
        box = _plate((start + end) / 2, self.dimension.text, self.pixel_mm, bold=bold)
        along = end - start
        if abs(along.y()) > abs(along.x()):
            return box.translated(box.width() / 2 + 0.6 * TEXT_PX * self.pixel_mm, 0)
        if abs(along.x()) < box.width() + 4 * TEXT_PX * self.pixel_mm:
            return box.translated(0, -1.25 * TEXT_PX * self.pixel_mm)
        return box

    def __init__(self, dimension: Dimension, palette: Palette, pixel_mm: float) -> None:
        super().__init__(palette, pixel_mm)
        self.dimension = dimension
        self._room = self._bounds()
        self.setZValue(DIMENSION_Z)

    def _bounds(self) -> QRectF:
        """The line with room for arrows and text."""
        (x0, y0), (x1, y1) = self.dimension.start, self.dimension.end
        line = QRectF(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
        across = (len(self.dimension.text) * LETTER_PX + 3 * TEXT_PX) * self.pixel_mm
        down = 3 * TEXT_PX * self.pixel_mm
        return line.adjusted(-across, -down, across, down)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draws the line."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_dimension(
            painter, self.dimension, self.palette, pixel_mm=self.pixel_mm, text_px=TEXT_PX
        )


class OverlapItem(Drawn):
    """A collision with its depth."""

    weight = -1
    """It always stays."""

    def plate(self) -> QRectF:
        """About where its text stands, mm."""
        centre = overlap_rect(self.overlap, self._view).center()
        return _plate(centre, f"overlap {self.overlap.depth_mm:.1f} mm", self.pixel_mm, bold=True)

    def __init__(self, overlap: Overlap, view: View, palette: Palette, pixel_mm: float) -> None:
        super().__init__(palette, pixel_mm)
        self.overlap = overlap
        self._view = view
        self._room = self._bounds()
        self.setZValue(OVERLAP_Z)

    def _bounds(self) -> QRectF:
        """The box with room for its text."""
        across, down = 14 * LETTER_PX * self.pixel_mm, 2 * TEXT_PX * self.pixel_mm
        return overlap_rect(self.overlap, self._view).adjusted(-across, -down, across, down)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draws the collision."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_overlap(
            painter,
            self.overlap,
            self._view,
            self.palette,
            pixel_mm=self.pixel_mm,
            text_px=TEXT_PX,
        )
