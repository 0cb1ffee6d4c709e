"""A small drawing of a rig for its card on the start page."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.export.drawing import Palette
from rigbuilder.export.sheet import parts_by_key
from rigbuilder.export.small import paint_small
from rigbuilder.geometry.place import lay_out
from rigbuilder.rig.model import Rig

MARGIN = 4.0


def picture(
    rig: Rig, catalog: Catalog, palette: Palette, size: tuple[int, int], ratio: float
) -> QPixmap:
    """The rig's side view, fitted into so many logical pixels."""
    width, height = size
    image = QPixmap(round(width * ratio), round(height * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(palette.background))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    room = QRectF(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN)
    paint_small(painter, room, lay_out(rig, catalog), parts_by_key(rig, catalog), palette)
    painter.end()
    return image
