"""The scene of one view: takes a layout and changes only the items that the layout changes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QRectF
from PySide6.QtWidgets import QGraphicsScene

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.export.drawing import Palette, painting_order, view_rect
from rigbuilder.export.plates import place_plates
from rigbuilder.geometry.layout import Layout
from rigbuilder.ui.canvas.hit import View
from rigbuilder.ui.canvas.items import TEXT_PX, BodyItem, DimensionItem, Drawn, OverlapItem

TEXT_MARGIN_PX = 26.0
"""Texts may stand so far outside of the drawing: less than the margin of a fitted view."""
ROOM_MM = 2000.0
"""Free space around the rig, so that any part of it can be brought to the view's middle."""


class LayoutScene(QGraphicsScene):
    """Bodies, dimension lines and overlaps of one view."""

    def __init__(self, view: View, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._palette = palette
        self._pixel_mm = 1.0
        self._layout: Layout | None = None
        self._parts: Mapping[str, AnyPart] = {}
        self._bodies: dict[str, BodyItem] = {}
        self._lines: dict[object, DimensionItem | OverlapItem] = {}
        self.show_dimensions = True
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setSceneRect(QRectF(-ROOM_MM, -ROOM_MM, 3 * ROOM_MM, 3 * ROOM_MM))

    def set_palette(self, palette: Palette) -> None:
        """Draws everything in other colours."""
        if palette is not self._palette:
            self._palette = palette
            self._clear()
            if self._layout is not None:
                layout, self._layout = self._layout, None
                self.show_layout(layout, self._parts)

    def set_pixel(self, pixel_mm: float) -> None:
        """The view has another scale: one pixel is so many mm."""
        self._pixel_mm = pixel_mm
        for item in (*self._bodies.values(), *self._lines.values()):
            item.set_pixel(pixel_mm)
        self._place_texts()

    def set_dimensions_shown(self, shown: bool) -> None:
        """Shows or hides the dimension lines."""
        self.show_dimensions = shown
        self._place_texts()

    def _place_texts(self) -> None:
        """Puts the texts where none hides another; lines without a free place are left out."""
        layout, pixel = self._layout, self._pixel_mm
        if layout is None:
            return
        margin = TEXT_MARGIN_PX * pixel
        room = view_rect(layout, self.view).adjusted(-margin, -margin, margin, margin)
        over, along = place_plates(layout, self.view, pixel, TEXT_PX, room)
        for number, overlap in enumerate(layout.overlaps):
            self._lines[overlap].show_plate(over.get(number))
        for number, dimension in enumerate(layout.dimensions):
            if dimension in self._lines:
                plate = along.get(number) if self.show_dimensions else None
                self._lines[dimension].show_plate(plate)

    def show_layout(self, layout: Layout, parts: Mapping[str, AnyPart]) -> None:
        """Shows a layout; ``parts`` gives the catalog record of an item key."""
        if layout is self._layout and parts == self._parts:
            return
        self._layout, self._parts = layout, parts
        self._show_bodies(layout, parts)
        self._show_lines(layout)

    def _show_bodies(self, layout: Layout, parts: Mapping[str, AnyPart]) -> None:
        old, self._bodies = self._bodies, {}
        for place, body in enumerate(painting_order(layout, self.view)):
            key = body.key if body.key not in self._bodies else f"{body.key}#{place}"
            part = parts.get(body.item)
            item = old.pop(key, None)
            if item is None:
                item = BodyItem(body, part, self.view, self._palette, self._pixel_mm)
                self.addItem(item)
            else:
                item.show_body(body, part)
            if item.zValue() != place:
                item.setZValue(place)
            self._bodies[key] = item
        self._drop(old)

    def _show_lines(self, layout: Layout) -> None:
        old, self._lines = self._lines, {}
        for dimension in layout.dimensions:
            if dimension.view != self.view or dimension in self._lines:
                continue
            item: DimensionItem | OverlapItem | None = old.pop(dimension, None)
            if item is None:
                item = DimensionItem(dimension, self._palette, self._pixel_mm)
                self.addItem(item)
            self._lines[dimension] = item
        for overlap in layout.overlaps:
            if overlap in self._lines:
                continue
            item = old.pop(overlap, None)
            if item is None:
                item = OverlapItem(overlap, self.view, self._palette, self._pixel_mm)
                self.addItem(item)
            self._lines[overlap] = item
        self._drop(old)
        self._place_texts()

    def _clear(self) -> None:
        self._drop(self._bodies)
        self._drop(self._lines)
        self._bodies, self._lines = {}, {}

    def _drop(self, items: Mapping[object, Drawn] | Mapping[str, BodyItem]) -> None:
        for item in items.values():
            self.removeItem(item)
