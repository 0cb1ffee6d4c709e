"""How each other body is drawn: board, slots, I/O, cooler, memory, supply, case, rails.

``PAINTERS`` maps a body's role to its function. Every function paints inside the body's box; the
pattern within it is for recognition, the box alone is to scale.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.catalog.parts import BifurcationBoard, Board, Case, Cooler, Slot
from rigbuilder.export.card_bodies import (
    paint_bracket,
    paint_bridge,
    paint_card,
    paint_connector,
    paint_plug,
)
from rigbuilder.export.ink import Ink, steps
from rigbuilder.export.wall_bodies import (
    paint_cable,
    paint_cage,
    paint_fan,
    paint_heatsink,
    paint_m2,
    paint_panel,
    paint_radiator,
    paint_shroud,
)
from rigbuilder.geometry.layout import Body, Role

ROOM_FOR_DETAIL_MM = 30.0
"""A body thinner than this gets no pattern inside: it would run over its edges."""

Painter = Callable[[Ink, QRectF, Body, AnyPart | None], None]


def paint_board(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """The board: its PCB with screw holes, edge-on from the rear."""
    palette = ink.palette
    ink.box(rect, palette.board, palette.pcb, width_px=1.4)
    if ink.view == "rear" or min(rect.width(), rect.height()) < ROOM_FOR_DETAIL_MM:
        return
    radius = 2.0
    xs = (rect.left() + 6.4, rect.center().x(), rect.right() - 6.4)
    ys = (rect.top() + 6.4, rect.center().y(), rect.bottom() - 6.4)
    for x in xs:
        for y in ys:
            ink.circle(QPointF(x, y), radius, palette.background, palette.pcb)
    strip = QRectF(rect.right() - 12, rect.top() + 12, 9, rect.height() * 0.45)
    ink.label(strip, body.label, palette.text, largest_mm=7.0)


def _slot_record(part: AnyPart | None, key: str) -> Slot | None:
    """The board's slot behind ``board/slot3``: the third of its record."""
    digits = key.rpartition("slot")[2]
    if not isinstance(part, Board) or not digits.isdecimal():
        return None
    number = int(digits)
    return part.slots[number - 1] if 1 <= number <= len(part.slots) else None


