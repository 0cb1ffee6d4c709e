"""How a card and what hangs on it is drawn: shroud, fans, fins, bracket, plug, NVLink, bridge."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from rigbuilder.catalog.catalog import AnyPart
from rigbuilder.catalog.parts import Card
from rigbuilder.export.ink import Ink, colour, steps
from rigbuilder.geometry.layout import Body

FINGER_MM = 8.0
"""Height of an edge connector's contacts above the card's lowest edge, for looks only."""


def _cooling(part: AnyPart | None) -> str | None:
    return part.cooling.value if isinstance(part, Card) and part.cooling else None


def _pcb_y(rect: QRectF, part: AnyPart | None) -> float:
    """Middle plane of the PCB: the published reach of the backplate, else a thin back."""
    back = part.backplate_mm.nominal if isinstance(part, Card) and part.backplate_mm else None
    return rect.top() + min(rect.height() / 2, 3.0 if back is None else max(0.8, back))


def paint_card(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """A card seen on its long upper edge (side view) or on its end (rear view)."""
    if ink.view == "face":
        _card_face(ink, rect, body, part)
        return
    pcb = _pcb_y(rect, part)
    if ink.view == "side":
        _card_from_side(ink, rect, part, pcb)
        free = _label_room(rect, part, pcb)
    else:
        _card_from_rear(ink, rect, part, pcb)
        free = QRectF(rect.left() + FINGER_MM + 4, pcb + 2, rect.width() - FINGER_MM - 6, 0)
        free.setBottom(rect.bottom() - 2)
    ink.box(rect, None, ink.palette.line, width_px=1.3)
    ink.label(free, body.label, ink.palette.shroud_text)


def _label_room(rect: QRectF, part: AnyPart | None, pcb: float) -> QRectF:
    """Where a card's name is least hidden by bridge, plug and fans."""
    below_plug, above_plug = rect.center().y() + 7, rect.center().y() - 7
    if _cooling(part) == "flow-through":
        left = rect.left() + rect.width() * 0.51
        return QRectF(left, below_plug, rect.right() - 6 - left, rect.bottom() - 1 - below_plug)
    linked = isinstance(part, Card) and part.nvlink and part.nvlink.generation.value != "none"
    left = rect.left() + (106.0 if linked else 8.0)
    bottom = above_plug if above_plug - pcb > 12 else _fan_top(rect, part) - 0.5
    return QRectF(left, pcb + 1, rect.right() - 8 - left, bottom - pcb - 1)


def _fan_depth(rect: QRectF) -> float:
    return min(14.0, rect.height() * 0.3)


def _fan_top(rect: QRectF, part: AnyPart | None) -> float:
    fans = _cooling(part) in ("open-air", "flow-through")
    return rect.bottom() - (_fan_depth(rect) if fans else 0.0)


def _back_and_pcb(ink: Ink, rect: QRectF, pcb: float, left: float) -> None:
    palette = ink.palette
    thick = max(1.6, 1.2 * ink.px)
    back = QRectF(left, rect.top(), rect.right() - left, max(0.0, pcb - thick / 2 - rect.top()))
    ink.box(back, palette.backplate)
    ink.box(QRectF(left, pcb - thick / 2, rect.right() - left, thick), palette.pcb)


def _card_from_side(ink: Ink, rect: QRectF, part: AnyPart | None, pcb: float) -> None:
    palette, cooling = ink.palette, _cooling(part)
    ink.box(rect, palette.shroud)
    _back_and_pcb(ink, rect, pcb, rect.left())
    top = pcb + 1.0
    heat = QRectF(rect.left(), top, rect.width(), rect.bottom() - top)
    if cooling == "open-air":
        count = 1 if rect.width() < 190 else 2 if rect.width() < 260 else 3
        _fan_row(ink, heat, count)
    elif cooling == "flow-through":
        _flow_through(ink, rect, heat, pcb)
    elif cooling == "blower":
        _blower_from_side(ink, heat)
    elif cooling == "passive":
        ink.fins(heat.adjusted(4, 1.5, -4, -1.5), 3.0, upright=False, name=palette.faint)
    elif cooling == "liquid":
        _liquid_from_side(ink, heat)


