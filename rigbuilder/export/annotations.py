"""What is written over the drawing: dimension lines and overlaps, with signs beside the colour."""

from __future__ import annotations

import math
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPolygonF

from rigbuilder.export.ink import Ink, View, colour, text_width_mm
from rigbuilder.geometry.layout import Dimension, Layout, Overlap

State = Literal["ok", "bad", "unknown", "info"]


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


def draw_dimension(ink: Ink, dimension: Dimension, text_px: float) -> None:
    """A dimension line: end ticks, arrows (from outside where there is no room) and its text."""
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
    _dimension_text(ink, dimension, (start + end) / 2, along, length, text_px)


def _dimension_text(
    ink: Ink, dimension: Dimension, middle: QPointF, along: QPointF, length: float, text_px: float
) -> None:
    place = _text_middle(dimension, middle, along, length, ink.px, text_px)
    plate(ink, place, dimension.text, dimension.state, text_px)


def _text_middle(
    dimension: Dimension,
    middle: QPointF,
    along: QPointF,
    length: float,
    px: float,
    text_px: float,
) -> QPointF:
    """Where the text's middle goes: on a level line with room, else above; beside a steep one."""
    size = text_px * px
    width = plate_width(px, dimension.text, dimension.state, text_px)
    if abs(along.y()) > abs(along.x()):  # the line would be hidden otherwise
        return middle + QPointF(width / 2 + 0.6 * size, 0)
    if length < width + 4 * size:
        return middle - QPointF(0, 1.25 * size)
    return middle


def annotation_rect(layout: Layout, view: View, px: float, text_px: float) -> QRectF:
    """The box of all dimension lines of a view with their texts, in mm."""
    found = QRectF()
    for dimension in layout.dimensions:
        if dimension.view != view:
            continue
        start, end = QPointF(*dimension.start), QPointF(*dimension.end)
        length = math.hypot(end.x() - start.x(), end.y() - start.y())
        along = (end - start) / length if length > 0 else QPointF(1.0, 0.0)
        place = _text_middle(dimension, (start + end) / 2, along, length, px, text_px)
        width = plate_width(px, dimension.text, dimension.state, text_px)
        height = 1.35 * text_px * px
        found |= QRectF(place.x() - width / 2, place.y() - height / 2, width, height)
        head = 20 * px
        found |= QRectF(start, end).normalized().adjusted(-head, -head, head, head)
    return found


def plate_width(px: float, text: str, state: State, text_px: float) -> float:
    """Width in mm of a text plate with its sign."""
    size = text_px * px
    sign = 0.0 if state == "info" else 1.1 * size
    return text_width_mm(text, size, bold=state == "bad") + sign + 0.7 * size


def plate(ink: Ink, middle: QPointF, text: str, state: State, text_px: float) -> None:
    """Text on a plate of the background's colour, led by a tick, a cross or a question mark."""
    size = text_px * ink.px
    width, height = plate_width(ink.px, text, state, text_px), 1.35 * size
    rect = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
    name = state_colour(ink, state)
    line = None if state == "info" else name
    ink.box(rect, ink.palette.background, line, width_px=0.8, radius=0.25 * size, alpha=0.92)
    sign = 0.0 if state == "info" else 1.1 * size
    if state != "info":
        draw_sign(ink, QPointF(rect.left() + 0.85 * size, middle.y()), size * 0.62, state)
    ink.text(middle + QPointF(sign / 2, 0), text, size, name, bold=state == "bad")


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


def draw_overlap(ink: Ink, rect: QRectF, overlap: Overlap, text_px: float) -> None:
    """A collision: cross-hatched box with its depth; dashed and questioned when not certain."""
    name = ink.palette.bad if overlap.certain else ink.palette.unknown
    state: State = "bad" if overlap.certain else "unknown"
    least = 2 * ink.px
    shown = rect.adjusted(0, 0, max(0.0, least - rect.width()), max(0.0, least - rect.height()))
    ink.painter.fillRect(shown, colour(name, 0.18))
    ink.hatch(shown, name, max(2.0, 5 * ink.px), cross=True)
    ink.pen(name, 2.0, Qt.PenStyle.SolidLine if overlap.certain else Qt.PenStyle.DashLine)
    ink.painter.setBrush(Qt.BrushStyle.NoBrush)
    ink.painter.drawRect(shown)
    text = (
        f"{overlap.depth_mm:.1f} mm" if overlap.depth_mm < 99.95 else f"{overlap.depth_mm:.0f} mm"
    )
    words = f"overlap {text}" if overlap.certain else f"may overlap {text}"
    plate(ink, shown.center(), words, state, text_px)
