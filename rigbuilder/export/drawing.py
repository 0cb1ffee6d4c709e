"""Paints a layout in millimetre coordinates, in the side view (x, y) or the rear view (z, y).

The painter must be transformed so that one unit is one millimetre. Window, PDF, SVG and PNG all
draw with these functions. None of them knows a scene: what is drawn comes from the layout's
bodies, and from the catalog's part only for looks (fans of an open-air card, fins of a passive
one), never for a place or a size.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTransform

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.export.annotations import (
    draw_dimension_line,
    draw_dimension_plate,
    draw_overlap,
    draw_plate,
)
from rigbuilder.export.bodies import PAINTERS
from rigbuilder.export.ink import Ink, Pattern, View
from rigbuilder.export.palette import CONTRAST, DARK, LIGHT, PRINT, Palette
from rigbuilder.export.plates import (
    Plate,
    State,
    dimension_plate,
    overlap_words,
    place_plates,
)
from rigbuilder.geometry.layout import Body, Dimension, Layout, Overlap
from rigbuilder.geometry.turns import AS_IS, Axis, Turn

__all__ = [
    "CONTRAST",
    "DARK",
    "LIGHT",
    "PRINT",
    "Palette",
    "Plate",
    "View",
    "body_rect",
    "overlap_rect",
    "paint_body",
    "paint_dimension",
    "paint_layout",
    "paint_overlap",
    "painting_order",
    "place_plates",
    "view_rect",
]


def body_rect(body: Body | Overlap, view: View) -> QRectF:
    """The box of a body or an overlap in a view, in mm."""
    if view == "side":
        return QRectF(body.x0, body.y0, body.x1 - body.x0, body.y1 - body.y0)
    return QRectF(body.z0, body.y0, body.z1 - body.z0, body.y1 - body.y0)


overlap_rect = body_rect


def view_rect(layout: Layout, view: View) -> QRectF:
    """The box of the whole layout in a view, in mm."""
    x0, x1, y0, y1, z0, z1 = layout.bounds
    return QRectF(x0, y0, x1 - x0, y1 - y0) if view == "side" else QRectF(z0, y0, z1 - z0, y1 - y0)


def painting_order(layout: Layout, view: View) -> tuple[Body, ...]:
    """The bodies from back to front as that view sees them.

    The layout's own order is that of the side view. From the rear what is nearer to the rear covers
    what is farther from it; the case and its openings are drawn first, so that they hide nothing.
    """
    if view == "side":
        return layout.bodies
    behind = {"case": 0, "tray": 1, "opening": 2}
    rear_at_right = layout.turn.x == ("x", -1)

    def order(body: Body) -> tuple[int, float]:
        return behind.get(body.role, 3), body.x1 if rear_at_right else -body.x0

    return tuple(sorted(layout.bodies, key=order))


def _ink(painter: QPainter, palette: Palette, view: View, pixel_mm: float | None) -> Ink:
    if pixel_mm is None:
        pixel_mm = 1.0 / (abs(painter.worldTransform().m11()) or 1.0)
    return Ink(painter, palette, view, pixel_mm)


def paint_body(
    painter: QPainter,
    body: Body,
    view: View,
    palette: Palette,
    part: AnyPart | None = None,
    *,
    pixel_mm: float | None = None,
) -> None:
    """Paints one body at its place; ``part`` is the item's catalog record, for its looks.

    ``pixel_mm`` is what one pixel is in mm (line widths and least text sizes follow it); by
    default it is taken from the painter's transform.
    """
    ink = _ink(painter, palette, view, pixel_mm)
    rect = body_rect(body, view)
    if body.turn == AS_IS:
        PAINTERS[body.role](ink, rect, body, part)
    else:
        _paint_turned(ink, view, rect, body, part)
    ink.unknown_edges(rect, body.unknown_edges)


def _paint_turned(ink: Ink, view: View, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """Paints a body as one that is not turned, with the painter turned; its texts stay upright."""
    pattern, matrix = pattern_of(body.turn, view)
    own = matrix.inverted()[0].mapRect(rect.translated(-rect.center()))
    painter = ink.painter
    painter.save()
    painter.translate(rect.center())
    painter.setTransform(matrix, combine=True)
    turned = Ink(painter, ink.palette, pattern, ink.px, matrix)
    PAINTERS[body.role](turned, own, body, part)
    painter.restore()


def pattern_of(turn: Turn, view: View) -> tuple[Pattern, QTransform]:
    """What a view sees of a turned body, and how that lies in it.

    A body's own x and y are its side, z and y its rear, x and z (upwards) its face.
    """
    axes: dict[tuple[Axis, Axis], Pattern] = {
        ("x", "y"): "side", ("z", "y"): "rear", ("x", "z"): "face",
    }  # fmt: skip
    across, down = ("x" if view == "side" else "z"), "y"
    for (right, low), pattern in axes.items():
        (to_right, right_sign), (to_low, low_sign) = turn.of(right), turn.of(low)
        if {to_right, to_low} == {across, down}:
            if pattern == "face":
                low_sign = -low_sign
            first = (right_sign, 0) if to_right == across else (0, right_sign)
            second = (low_sign, 0) if to_low == across else (0, low_sign)
            return pattern, QTransform(*first, *second, 0, 0)
    raise AssertionError("two of three axes lie in every view")


def paint_dimension(
    painter: QPainter,
    dimension: Dimension,
    palette: Palette,
    *,
    pixel_mm: float | None = None,
    text_px: float = 11.0,
    plate: Plate | None = None,
) -> None:
    """Paints a dimension line with arrows, its state's sign and its text (``text_px`` high).

    ``plate`` says where the text goes (``place_plates`` finds places that hide nothing).
    """
    ink = _ink(painter, palette, dimension.view, pixel_mm)
    draw_dimension_line(ink, dimension)
    draw_dimension_plate(ink, dimension, plate or dimension_plate(dimension, ink.px, text_px))


def paint_overlap(
    painter: QPainter,
    overlap: Overlap,
    view: View,
    palette: Palette,
    *,
    pixel_mm: float | None = None,
    text_px: float = 11.0,
    plate: Plate | None = None,
) -> None:
    """Paints where two bodies collide: cross-hatched, with the depth in mm."""
    ink = _ink(painter, palette, view, pixel_mm)
    rect = overlap_rect(overlap, view)
    draw_overlap(ink, rect, overlap)
    if plate is None:
        state: State = "bad" if overlap.certain else "unknown"
        plate = Plate(rect.center(), (overlap_words(overlap),), state, text_px * ink.px)
    draw_plate(ink, plate)


def paint_layout(
    painter: QPainter,
    layout: Layout,
    view: View,
    palette: Palette,
    parts: Mapping[str, AnyPart],
    *,
    pixel_mm: float | None = None,
    text_px: float = 11.0,
) -> None:
    """Paints everything of one view; ``parts`` gives the catalog record of an item key."""
    ink = _ink(painter, palette, view, pixel_mm)
    for body in painting_order(layout, view):
        paint_body(painter, body, view, palette, parts.get(body.item), pixel_mm=ink.px)
    room = view_rect(layout, view)
    over, along = place_plates(layout, view, ink.px, text_px, room)
    for overlap in layout.overlaps:
        draw_overlap(ink, overlap_rect(overlap, view), overlap)
    for number in along:
        draw_dimension_line(ink, layout.dimensions[number])
    for plate in over.values():
        draw_plate(ink, plate)
    for number, plate in along.items():
        draw_dimension_plate(ink, layout.dimensions[number], plate)
