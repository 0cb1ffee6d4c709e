"""How what stands round the cards is drawn: fans, radiators, cages, shroud, panel, heat sinks.

Seen on its face a fan or a radiator lies behind the parts that matter: it is drawn in thin lines
without a fill, so that it is known and hides nothing.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.export.ink import Ink, colour, steps
from rigbuilder.geometry.layout import Body

FACE_SHARE = 0.62
"""A fan at least so square in a view is seen on its face."""
SMALLEST_FACE_MM = 40.0
BLADES = 7


def _on_face(rect: QRectF) -> bool:
    short, long = sorted((rect.width(), rect.height()))
    return short >= SMALLEST_FACE_MM and short >= FACE_SHARE * long


def paint_fan(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """A case fan: ring, hub and blades on its face; frame, hub and slanted blades edge-on."""
    if _on_face(rect):
        _fan_face(ink, rect)
    else:
        _fan_edge(ink, rect)


def _fan_face(ink: Ink, rect: QRectF) -> None:
    palette, centre = ink.palette, rect.center()
    radius = min(rect.width(), rect.height()) / 2 - 3.0
    ink.box(rect, None, palette.faint, width_px=0.8, radius=3.0)
    ink.circle(centre, radius, None, palette.faint)
    ink.circle(centre, radius * 0.3, None, palette.faint)
    ink.pen(palette.faint, 0.8)
    ink.painter.setBrush(Qt.BrushStyle.NoBrush)
    for n in range(BLADES):
        angle = 2 * math.pi * n / BLADES
        start = centre + QPointF(math.cos(angle), math.sin(angle)) * radius * 0.3
        bend = centre + QPointF(math.cos(angle + 0.25), math.sin(angle + 0.25)) * radius * 0.75
        end = centre + QPointF(math.cos(angle + 0.75), math.sin(angle + 0.75)) * radius * 0.97
        path = QPainterPath(start)
        path.quadTo(bend, end)
        ink.painter.drawPath(path)


def _fan_edge(ink: Ink, rect: QRectF) -> None:
    palette = ink.palette
    ink.box(rect, palette.fan, palette.line, width_px=1.0)
    upright = rect.height() > rect.width()
    long, thick = (rect.height(), rect.width()) if upright else (rect.width(), rect.height())
    if long < 30.0 or thick < 4.0:
        return
    painter = ink.painter
    painter.save()
    painter.translate(rect.center())
    if upright:
        painter.rotate(90.0)
    inner = thick * 0.36
    ink.box(QRectF(-long * 0.17, -inner, long * 0.34, 2 * inner), palette.shroud, palette.line,
            width_px=0.8)  # fmt: skip
    ink.pen(palette.line, 1.0, alpha=0.55)
    blades = []
    for side in (-1.0, 1.0):
        for n in range(3):
            x = side * long * (0.22 + 0.085 * n)
            blades.append(QLineF(x - thick * 0.14, inner, x + thick * 0.14, -inner))
    ink.lines(blades)
    painter.restore()


def paint_radiator(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """A radiator: two tanks and fins between them, filled only where it is seen edge-on."""
    palette = ink.palette
    faced = _on_face(rect) or min(rect.width(), rect.height()) >= 80.0
    ink.box(rect, None if faced else palette.cooler, palette.faint if faced else palette.line,
            width_px=1.0)  # fmt: skip
    upright = rect.height() > rect.width()
    tank = min(18.0, max(rect.width(), rect.height()) * 0.06)
    if upright:
        core = rect.adjusted(1.0, tank, -1.0, -tank)
        ends = (QRectF(rect.left(), rect.top(), rect.width(), tank),
                QRectF(rect.left(), rect.bottom() - tank, rect.width(), tank))  # fmt: skip
    else:
        core = rect.adjusted(tank, 1.0, -tank, -1.0)
        ends = (QRectF(rect.left(), rect.top(), tank, rect.height()),
                QRectF(rect.right() - tank, rect.top(), tank, rect.height()))  # fmt: skip
    if core.width() > 0 and core.height() > 0:
        ink.fins(core, 12.0 if faced else 4.0, upright=not upright, name=palette.faint)
    for end in ends:
        ink.box(end, None if faced else palette.slot, palette.faint, width_px=0.8)
    if not faced:
        ink.label(core, body.label, palette.text, largest_mm=9.0)


def paint_cage(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """A drive cage: its frame with a drive in each bay."""
    palette = ink.palette
    ink.box(rect, palette.metal, palette.line, width_px=1.2, alpha=0.45)
    bays = max(1, min(8, steps(rect.height(), 28.0)))
    step = rect.height() / bays
    side, gap = min(4.0, rect.width() * 0.1), step * 0.16
    for n in range(bays):
        bay = QRectF(
            rect.left() + side, rect.top() + n * step + gap,
            rect.width() - 2 * side, step - 2 * gap,
        )  # fmt: skip
        ink.box(bay, palette.inside, palette.faint, width_px=0.8, radius=min(1.5, gap), alpha=0.7)
    middle = rect.top() + (bays // 2) * step + gap
    ink.label(
        QRectF(rect.left() + side, middle, rect.width() - 2 * side, step - 2 * gap),
        body.label, palette.text, largest_mm=8.0,
    )  # fmt: skip


def paint_shroud(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """A shroud: a thick upper edge, and a veil over the supply that it hides."""
    palette = ink.palette
    ink.painter.fillRect(rect, colour(palette.case, 0.12))
    edge = QRectF(rect.left(), rect.top(), rect.width(), min(rect.height(), max(3.0, 2 * ink.px)))
    ink.box(edge, palette.case, palette.line, width_px=0.6)
    room = QRectF(rect.right() - 90.0, edge.bottom() + 2.0, 84.0, 10.0)
    if rect.contains(room) and ink.view == "side":
        ink.label(room, body.label, palette.text, largest_mm=7.0)


def paint_panel(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """The side panel: a pane of glass from the rear; from the side only where it ends."""
    palette = ink.palette
    if min(rect.width(), rect.height()) > SMALLEST_FACE_MM:
        ink.pen(palette.case, 1.0, Qt.PenStyle.DotLine)
        ink.painter.setBrush(Qt.BrushStyle.NoBrush)
        ink.painter.drawRect(rect)
        return
    ink.box(rect, palette.info, palette.case, width_px=0.8, alpha=0.3)


def paint_heatsink(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """A chipset's heat sink: a finned block."""
    palette = ink.palette
    ink.box(rect, palette.cooler, palette.line, width_px=0.8, radius=min(2.0, rect.height() / 4))
    inner = rect.adjusted(3.0, 3.0, -3.0, -3.0)
    if inner.width() > 4 and inner.height() > 4:
        ink.fins(inner, 5.0, upright=False, name=palette.faint)
    ink.label(rect.adjusted(0, rect.height() * 0.3, 0, -rect.height() * 0.3), body.label,
              palette.text, largest_mm=6.0)  # fmt: skip


