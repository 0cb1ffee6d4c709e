"""Small drawings of parts to scale: parts of one kind share one scale, so sizes compare."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.catalog.evidence import Figure
from rigbuilder.catalog.parts import Board, Bridge, Card, Case, Cooler, Memory, Psu
from rigbuilder.ui.theme.icons import draw_icon
from rigbuilder.ui.theme.tokens import Tokens

WIDTH = 64
HEIGHT = 44
SLOT_PITCH_MM = 20.32
"""Distance of neighbouring slots, 0.8 in (PCI Express CEM)."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A part as seen from one side; a None size is not published."""

    width_mm: float | None
    height_mm: float | None
    typical_mm: tuple[float, float]
    """Only to place the dashed edge of a size that is not known."""

    @property
    def size_mm(self) -> tuple[float, float]:
        """Size to draw."""
        return self.width_mm or self.typical_mm[0], self.height_mm or self.typical_mm[1]


def _mm(value: Figure | None) -> float | None:
    return None if value is None else value.nominal


_SPAN_MM = {
    "card": 360.0,
    "board": 345.0,
    "case": 620.0,
    "psu": 240.0,
    "cooler": 190.0,
    "memory": 140.0,
    "bridge": 130.0,
}
"""Millimetres that the thumbnail's width stands for: the largest parts of the kind fill it."""


def thumbnail(part: AnyPart, tokens: Tokens, ratio: float) -> QPixmap:
    """The part's drawing, ``WIDTH`` x ``HEIGHT`` logical pixels."""
    image = QPixmap(round(WIDTH * ratio), round(HEIGHT * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        _draw(painter, part, tokens)
    finally:
        painter.end()
    return image


def _draw(painter: QPainter, part: AnyPart, t: Tokens) -> None:
    scale = WIDTH / _SPAN_MM.get(part.kind, 1.0)
    match part:
        case Card():
            face = Shape(_mm(part.length_mm), _mm(part.height_mm), (280.0, 120.0))
            edge = Shape(face.width_mm, _mm(part.thickness_mm), (face.size_mm[0], 40.0))
            rects = _stacked(painter, (face, edge), scale, t)
            _fans(painter, rects[0], part, t)
        case Board():
            shape = Shape(_mm(part.depth_mm), _mm(part.height_mm), (244.0, 305.0))
            fit = min(scale, HEIGHT / 345.0)
            rect = _stacked(painter, (shape,), fit, t)[0]
            _slots(painter, rect, part, fit, t)
        case Case():
            shape = Shape(_mm(part.depth_mm), _mm(part.height_mm), (480.0, 480.0))
            _stacked(painter, (shape,), min(scale, HEIGHT / 620.0), t)
        case Psu():
            shape = Shape(_mm(part.length_mm), 86.0, (160.0, 86.0))
            _stacked(painter, (shape,), scale, t)
        case Cooler() if part.type.value == "air":
            shape = Shape(_mm(part.depth_mm), _mm(part.height_mm), (100.0, 155.0))
            _stacked(painter, (shape,), min(scale, HEIGHT / 175.0), t)
        case Memory():
            shape = Shape(133.35, _mm(part.height_mm), (133.35, 34.0))
            _stacked(painter, (shape,), scale, t)
        case Bridge():
            _bridge(painter, part, scale, t)
        case _:
            side = 24.0
            place = QRectF((WIDTH - side) / 2, (HEIGHT - side) / 2, side, side)
            draw_icon(painter, place, part.kind, t.text_dim)


def _stacked(painter: QPainter, shapes: tuple[Shape, ...], scale: float, t: Tokens) -> list[QRectF]:
    """Draws outlines one above the other, centred; unknown sides dashed."""
    gap = 3.0
    sizes = [(w * scale, h * scale) for w, h in (shape.size_mm for shape in shapes)]
    total = sum(h for _, h in sizes) + gap * (len(sizes) - 1)
    shrink = min(1.0, (HEIGHT - 2) / total, (WIDTH - 2) / max(w for w, _ in sizes))
    y = (HEIGHT - total * shrink) / 2
    rects = []
    for shape, (w, h) in zip(shapes, sizes, strict=True):
        rect = QRectF((WIDTH - max(s[0] for s in sizes) * shrink) / 2, y, w * shrink, h * shrink)
        _outline(painter, rect, shape, t)
        rects.append(rect)
        y += h * shrink + gap
    return rects


def _outline(painter: QPainter, rect: QRectF, shape: Shape, t: Tokens) -> None:
    painter.fillRect(rect, QColor(t.pressed))
    solid = QPen(QColor(t.text_dim), 1.0)
    dashed = QPen(QColor(t.unknown), 1.0, Qt.PenStyle.DashLine)
    across = dashed if shape.height_mm is None else solid
    along = dashed if shape.width_mm is None else solid
    for pen, start, end in (
        (solid, rect.topLeft(), rect.bottomLeft()),
        (along, rect.topRight(), rect.bottomRight()),
        (solid, rect.topLeft(), rect.topRight()),
        (across, rect.bottomLeft(), rect.bottomRight()),
    ):
        painter.setPen(pen)
        painter.drawLine(start, end)


def _fans(painter: QPainter, face: QRectF, card: Card, t: Tokens) -> None:
    cooling = card.cooling.value if card.cooling else None
    painter.setPen(QPen(QColor(t.text_dim), 0.8))
    radius = face.height() * 0.34
    if cooling == "blower":
        centres = [0.82]
    elif cooling in ("open-air", "flow-through"):
        centres = [0.3, 0.72] if face.width() < 52 else [0.2, 0.5, 0.8]
    else:
        return
    for place in centres:
        centre = QPointF(face.left() + face.width() * place, face.center().y())
        painter.drawEllipse(centre, radius, radius)


def _slots(painter: QPainter, rect: QRectF, board: Board, scale: float, t: Tokens) -> None:
    painter.setPen(QPen(QColor(t.accent), 1.2))
    for slot in board.slots:
        if slot.opening is None:
            continue
        y = rect.top() + rect.height() * 0.36 + (slot.opening.value - 1) * SLOT_PITCH_MM * scale
        length = {16: 89.0, 8: 56.0, 4: 39.0, 1: 25.0}[slot.mechanical_lanes.value] * scale
        painter.drawLine(
            QPointF(rect.left() + 45 * scale, y), QPointF(rect.left() + 45 * scale + length, y)
        )


def _bridge(painter: QPainter, bridge: Bridge, scale: float, t: Tokens) -> None:
    pitch = bridge.pitch_mm.nominal * scale
    body = QRectF((WIDTH - pitch) / 2 - 5, HEIGHT / 2 - 7, pitch + 10, 9)
    painter.setPen(QPen(QColor(t.text_dim), 1.0))
    painter.setBrush(QColor(t.pressed))
    painter.drawRoundedRect(body, 2, 2)
    for x in (body.left() + 1, body.right() - 9):
        painter.drawRect(QRectF(x, body.bottom(), 8, 5))
