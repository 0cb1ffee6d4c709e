"""Draws the marks over the picture, at the same size whatever the zoom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from rigbuilder.measure.board import BoardReading, grid_lines, openings_of
from rigbuilder.measure.homography import as_array
from rigbuilder.measure.lens import Lens
from rigbuilder.measure.marks import Key, Marks, Point
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.theme.tokens import Tokens

CORNER_WORDS = (mark("upper rear"), mark("upper front"), mark("lower front"), mark("lower rear"))
CARD_CORNER_WORDS: dict[str, tuple[str, str, str, str]] = {
    "edge": (
        mark("bracket, back"),
        mark("end, back"),
        mark("end, cooler"),
        mark("bracket, cooler"),
    ),
    "face": (mark("bracket, top"), mark("end, top"), mark("end, bottom"), mark("bracket, bottom")),
    "end": (mark("back, top"), mark("cooler, top"), mark("cooler, bottom"), mark("back, bottom")),
}
EDGE_WORDS = (mark("upper edge"), mark("front edge"), mark("lower edge"), mark("rear edge"))
RADIUS = 7.0
_CURVE = 24

ToView = Callable[[Point], QPointF]


@dataclass(frozen=True)
class Sight:
    """What is drawn over the picture beside the marks themselves."""

    words: tuple[str, str, str, str] = CORNER_WORDS
    board: BoardReading | None = None
    board_mm: tuple[float, float] = (244.0, 305.0)
    form_factor: str = "atx"
    lens: Lens | None = None
    names: tuple[str, ...] = ()
    """Names of the slots as shown: given or proposed."""
    slots: bool = True
    """Whether slots are shown: not on a card."""

    def visible(self, marks: Marks) -> list[Key]:
        """The marks that are shown and can be taken."""
        return [
            key
            for key in marks.all_keys()
            if (key.kind != "slot" if not self.slots else key.kind not in ("ruler", "plug"))
        ]


def mark_words(key: Key, marks: Marks, sight: Sight) -> str:
    """What a mark is called, on the picture and by a screen reader."""
    match key.kind:
        case "corner":
            return tr(sight.words[key.number])
        case "edge":
            return tr(EDGE_WORDS[key.number])
        case "slot":
            names = sight.names if len(sight.names) == len(marks.slots) else ()
            name = names[key.number] if names else marks.slots[key.number].name
            return name or tr("mark {number}", number=key.number + 1)
        case "ruler":
            return tr("ruler, start") if key.number == 0 else tr("ruler, end")
    return tr("plug")


def paint_marks(
    painter: QPainter,
    to_view: ToView,
    marks: Marks,
    sight: Sight,
    selected: Key | None,
    t: Tokens,
) -> None:
    """Outline, openings' lines, ruler, then every mark with its name."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _outline(painter, to_view, marks, sight, t)
    if sight.board is not None and sight.board.matrix is not None:
        _openings(painter, to_view, sight, sight.board, t)
    if marks.ruler is not None and not sight.slots:
        _line(painter, [to_view(end) for end in marks.ruler], t.warning, 2.0)
    for key in sight.visible(marks):
        _mark(painter, to_view(marks.point(key)), key, marks, sight, key == selected, t)


def _outline(painter: QPainter, to_view: ToView, marks: Marks, sight: Sight, t: Tokens) -> None:
    ring = [*marks.corners, marks.corners[0]]
    if sight.lens is not None and sight.lens.k:
        straight = sight.lens.straighten(as_array(ring))
        steps = np.linspace(0, 1, _CURVE)[:, None]
        sides = [a + (b - a) * steps for a, b in pairwise(straight)]
        ring = [Point(float(x), float(y)) for x, y in sight.lens.bend(np.vstack(sides))]
    _line(painter, [to_view(point) for point in ring], t.accent, 2.0)


