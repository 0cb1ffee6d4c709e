"""Which item lies under a point of a view, and where an item's outlines are."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF

from rigbuilder.geometry.layout import Body, Layout

View = Literal["side", "rear"]
NOT_PICKED = frozenset({"opening", "tray", "rail", "shroud", "panel", "cable"})
"""Roles that belong to the drawing's ground."""
GRAB_MM = 3.0
"""Thin bodies (bridges, brackets) can be picked from so far outside."""


def rect_of(body: Body, view: View) -> QRectF:
    """The body's outline in a view, mm."""
    if view == "side":
        return QRectF(body.x0, body.y0, body.x1 - body.x0, body.y1 - body.y0)
    return QRectF(body.z0, body.y0, body.z1 - body.z0, body.y1 - body.y0)


def item_at(layout: Layout, view: View, point: QPointF) -> str | None:
    """Key of the item under the point: of all bodies there, the smallest one's."""
    best: tuple[float, str] | None = None
    for body in layout.bodies:
        if body.role in NOT_PICKED:
            continue
        rect = rect_of(body, view)
        slack_x = max(0.0, GRAB_MM - rect.width() / 2)
        slack_y = max(0.0, GRAB_MM - rect.height() / 2)
        if rect.adjusted(-slack_x, -slack_y, slack_x, slack_y).contains(point):
            area = rect.width() * rect.height()
            if best is None or area <= best[0]:
                best = (area, body.item)
    return best[1] if best else None


def rects_of(layout: Layout, view: View, key: str) -> list[QRectF]:
    """Outlines of an item's bodies: the item as a whole, not its slots and openings."""
    bodies = [body for body in layout.of_item(key) if body.role not in NOT_PICKED]
    whole = [body for body in bodies if body.key == key]
    return [rect_of(body, view) for body in whole or bodies]


def bounds_of(layout: Layout, view: View) -> QRectF:
    """Everything that a view shows, mm."""
    x0, x1, y0, y1, z0, z1 = layout.bounds
    if view == "side":
        return QRectF(x0, y0, x1 - x0, y1 - y0)
    return QRectF(z0, y0, z1 - z0, y1 - y0)


def walk_order(layout: Layout) -> list[str]:
    """Keys of the drawn items from top to bottom, for walking with Tab."""
    first: dict[str, tuple[float, float]] = {}
    for body in layout.bodies:
        if body.role not in NOT_PICKED and body.key == body.item:
            first.setdefault(body.item, (body.y0, body.x0))
    return sorted(first, key=lambda key: first[key])
