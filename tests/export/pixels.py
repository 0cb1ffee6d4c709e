"""Renders drawings to pictures and counts their pixels."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

PER_MM = 4.0


def picture(room: QRectF, paint: Callable[[QPainter], None], background: str = "#ffffff") -> QImage:
    """A picture of a box of the drawing at ``PER_MM`` pixels for a mm, without smoothing."""
    width, height = round(room.width() * PER_MM), round(room.height() * PER_MM)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(background))
    painter = QPainter(image)
    painter.scale(PER_MM, PER_MM)
    painter.translate(-room.topLeft())
    paint(painter)
    painter.end()
    return image


def count(image: QImage, room: QRectF, box: QRectF, name: str) -> int:
    """Pixels of a colour inside a box that is given in mm."""
    wanted = QColor(name).rgb() & 0xFFFFFF
    left, top = ((box.left() - room.left()) * PER_MM, (box.top() - room.top()) * PER_MM)
    columns = range(max(0, round(left)), min(image.width(), round(left + box.width() * PER_MM)))
    rows = range(max(0, round(top)), min(image.height(), round(top + box.height() * PER_MM)))
    return sum((image.pixel(x, y) & 0xFFFFFF) == wanted for x in columns for y in rows)