def _fan_row(ink: Ink, heat: QRectF, count: int) -> None:
    """Fans seen edge-on: blocks along the face that breathes in, and fins behind them."""
    depth = min(_fan_depth(heat), heat.height())
    fins = heat.adjusted(6, heat.height() * 0.55 - depth * 0.55, -6, -depth - 0.6)
    if fins.height() > 3:
        ink.fins(fins, 4.0, upright=True, name=ink.palette.faint)
    gap = 5.0
    width = (heat.width() - gap * (count + 1)) / count
    for n in range(count):
        left = heat.left() + gap + n * (width + gap)
        _fan_edge(ink, QRectF(left, heat.bottom() - depth, width, depth - 0.8))


def _fan_edge(ink: Ink, rect: QRectF) -> None:
    """One fan edge-on: frame, hub in the middle, blades as slanted strokes."""
    ink.box(rect, ink.palette.fan, ink.palette.line, width_px=0.8)
    hub = QRectF(
        rect.center().x() - rect.width() * 0.16, rect.top(), rect.width() * 0.32, rect.height()
    )
    pitch = max(6.0, 5 * ink.px)
    ink.pen(ink.palette.line, 0.8, alpha=0.45)
    blades = []
    for low, high in ((rect.left() + 2, hub.left() - 1), (hub.right() + 1, rect.right() - 2)):
        count = steps(high - low, pitch)
        slant = rect.height() * 0.5
        blades += [
            QLineF(
                low + n * pitch,
                rect.bottom() - 1,
                min(high, low + n * pitch + slant),
                rect.top() + 1,
            )
            for n in range(count)
        ]
    ink.lines(blades)
    ink.box(hub, ink.palette.shroud, ink.palette.line, width_px=0.8)


def _flow_through(ink: Ink, rect: QRectF, heat: QRectF, pcb: float) -> None:
    """Founders-style: one fan under the front half, one over the far end that blows through."""
    depth = min(_fan_depth(heat), heat.height())
    width = min(rect.width() * 0.36, 105.0)
    fins = QRectF(heat.right() - width - 6, heat.top() + depth, width, heat.height() - depth - 1)
    ink.fins(fins, 4.0, upright=True, name=ink.palette.faint)
    near = QRectF(rect.left() + rect.width() * 0.14, rect.bottom() - depth, width, depth - 0.8)
    _fan_edge(ink, near)
    far = QRectF(rect.right() - width - 6, rect.top(), width, depth + (pcb - rect.top()))
    _fan_edge(ink, far)


def _blower_from_side(ink: Ink, heat: QRectF) -> None:
    """The radial fan at the far end, and arrows of the air that leaves through the bracket."""
    palette = ink.palette
    width = min(70.0, heat.width() * 0.3)
    wheel = QRectF(
        heat.right() - width - 8,
        heat.bottom() - heat.height() * 0.72,
        width,
        heat.height() * 0.72 - 0.8,
    )
    ink.fins(wheel, 4.5, upright=True, name=palette.faint)
    ink.box(wheel, None, palette.line, width_px=0.8)
    y = heat.bottom() - heat.height() * 0.22
    ink.pen(palette.faint, 1.4)
    lines = []
    for share in (0.12, 0.3, 0.48):
        x = heat.left() + heat.width() * share
        size = min(5.0, heat.height() * 0.16)
        lines += [
            QLineF(x, y, x + 18, y),
            QLineF(x, y, x + size, y - size),
            QLineF(x, y, x + size, y + size),
        ]
    ink.lines(lines)


def _liquid_from_side(ink: Ink, heat: QRectF) -> None:
    palette = ink.palette
    radius = min(6.0, heat.height() * 0.28)
    for step in (0, 1):
        centre = QPointF(
            heat.left() + heat.width() * 0.32 + step * radius * 3.2, heat.bottom() - radius * 1.4
        )
        ink.circle(centre, radius, palette.metal, palette.line)
        ink.circle(centre, radius * 0.5, palette.slot, None)


