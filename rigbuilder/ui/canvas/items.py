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
from rigbuilder.export.plates import Plate
from rigbuilder.geometry.layout import Body, Dimension, Overlap
from rigbuilder.ui.canvas.hit import View

OVERLAP_Z, DIMENSION_Z = 700.0, 600.0
TEXT_PX = 11.0
SIZE_DIGITS = 6
ARROW_PX = 20.0
"""Arrows that come from outside a short line reach so far beyond it."""
PEN_PX = 3.0


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
        self._place()

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
        self._place()

    def _place(self) -> None:
        """To the body's corner, at a whole pixel: between pixels the picture would not be kept."""
        corner, pixel = body_rect(self.body, self._view).topLeft(), self.pixel_mm
        self.setPos(round(corner.x() / pixel) * pixel, round(corner.y() / pixel) * pixel)

    def set_pixel(self, pixel_mm: float) -> None:
        """The view has another scale."""
        super().set_pixel(pixel_mm)
        self._place()

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
    wide, high, deep = (
        round(size, SIZE_DIGITS)  # the same card elsewhere differs by rounding dust
        for size in (body.x1 - body.x0, body.y1 - body.y0, body.z1 - body.z0)
    )
    if view == "side":
        deep = 0.0
    else:
        wide = 0.0
    return replace(body, x0=0.0, x1=wide, y0=0.0, y1=high, z0=0.0, z1=deep)


class Labelled(Drawn):
    """A line or an area with a text plate, whose place depends on all other plates."""

    def __init__(self, palette: Palette, pixel_mm: float) -> None:
        super().__init__(palette, pixel_mm)
        self.plate: Plate | None = None

    def show_plate(self, plate: Plate | None) -> None:
        """The text goes there; None hides the item."""
        self.setVisible(plate is not None)
        if plate is not None and plate != self.plate:
            self.prepareGeometryChange()
            self.plate = plate
            self._room = self._bounds()
            self.update()

    def _with_plate(self, box: QRectF) -> QRectF:
        room = PEN_PX * self.pixel_mm
        plate = self.plate.rect if self.plate is not None else QRectF()
        return box.united(plate).adjusted(-room, -room, room, room)


class DimensionItem(Labelled):
    """A dimension line with its text."""

    def __init__(self, dimension: Dimension, palette: Palette, pixel_mm: float) -> None:
        super().__init__(palette, pixel_mm)
        self.dimension = dimension
        self._room = self._bounds()
        self.setZValue(DIMENSION_Z)

    def _bounds(self) -> QRectF:
        """The line with room for its arrows, and the plate."""
        line = QRectF(QPointF(*self.dimension.start), QPointF(*self.dimension.end)).normalized()
        arrows = ARROW_PX * self.pixel_mm
        return self._with_plate(line.adjusted(-arrows, -arrows, arrows, arrows))

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draws the line."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_dimension(
            painter,
            self.dimension,
            self.palette,
            pixel_mm=self.pixel_mm,
            text_px=TEXT_PX,
            plate=self.plate,
        )


class OverlapItem(Labelled):
    """A collision with its depth."""

    def __init__(self, overlap: Overlap, view: View, palette: Palette, pixel_mm: float) -> None:
        super().__init__(palette, pixel_mm)
        self.overlap = overlap
        self._view = view
        self._room = self._bounds()
        self.setZValue(OVERLAP_Z)

    def _bounds(self) -> QRectF:
        """The box and the plate."""
        return self._with_plate(overlap_rect(self.overlap, self._view))

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
            plate=self.plate,
        )