def _openings(
    painter: QPainter, to_view: ToView, sight: Sight, reading: BoardReading, t: Tokens
) -> None:
    """The lines that slots may lie on, each with the number of its opening."""
    used = {slot.opening for slot in reading.slots if slot.problem is None}
    lines = grid_lines(openings_of(sight.form_factor), sight.board_mm[0])
    for number, ends in enumerate(lines, 1):
        seen = reading.to_picture(np.linspace(ends[0], ends[1], _CURVE))
        places = [to_view(Point(float(x), float(y))) for x, y in seen]
        colour = QColor(t.ok if number in used else t.text_dim)
        colour.setAlpha(255 if number in used else 150)
        _line(painter, places, colour, 1.4 if number in used else 1.0)
        _plate(painter, places[-1] + QPointF(6, 0), str(number), t, colour)


def _line(painter: QPainter, places: Sequence[QPointF], colour: QColor | str, width: float) -> None:
    """A line that is seen on light and on dark pictures: with a dark and a light rim."""
    for ink, wide in ((QColor(0, 0, 0, 130), width + 2.4), (QColor(colour), width)):
        painter.setPen(QPen(ink, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(places))


def _mark(
    painter: QPainter,
    place: QPointF,
    key: Key,
    marks: Marks,
    sight: Sight,
    chosen: bool,
    t: Tokens,
) -> None:
    colour, words = QColor(t.accent), mark_words(key, marks, sight)
    if key.kind == "slot" and sight.board is not None:
        row = next((slot for slot in sight.board.slots if slot.number == key.number), None)
        if row is not None:
            colour = QColor(t.error if row.problem else t.ok)
            words += f" \N{MIDDLE DOT} {row.opening} ({row.residual_mm:+.1f} mm)"
    elif key.kind in ("ruler", "plug"):
        colour = QColor(t.warning)
    elif key.kind == "edge":
        colour = QColor(t.note)
    for ink, wide in ((QColor(0, 0, 0, 150), 5.0), (QColor("#ffffff"), 3.4), (colour, 2.0)):
        painter.setPen(QPen(ink, wide))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place, RADIUS, RADIUS)
    painter.setPen(QPen(QColor("#ffffff"), 1.0))
    painter.drawLine(place - QPointF(3, 0), place + QPointF(3, 0))
    painter.drawLine(place - QPointF(0, 3), place + QPointF(0, 3))
    if chosen:
        painter.setPen(QPen(QColor(t.accent), 2.0))
        painter.drawEllipse(place, RADIUS + 5, RADIUS + 5)
    _label(painter, place, key, words, t, colour, chosen)


def _label(
    painter: QPainter,
    place: QPointF,
    key: Key,
    words: str,
    t: Tokens,
    colour: QColor,
    chosen: bool,
) -> None:
    """Corners are named outside of the outline, slots toward the front; edges when chosen."""
    if key.kind == "edge" and not chosen:
        return
    width = painter.fontMetrics().horizontalAdvance(words)
    beside = QPointF(RADIUS + 7, 0)
    if key.kind == "corner":
        right, below = key.number in (1, 2), key.number in (2, 3)
        beside = QPointF(-width if right else 0, 24 if below else -24)
    view = painter.viewport()
    x = min(max(place.x() + beside.x(), 6.0), max(6.0, view.width() - width - 12.0))
    y = min(max(place.y() + beside.y(), 12.0), view.height() - 12.0)
    _plate(painter, QPointF(x, y), words, t, colour)


def _plate(painter: QPainter, left: QPointF, words: str, t: Tokens, colour: QColor) -> None:
    """Words on a little plate, so that they are read on any picture."""
    metrics = painter.fontMetrics()
    high = metrics.height() + 2.0
    rect = QRectF(left.x(), left.y() - high / 2, metrics.horizontalAdvance(words) + 8.0, high)
    ground = QColor(t.panel)
    ground.setAlpha(235)
    painter.setPen(QPen(colour, 1.0))
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, 3, 3)
    painter.setPen(QColor(t.text))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