def _card_from_rear(ink: Ink, rect: QRectF, part: AnyPart | None, pcb: float) -> None:
    palette, cooling = ink.palette, _cooling(part)
    finger = min(FINGER_MM, rect.width() * 0.2)
    shroud = rect.adjusted(finger + 2, 0, 0, 0)
    ink.box(rect, palette.shroud, alpha=0.18)
    ink.box(shroud, palette.shroud)
    _back_and_pcb(ink, rect, pcb, shroud.left())
    thick = max(1.6, 1.2 * ink.px)
    ink.box(QRectF(rect.left(), pcb - thick / 2, finger + 2, thick), palette.pcb)
    ink.box(QRectF(rect.left(), pcb - thick / 2, finger, thick), palette.gold)
    heat = QRectF(shroud.left(), pcb + 1, shroud.width(), rect.bottom() - pcb - 1)
    if cooling in ("open-air", "flow-through"):
        depth = min(_fan_depth(heat), heat.height())
        _fan_edge(
            ink,
            QRectF(
                heat.left() + heat.width() * 0.08,
                heat.bottom() - depth,
                heat.width() * 0.84,
                depth - 0.8,
            ),
        )
    elif cooling in ("passive", "blower"):
        ink.fins(heat.adjusted(3, 2, -3, -2), 3.4, upright=True, name=palette.faint)
    elif cooling == "liquid":
        radius = min(6.0, heat.height() * 0.28)
        centre = QPointF(heat.right() - radius * 2, heat.bottom() - radius * 1.4)
        ink.circle(centre, radius, palette.metal, palette.line)


