"""Where the texts of dimension lines and overlaps go, so that none hides another.

A plate is the small box that a text stands on. Plates take the first of a few places near their
line that is free and inside the drawing, else the place that hides least.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF

from rigbuilder.export.ink import View, text_width_mm
from rigbuilder.geometry.layout import Dimension, Layout, Overlap

State = Literal["ok", "bad", "unknown", "info"]
LINE_SHARE = 1.35
"""Height of a line of a plate over its text's size."""

STEPS = (-1, 1, -2, 2, -3, 3, -4, 4, -5, 5)
"""Lines of text that a plate may move up or down to find a free place."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A text's place: lines about a middle, in mm."""

    middle: QPointF
    lines: tuple[str, ...]
    state: State
    size_mm: float

    @property
    def sign_mm(self) -> float:
        """Room for the sign before the text."""
        return 0.0 if self.state == "info" else 1.1 * self.size_mm

    @property
    def rect(self) -> QRectF:
        """The box."""
        width, height = plate_size_mm(self.lines, self.state, self.size_mm)
        return QRectF(self.middle.x() - width / 2, self.middle.y() - height / 2, width, height)


def plate_size_mm(lines: Sequence[str], state: State, size_mm: float) -> tuple[float, float]:
    """Width and height of a plate."""
    widest = max(text_width_mm(line, size_mm, bold=state == "bad") for line in lines)
    sign = 0.0 if state == "info" else 1.1 * size_mm
    return widest + sign + 0.7 * size_mm, LINE_SHARE * size_mm * len(lines)


def overlap_words(overlap: Overlap) -> str:
    """The depth of an overlap in words."""
    decimals = 1 if overlap.depth_mm < 99.95 else 0
    text = f"{overlap.depth_mm:.{decimals}f} mm"
    return f"overlap {text}" if overlap.certain else f"may overlap {text}"


def dimension_plate(dimension: Dimension, px: float, text_px: float) -> Plate:
    """A dimension's text at its usual place."""
    size = text_px * px
    place = next(_places(dimension, (dimension.text,), size))
    return Plate(place, (dimension.text,), dimension.state, size)


def _places(dimension: Dimension, lines: tuple[str, ...], size: float) -> Iterator[QPointF]:
    """Middles to try: on a level line with room, else above or below it; beside a steep one."""
    start, end = QPointF(*dimension.start), QPointF(*dimension.end)
    middle, length = (start + end) / 2, math.hypot(end.x() - start.x(), end.y() - start.y())
    width, height = plate_size_mm(lines, dimension.state, size)
    steep = abs(end.y() - start.y()) > abs(end.x() - start.x())
    if steep:
        aside = QPointF(width / 2 + 0.6 * size, 0)
        steps = [QPointF(0, share * height * 1.15) for share in (0, *STEPS)]
        for step in steps:
            yield middle + step + aside
            yield middle + step - aside
        return
    if length >= width + 4 * size:
        yield middle
    for share in STEPS:
        offset = QPointF(0, share * (height * 0.55 + 0.5 * size) * 1.1)
        yield middle + offset
        yield QPointF(end.x() - width / 2, middle.y()) + offset
        yield QPointF(start.x() + width / 2, middle.y()) + offset


def _split(text: str, state: State, size: float, room_mm: float) -> tuple[str, ...]:
    """The text in one line, or in two at a comma when it is wider than the drawing."""
    if ", " in text and plate_size_mm((text,), state, size)[0] > room_mm:
        first, _, rest = text.partition(", ")
        return f"{first},", rest
    return (text,)


def place_plates(
    layout: Layout, view: View, px: float, text_px: float, room: QRectF
) -> tuple[dict[int, Plate], dict[int, Plate]]:
    """Plates of a view's overlaps and dimension lines, by their place in the layout's tuples."""
    size = text_px * px
    taken: list[QRectF] = []
    overlaps: dict[int, Plate] = {}
    for number, overlap in enumerate(layout.overlaps):
        state: State = "bad" if overlap.certain else "unknown"
        words = (overlap_words(overlap),)
        centre = overlap_box(overlap, view).center()
        height = plate_size_mm(words, state, size)[1]
        places = [centre + QPointF(0, share * height) for share in (0, 1, -1, 2, -2, 3)]
        overlaps[number] = _best([Plate(p, words, state, size) for p in places], taken, room)
        taken.append(overlaps[number].rect)
    dimensions: dict[int, Plate] = {}
    for number, dimension in enumerate(layout.dimensions):
        if dimension.view != view:
            continue
        lines = _split(dimension.text, dimension.state, size, room.width() * 0.6)
        plates = [
            Plate(place, lines, dimension.state, size) for place in _places(dimension, lines, size)
        ]
        dimensions[number] = _best(plates, taken, room)
        taken.append(dimensions[number].rect)
    return overlaps, dimensions


def overlap_box(overlap: Overlap, view: View) -> QRectF:
    """The box of an overlap in a view, in mm."""
    low, high = (overlap.x0, overlap.x1) if view == "side" else (overlap.z0, overlap.z1)
    return QRectF(low, overlap.y0, high - low, overlap.y1 - overlap.y0)


def _best(plates: list[Plate], taken: list[QRectF], room: QRectF) -> Plate:
    """The first plate that hides nothing, else the one that hides least."""

    def hidden(plate: Plate) -> float:
        rect = plate.rect
        inside = rect & room
        outside = rect.width() * rect.height() - inside.width() * inside.height()
        covers = sum(
            (rect & other).width() * (rect & other).height()
            for other in taken
            if rect.intersects(other)
        )
        return 3 * outside + covers

    best, least = plates[0], math.inf
    for plate in plates:
        cost = hidden(plate)
        if cost <= 1e-6:
            return _within(plate, room)
        if cost < least:
            best, least = plate, cost
    return _within(best, room)


def _within(plate: Plate, room: QRectF) -> Plate:
    """The plate moved sideways into the drawing, where it has a place there."""
    rect = plate.rect
    shift = max(0.0, room.left() - rect.left()) - max(0.0, rect.right() - room.right())
    if shift == 0.0 or rect.width() > room.width():
        return plate
    return Plate(plate.middle + QPointF(shift, 0), plate.lines, plate.state, plate.size_mm)