def paint_m2(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """An M.2 drive: its board with three chips and contacts at one end."""
    palette = ink.palette
    ink.box(rect, palette.pcb, palette.line, width_px=0.8)
    if min(rect.width(), rect.height()) < 10.0:
        return
    contacts = QRectF(rect.left(), rect.top() + 1.5, 3.0, rect.height() - 3.0)
    ink.box(contacts, palette.gold)
    for n in range(3):
        left = rect.left() + rect.width() * (0.12 + 0.29 * n)
        chip = QRectF(left, rect.top() + 3.5, rect.width() * 0.22, rect.height() - 7.0)
        ink.box(chip, palette.slot)
    ink.label(rect.adjusted(4.0, 0.0, -2.0, 0.0), body.label, palette.slot_text, largest_mm=6.0)


def paint_cable(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """The room of a cable's bend: strands that leave the plug and turn down."""
    palette = ink.palette
    ink.box(rect, palette.cable, palette.line, width_px=0.6, alpha=0.18)
    if ink.view == "side":
        return
    ink.pen(palette.cable, max(1.0, 1.6 / ink.px))
    ink.painter.setBrush(Qt.BrushStyle.NoBrush)
    for share in (0.3, 0.6):
        y = rect.top() + rect.height() * share * 0.6
        path = QPainterPath(QPointF(rect.left(), y))
        outer = rect.left() + rect.width() * (1.15 - share)
        path.quadTo(QPointF(outer, y), QPointF(outer, rect.bottom()))
        ink.painter.drawPath(path)
