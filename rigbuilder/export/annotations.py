"""What is written over the drawing: dimension lines and overlaps, with signs beside the colour."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPolygonF

from rigbuilder.export.ink import Ink, colour
from rigbuilder.export.plates import LINE_SHARE, Plate, State
from rigbuilder.geometry.layout import Dimension, Overlap


def state_colour(ink: Ink, state: State) -> str:
    """Colour of a dimension's state."""
    return {
        "ok": ink.palette.ok,
        "bad": ink.palette.bad,
        "unknown": ink.palette.unknown,
        "info": ink.palette.info,
    }[state]


def _arrow(tip: QPointF, along: QPointF, length: float) -> QPolygonF:
    """A slim arrow head; ``along`` is the unit vector that it points in."""
    across = QPointF(-along.y(), along.x())
    foot = tip - along * length
    return QPolygonF([tip, foot + across * length * 0.32, foot - across * length * 0.32])


def draw_dimension_line(ink: Ink, dimension: Dimension) -> None:
    """End ticks and arrows, from outside where there is no room between the ticks."""
    start, end = QPointF(*dimension.start), QPointF(*dimension.end)
    length = math.hypot(end.x() - start.x(), end.y() - start.y())
    along = (end - start) / length if length > 0 else QPointF(1.0, 0.0)
    name = state_colour(ink, dimension.state)
    head = 7 * ink.px
    inside = length >= 2.6 * head
    style = Qt.PenStyle.DashLine if dimension.state == "unknown" else Qt.PenStyle.SolidLine
    ink.pen(name, 1.8 if dimension.state == "bad" else 1.2, style)
    reach = QPointF(0, 0) if inside else along * head * 2
    ink.lines([QLineF(start - reach, end + reach)])
    across = QPointF(-along.y(), along.x()) * 5 * ink.px
    ink.pen(name, 1.2)
    ink.lines([QLineF(point - across, point + across) for point in (start, end)])
    ink.painter.setPen(Qt.PenStyle.NoPen)
    ink.painter.setBrush(colour(name))
    outward = 1.0 if inside else -1.0
    ink.painter.drawPolygon(_arrow(start, -along * outward, head))
    ink.painter.drawPolygon(_arrow(end, along * outward, head))


def draw_dimension_plate(ink: Ink, dimension: Dimension, plate: Plate) -> None:
    """The dimension's text, with a thin leader when it does not stand at its line."""
    middle = (QPointF(*dimension.start) + QPointF(*dimension.end)) / 2
    rect = plate.rect
    if not rect.adjusted(-plate.size_mm, -plate.size_mm, plate.size_mm, plate.size_mm).contains(
        middle
    ):
        ink.pen(state_colour(ink, plate.state), 0.7)
        ink.lines([QLineF(middle, plate.middle)])
    draw_plate(ink, plate)


def draw_plate(ink: Ink, plate: Plate) -> None:
    """Text on a plate of the background's colour, led by a tick, a cross or a question mark."""
    rect, size, state = plate.rect, plate.size_mm, plate.state
    name = state_colour(ink, state)
    line = None if state == "info" else name
    ink.box(rect, ink.palette.background, line, width_px=0.8, radius=0.25 * size, alpha=0.92)
    if state != "info":
        place = QPointF(rect.left() + 0.85 * size, plate.middle.y())
        draw_sign(ink, place, size * 0.62, state)
    height = LINE_SHARE * size
    for number, text in enumerate(plate.lines):
        place = QPointF(plate.middle.x() + plate.sign_mm / 2, rect.top() + (number + 0.5) * height)
        ink.text(place, text, size, name, bold=state == "bad")


def draw_sign(ink: Ink, centre: QPointF, size_mm: float, state: State) -> None:
    """A tick, a cross or a question mark, drawn so that no font needs to have it."""
    half = size_mm / 2
    name = state_colour(ink, state)
    ink.pen(name, 1.6)
    x, y = centre.x(), centre.y()
    if state == "ok":
        ink.lines(
            [
                QLineF(x - half, y, x - half * 0.3, y + half * 0.8),
                QLineF(x - half * 0.3, y + half * 0.8, x + half, y - half * 0.8),
            ]
        )
    elif state == "bad":
        ink.lines(
            [
                QLineF(x - half, y - half, x + half, y + half),
                QLineF(x - half, y + half, x + half, y - half),
            ]
        )
    elif state == "unknown":
        ink.text(centre, "?", size_mm * 1.5, name, bold=True)


def draw_overlap(ink: Ink, rect: QRectF, overlap: Overlap) -> None:
    """A collision: cross-hatched box; dashed when it is not certain."""
    name = ink.palette.bad if overlap.certain else ink.palette.unknown
    least = 2 * ink.px
    shown = rect.adjusted(0, 0, max(0.0, least - rect.width()), max(0.0, least - rect.height()))
    ink.painter.fillRect(shown, colour(name, 0.18))
    ink.hatch(shown, name, max(2.0, 5 * ink.px), cross=True)
    ink.pen(name, 2.0, Qt.PenStyle.SolidLine if overlap.certain else Qt.PenStyle.DashLine)
    ink.painter.setBrush(Qt.BrushStyle.NoBrush)
    ink.painter.drawRect(shown)
