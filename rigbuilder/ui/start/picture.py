"""A small drawing of a rig for its card on the start page."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.export.drawing import Palette, body_rect, paint_layout, view_rect
from rigbuilder.geometry.layout import Layout
from rigbuilder.geometry.place import lay_out
from rigbuilder.rig.model import Rig

MARGIN = 4.0
ROOM_MM = 14.0
SURROUNDINGS = frozenset({"case", "opening", "rail", "tray"})


def picture(
    rig: Rig, catalog: Catalog, palette: Palette, size: tuple[int, int], ratio: float
) -> QPixmap:
    """The rig's side view, fitted into so many logical pixels."""
    layout = _without_words(lay_out(rig, catalog))
    width, height = size
    image = QPixmap(round(width * ratio), round(height * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(palette.background))
    bounds = _interesting(layout)
    scale = min((width - 2 * MARGIN) / bounds.width(), (height - 2 * MARGIN) / bounds.height())
    parts = {key: catalog.parts[part] for key, part, _ in rig.items() if part in catalog.parts}
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QRectF(0, 0, width, height).center()
    painter.translate(middle)
    painter.scale(scale, scale)
    painter.translate(-bounds.center())
    paint_layout(painter, layout, "side", palette, parts, pixel_mm=1 / scale)
    painter.end()
    return image


def _interesting(layout: Layout) -> QRectF:
    """Board, cards and supplies: the case around them is cut off where it is larger."""
    found = QRectF()
    for body in layout.bodies:
        if body.role not in SURROUNDINGS:
            found |= body_rect(body, "side")
    room = found.adjusted(-ROOM_MM, -ROOM_MM, ROOM_MM, ROOM_MM)
    return room if not found.isNull() else view_rect(layout, "side")


def _without_words(layout: Layout) -> Layout:
    """No dimension lines: they could not be read at this size."""
    return Layout(bodies=layout.bodies, overlaps=(), bounds=layout.bounds)