def _card_face(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """The side with the fans, as an upright card shows it; its fingers are at the lower edge."""
    palette, cooling = ink.palette, _cooling(part)
    finger = min(FINGER_MM, rect.height() * 0.2)
    ink.box(QRectF(rect.left() + 48, rect.bottom() - finger, 89, finger), palette.gold)
    shroud = rect.adjusted(0, 0, 0, -finger)
    ink.box(shroud, palette.shroud)
    if cooling in ("open-air", "flow-through", "blower"):
        count = 3 if rect.width() >= 260 else 2 if rect.width() >= 190 else 1
        if cooling != "open-air":
            count = 1
        share = 0.46 if cooling == "open-air" else 0.27
        radius = min(shroud.height() * 0.42, shroud.width() / count * share)
        places = [shroud.left() + (n + 0.5) * shroud.width() / count for n in range(count)]
        if cooling == "blower":
            places = [shroud.right() - 1.3 * radius]
        elif cooling == "flow-through":
            places = [shroud.left() + shroud.width() * 0.28]
            half = shroud.adjusted(shroud.width() * 0.55, 6, -6, -6)
            ink.fins(half, 4.0, upright=True, name=palette.faint)
        for x in places:
            _fan_face(ink, QPointF(x, shroud.center().y()), radius)
    elif cooling == "passive":
        ink.fins(shroud.adjusted(4, 4, -4, -4), 4.0, upright=False, name=palette.faint)
    ink.box(shroud, None, palette.line, width_px=1.3)
    band = shroud.height() * 0.06
    name = QRectF(shroud.left() + 6, shroud.top() + band, shroud.width() - 12, 0)
    name.setHeight(max(9.0, shroud.height() * 0.12))
    ink.label(name, body.label, palette.shroud_text)


def _fan_face(ink: Ink, centre: QPointF, radius: float) -> None:
    """One fan from the front: frame, hub and blades."""
    ink.circle(centre, radius, ink.palette.fan, ink.palette.line)
    ink.pen(ink.palette.line, 0.8, alpha=0.45)
    spokes = [QLineF.fromPolar(radius * 0.96, 40.0 * n) for n in range(9)]
    ink.lines([line.translated(centre) for line in spokes])
    ink.circle(centre, radius * 0.3, ink.palette.shroud, ink.palette.line)


def paint_bracket(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """The slot bracket: edge-on from the side; from the rear a plate that lets the card show."""
    palette = ink.palette
    if ink.view != "rear":
        ink.box(rect, palette.metal, palette.line)
        return
    ink.box(rect, palette.metal, palette.line, width_px=1.2, alpha=0.12)
    if rect.width() < 25 or rect.height() < 6:
        return
    port = QRectF(rect.left() + rect.width() * 0.1, rect.top() + 4.5, rect.width() * 0.13, 7.0)
    port.setHeight(min(7.0, rect.height() - 9))
    for step in range(3):
        place = port.translated(step * (port.width() + 5), 0)
        ink.box(place, palette.slot, palette.line, width_px=0.8)


def paint_plug(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """A power plug with its pins, or the room that plug and bent cable need beside the card."""
    palette = ink.palette
    if ink.view == "side":
        ink.box(rect, palette.plug, palette.line, radius=min(1.0, rect.height() / 4))
        pitch = 4.2
        count = max(1, min(8, int(rect.width() / pitch)))
        size = min(2.2, rect.height() * 0.3)
        if size < 1.2 * ink.px:
            return
        for n in range(count):
            x = rect.left() + (n + 0.5) * rect.width() / count - size / 2
            for y in (rect.top() + rect.height() * 0.28, rect.top() + rect.height() * 0.72):
                ink.box(QRectF(x, y - size / 2, size, size), palette.gold)
        return
    housing = QRectF(rect.left(), rect.top(), min(rect.width(), 14.0), rect.height())
    ink.box(rect, palette.cable, palette.line, width_px=0.8, alpha=0.22)
    ink.box(housing, palette.plug, palette.line)
    if rect.width() - housing.width() > 4:
        _cable_bend(ink, rect, housing)


def _cable_bend(ink: Ink, rect: QRectF, housing: QRectF) -> None:
    """The cable leaves the plug and turns down inside the room that the body reserves."""
    reach = rect.width() - housing.width()
    painter = ink.painter
    ink.pen(ink.palette.cable, max(1.0, 1.6 / ink.px))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for share in (0.35, 0.65):
        y = rect.top() + rect.height() * share
        path = QPainterPath(QPointF(housing.right(), y))
        outer = housing.right() + reach * (1.25 - share)
        path.quadTo(QPointF(outer, y), QPointF(outer, rect.bottom()))
        painter.drawPath(path)


def paint_connector(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """An NVLink edge: gold contacts, with a line round it so that it shows on any shroud."""
    ink.box(rect, ink.palette.gold, ink.palette.line, width_px=0.8)
    long = rect.width() >= rect.height()
    ink.fins(rect, 2.5, upright=long, name=ink.palette.line)


def paint_bridge(ink: Ink, rect: QRectF, body: Body, part: AnyPart | None) -> None:
    """A bridge: a bar across two cards with a foot on each connector."""
    palette = ink.palette
    foot = min(12.0, rect.height() * 0.25)
    if ink.view == "side":
        ink.box(rect, palette.bridge, palette.line, width_px=1.3, radius=min(3.0, foot / 3))
        for top in (rect.top() + 1.5, rect.bottom() - foot - 1.5):
            inset = rect.width() * 0.12
            ink.box(
                QRectF(rect.left() + inset, top, rect.width() - 2 * inset, foot),
                None,
                palette.gold,
                width_px=1.2,
            )
        ink.label(
            rect.adjusted(0, foot + 2, 0, -foot - 2), body.label or "NVLink", palette.shroud_text
        )
        return
    leg = rect.width() * 0.45
    bar = QRectF(rect.left() + leg, rect.top(), rect.width() - leg, rect.height())
    for top in (rect.top() + 1, rect.bottom() - foot - 1):
        ink.box(QRectF(rect.left(), top, leg, foot), palette.gold, palette.line, width_px=0.8)
    ink.box(bar, palette.bridge, palette.line, width_px=1.3, radius=min(2.0, bar.width() / 4))
    ink.painter.setPen(colour(palette.line))