def paint_slot(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """A slot: two rows of contacts broken by the key near the rear, its name, its open end."""
    palette = ink.palette
    ink.box(rect, palette.slot, palette.line, width_px=0.8)
    if ink.view == "rear":
        return
    slot = _slot_record(part, body.key)
    key = rect.left() + min(14.5, rect.width() * 0.5)
    rows = (rect.top() + rect.height() * 0.14, rect.bottom() - rect.height() * 0.14)
    ink.pen(palette.gold, 1.2)
    ink.lines([QLineF(rect.left() + 2, y, key - 1, y) for y in rows])
    ink.lines([QLineF(key + 1, y, rect.right() - 2, y) for y in rows])
    if slot is not None and slot.open_ended:
        gap = QRectF(rect.right() - 3, rect.center().y() - rect.height() / 5, 3, 0)
        gap.setHeight(rect.height() * 0.4)
        ink.box(gap, palette.board)
    name = body.label or (slot.name if slot else "")
    room = QRectF(key + 1, rect.top(), rect.right() - 4 - key, rect.height())
    ink.label(room, name, palette.slot_text, largest_mm=4.2)


def paint_splitter(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """A bifurcation board: its PCB with fingers, and a connector for each output."""
    palette = ink.palette
    ink.box(rect, palette.board, palette.pcb, width_px=1.4)
    count = len(part.outputs.value) if isinstance(part, BifurcationBoard) else 2
    if ink.view == "rear":
        fingers = QRectF(rect.left(), rect.top(), rect.width(), 3.0)
        ink.box(fingers, palette.gold, None)
        return
    step, high = rect.width() / count, rect.height() * 0.55
    for n in range(count):
        left = rect.left() + n * step + step * 0.1
        plug = QRectF(left, rect.bottom() - high, step * 0.8, high)
        ink.box(plug, palette.slot, palette.line, width_px=0.8)
        ink.label(plug, str(n + 1), palette.slot_text, largest_mm=5.0)


def paint_io(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """The rear I/O: a metal block with a row of ports."""
    palette = ink.palette
    ink.box(rect, palette.metal, palette.line)
    count = max(1, steps(rect.height(), 24.0))
    step = rect.height() / count
    for n in range(count):
        top = rect.top() + n * step + step * 0.18
        if ink.view == "side":
            port = QRectF(rect.left(), top, min(14.0, rect.width() * 0.5), step * 0.64)
        else:
            port = QRectF(rect.left() + rect.width() * 0.2, top, rect.width() * 0.6, step * 0.64)
        ink.box(port, palette.faint, palette.line, width_px=0.8)


def paint_cooler(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """A CPU cooler: fin stack with its fan for air, pump block with two hoses for liquid."""
    palette = ink.palette
    if isinstance(part, Cooler) and part.type.value == "liquid":
        ink.box(rect, palette.cooler, palette.line, radius=4)
        radius = min(rect.width(), rect.height()) * 0.36
        ink.circle(rect.center(), radius, palette.metal, palette.line)
        for dy in (-0.35, 0.35):
            ink.circle(rect.center() + QPointF(0, dy * radius), radius * 0.18, palette.slot, None)
    elif min(rect.width(), rect.height()) < ROOM_FOR_DETAIL_MM:
        ink.box(rect, palette.cooler, palette.line)
        return
    elif ink.view == "side":
        ink.box(rect, palette.cooler, palette.line)
        fan = min(25.0, rect.width() * 0.3)
        ink.fins(rect.adjusted(2, 2, -fan - 1, -2), 30.0, upright=False, name=palette.faint)
        ink.box(
            QRectF(rect.right() - fan, rect.top(), fan, rect.height()),
            palette.fan,
            palette.line,
            width_px=0.8,
        )
        for n in range(4):
            x = rect.left() + (rect.width() - fan) * (n + 1) / 5
            for y in (rect.top() + rect.height() * 0.22, rect.bottom() - rect.height() * 0.22):
                ink.circle(QPointF(x, y), 3.0, palette.metal, palette.line)
        ink.label(
            rect.adjusted(4, rect.height() * 0.36, -fan - 2, -rect.height() * 0.36),
            body.label,
            palette.text,
        )
        return
    else:
        base = min(35.0, rect.width() * 0.25)
        ink.box(rect, palette.cooler, palette.line)
        ink.fins(rect.adjusted(base, 1, 0, -1), 3.2, upright=True, name=palette.faint)
    left = 4 if ink.view == "side" else rect.width() * 0.32  # the rear I/O stands before it
    band = rect.height() * 0.4
    ink.label(rect.adjusted(left, band, -4, -band), body.label, palette.text)


def paint_memory(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """Memory sticks: one to each 9 mm of a block's short side."""
    palette = ink.palette
    across = rect.width() < rect.height()
    short = rect.width() if across else rect.height()
    count = max(1, steps(short + 4.75, 9.5))
    step = short / count
    gap = step * 0.14 if count > 1 else 0.0
    for n in range(count):
        if across:
            stick = QRectF(rect.left() + n * step + gap, rect.top(), step - 2 * gap, rect.height())
        else:
            stick = QRectF(rect.left(), rect.top() + n * step + gap, rect.width(), step - 2 * gap)
        ink.box(stick, palette.memory, palette.line, width_px=0.9)
    if short > 11 * ink.px:  # a name along a thin stick is unreadable among its hatched edges
        ink.label(rect, body.label, palette.text, largest_mm=7.0)


def paint_psu(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """A power supply: cable sockets at its inner end; from the rear the mains socket and vents."""
    palette = ink.palette
    ink.box(rect, palette.psu, palette.line, width_px=1.3, radius=2)
    if ink.view == "side":
        for n in range(5):
            height = rect.height() * 0.11
            top = rect.top() + rect.height() * (0.12 + n * 0.16)
            ink.box(
                QRectF(rect.right() - 6, top, 6, height), palette.plug, palette.line, width_px=0.7
            )
        ink.label(
            rect.adjusted(6, rect.height() * 0.2, -10, -rect.height() * 0.2),
            body.label,
            palette.psu_text,
        )
        return
    inlet = QRectF(rect.left() + 8, rect.top() + rect.height() * 0.3, 28, rect.height() * 0.4)
    vent = rect.adjusted(inlet.width() + 16, 8, -8, -8)
    if vent.width() > 10:
        ink.hatch(vent, palette.faint, max(4.0, 4 * ink.px), cross=True)
    if inlet.right() < rect.right():
        ink.box(inlet, palette.plug, palette.line, radius=3)


def paint_case(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """The case: its walls as a double line; of an open frame only dashed outer edges."""
    palette = ink.palette
    frame = isinstance(part, Case) and part.style.value == "open-frame"
    ink.box(rect, palette.inside)
    ink.painter.setBrush(Qt.BrushStyle.NoBrush)
    if frame:
        ink.pen(palette.case, 1.2, Qt.PenStyle.DashDotLine)
        ink.painter.drawRect(rect)
    else:
        ink.pen(palette.case, 2.2)
        ink.painter.drawRect(rect)
        inner = 3.0 * max(1.0, ink.px)
        if min(rect.width(), rect.height()) > 4 * inner:
            ink.pen(palette.case, 0.8)
            ink.painter.drawRect(rect.adjusted(inner, inner, -inner, -inner))
    strip = QRectF(rect.left() + 10, rect.bottom() - 16, min(rect.width() - 20, 260), 12)
    if rect.contains(strip):
        ink.label(strip, body.label, palette.text, largest_mm=8.0)


def paint_opening(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """A case opening for a bracket: a frame with its number."""
    palette = ink.palette
    ink.box(rect, palette.background if ink.view == "side" else None, palette.case, width_px=0.9)
    if ink.view == "rear":
        wide = min(14.0, rect.width())
        room = QRectF(rect.right() - wide, rect.top(), wide, rect.height())
        ink.label(room.adjusted(1, 1, -1, -1), body.label, palette.text, largest_mm=7.0)


def paint_rail(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """A frame's rail: a metal bar with a row of screw holes."""
    palette = ink.palette
    ink.box(rect, palette.metal, palette.line)
    along = rect.width() >= rect.height()
    length, thick = (rect.width(), rect.height()) if along else (rect.height(), rect.width())
    pitch = max(20.32, 8 * ink.px)
    radius = min(1.8, thick * 0.2)
    for n in range(steps(length, pitch)):
        place = (n + 0.5) * pitch
        centre = (
            QPointF(rect.left() + place, rect.center().y())
            if along
            else QPointF(rect.center().x(), rect.top() + place)
        )
        ink.circle(centre, radius, palette.background, palette.line)
    if thick > 12:
        middle = rect.center()
        strip = QRectF(middle.x() - 45, rect.top() + thick * 0.55, 90, thick * 0.4)
        if not along:
            strip = QRectF(rect.left() + thick * 0.55, middle.y() - 45, thick * 0.4, 90)
        ink.label(strip & rect, body.label, palette.text, largest_mm=7.0)


def paint_tray(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """The board's tray: a plate behind the board."""
    ink.box(rect, ink.palette.metal, ink.palette.case, alpha=0.35)


PAINTERS: dict[Role, Painter] = {
    "board": paint_board,
    "slot": paint_slot,
    "io": paint_io,
    "card": paint_card,
    "bracket": paint_bracket,
    "plug": paint_plug,
    "connector": paint_connector,
    "bridge": paint_bridge,
    "splitter": paint_splitter,
    "cooler": paint_cooler,
    "memory": paint_memory,
    "psu": paint_psu,
    "case": paint_case,
    "opening": paint_opening,
    "rail": paint_rail,
    "tray": paint_tray,
    "cable": paint_cable,
    "heatsink": paint_heatsink,
    "m2": paint_m2,
    "fan": paint_fan,
    "radiator": paint_radiator,
    "cage": paint_cage,
    "shroud": paint_shroud,
    "panel": paint_panel,
}
