"""A small drawing of a rig: its side view without words, for cards, columns and comparisons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.export.drawing import Palette, body_rect, paint_layout, view_rect
from rigbuilder.geometry.layout import Layout

ROOM_MM = 14.0
SURROUNDINGS = frozenset(
    {"case", "opening", "rail", "tray", "shroud", "panel", "fan", "radiator", "cage"}
)


def paint_small(
    painter: QPainter,
    room: QRectF,
    layout: Layout,
    parts: Mapping[str, AnyPart],
    palette: Palette,
    *,
    pixel: float = 1.0,
) -> None:
    """Paints the side view into a rectangle; ``pixel`` is a pixel's size in the painter's units."""
    bare = replace(layout, overlaps=(), dimensions=())
    bounds = _interesting(bare)
    if bounds.isEmpty():
        return
    scale = min(room.width() / bounds.width(), room.height() / bounds.height())
    painter.save()
    painter.setClipRect(room)
    painter.translate(room.center())
    painter.scale(scale, scale)
    painter.translate(-bounds.center())
    paint_layout(painter, bare, "side", palette, parts, pixel_mm=pixel / scale)
    painter.restore()


def _interesting(layout: Layout) -> QRectF:
    """Board, cards and supplies: the case around them is cut off where it is larger."""
    found = QRectF()
    for body in layout.bodies:
        if body.role not in SURROUNDINGS:
            found |= body_rect(body, "side")
    room = found.adjusted(-ROOM_MM, -ROOM_MM, ROOM_MM, ROOM_MM)
    return room if not found.isNull() else view_rect(layout, "side")
