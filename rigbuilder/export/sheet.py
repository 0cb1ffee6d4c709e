"""The drawing sheet: side and rear view at one scale, with captions, legend and scale bar.

Coordinates are millimetres of paper; PDF, SVG and PNG print the same sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from rigbuilder.catalog.catalog import AnyPart, Catalog
from rigbuilder.export.drawing import Palette, View, paint_layout, view_rect
from rigbuilder.export.ink import Ink, text_width_mm
from rigbuilder.export.palette import PRINT
from rigbuilder.geometry.layout import Layout
from rigbuilder.rig.model import Rig

SCALES = (
    1.0,
    2.0,
    2.5,
    3.0,
    4.0,
    5.0,
    6.0,
    7.0,
    8.0,
    10.0,
    12.0,
    15.0,
    20.0,
    25.0,
    30.0,
    40.0,
    50.0,
    75.0,
    100.0,
    200.0,
    500.0,
)
"""Scales to choose from: one millimetre of paper for so many of the rig."""
DOT_MM = 0.2
"""Paper for one pixel of a window: a thin line is so wide."""
TEXT_PX = 10.5
GAP_MM = 6.0
CAPTION_MM = 6.0
FOOT_MM = 11.0
VIEWS: tuple[View, ...] = ("side", "rear")
CAPTIONS = {
    "side": "Side view, through the open side panel (rear at the left)",
    "rear": "Rear view (board at the left)",
}


def parts_by_key(rig: Rig, catalog: Catalog) -> dict[str, AnyPart]:
    """Catalog record of each item key, for the looks of its bodies."""
    rows = ((key, catalog.parts.get(part)) for key, part, _ in rig.items())
    return {key: part for key, part in rows if part is not None}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A layout with the scale that fits a width and a height of paper."""

    layout: Layout
    parts: Mapping[str, AnyPart]
    scale: float
    """1:scale."""
    rects: tuple[QRectF, QRectF]
    """What side and rear view show, in mm of the rig."""

    @property
    def width_mm(self) -> float:
        """Paper width of both views."""
        return sum(rect.width() for rect in self.rects) / self.scale + GAP_MM

    @property
    def height_mm(self) -> float:
        """Paper height with captions and scale bar."""
        return max(r.height() for r in self.rects) / self.scale + CAPTION_MM + FOOT_MM


def make_sheet(
    layout: Layout, parts: Mapping[str, AnyPart], width_mm: float, height_mm: float
) -> Sheet:
    """The sheet at the largest scale of ``SCALES`` that fits into so much paper."""
    sheet = None
    for scale in SCALES:
        sheet = Sheet(layout, parts, scale, (view_rect(layout, "side"), view_rect(layout, "rear")))
        if sheet.width_mm <= width_mm and sheet.height_mm <= height_mm:
            break
    assert sheet is not None  # SCALES is not empty
    return sheet


def paint_sheet(painter: QPainter, sheet: Sheet, palette: Palette = PRINT) -> None:
    """Paints the sheet with its upper left corner at the origin; one unit is 1 mm of paper."""
    left = 0.0
    top = min(rect.top() for rect in sheet.rects)
    paper = Ink(painter, palette, "side", DOT_MM)
    for view, rect in zip(VIEWS, sheet.rects, strict=True):
        width = rect.width() / sheet.scale
        _left_text(paper, left, CAPTION_MM / 2 - 0.5, _caption(view, width))
        painter.save()
        painter.translate(left, CAPTION_MM)
        painter.scale(1 / sheet.scale, 1 / sheet.scale)
        painter.translate(-rect.left(), -top)
        paint_layout(
            painter,
            sheet.layout,
            view,
            palette,
            sheet.parts,
            pixel_mm=DOT_MM * sheet.scale,
            text_px=TEXT_PX,
        )
        painter.restore()
        left += width + GAP_MM
    _foot(paper, sheet)


def _caption(view: View, width_mm: float) -> str:
    full = CAPTIONS[view]
    return full if text_width_mm(full, 2.8) <= width_mm else full.partition(" view")[0] + " view"


def _left_text(ink: Ink, left: float, middle: float, text: str, size: float = 2.8) -> float:
    """Text from a left edge on; returns its right edge."""
    width = text_width_mm(text, size)
    ink.text(QPointF(left + width / 2, middle), text, size, ink.palette.text)
    return left + width


def _foot(ink: Ink, sheet: Sheet) -> None:
    """The scale in words, a bar of 100 mm, and what the hatchings mean."""
    palette = ink.palette
    middle = sheet.height_mm - FOOT_MM / 2 + 1
    right = _left_text(ink, 0, middle, f"Scale 1:{sheet.scale:g}")
    left, length = right + 5, 100 / sheet.scale
    half = length / 2
    for n, fill in enumerate((palette.line, palette.background)):
        ink.box(QRectF(left + n * half, middle - 0.7, half, 1.4), fill, palette.line)
    ink.pen(palette.line, 1.0)
    ink.lines([QLineF(left + x, middle - 1.4, left + x, middle + 1.4) for x in (0, half, length)])
    right = _left_text(ink, left + length + 2, middle, "100 mm") + 8
    if any(body.unknown_edges for body in sheet.layout.bodies):
        ink.hatch(QRectF(right, middle - 1.5, 6, 3), palette.unknown, 0.9)
        right = _left_text(ink, right + 7.5, middle, "edge that nobody publishes") + 6
    for certain, name, words in (
        (True, palette.bad, "overlap"),
        (False, palette.unknown, "possible overlap"),
    ):
        if any(overlap.certain is certain for overlap in sheet.layout.overlaps):
            ink.hatch(QRectF(right, middle - 1.5, 6, 3), name, 1.1, cross=True)
            right = _left_text(ink, right + 7.5, middle, words) + 6
