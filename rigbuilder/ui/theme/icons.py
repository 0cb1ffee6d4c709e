"""Icons: SVG line drawings of ``assets/icons``, tinted to the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from rigbuilder.paths import assets_dir


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    text = (assets_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))


def draw_icon(painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
    """Draws the icon into a rectangle of any size."""
    _renderer(name, colour).render(painter, rect)


@cache
def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """The icon as a square pixmap of ``size`` logical pixels for a screen's pixel ratio."""
    _renderer(name, colour)  # a missing file must not leave a painter open: Qt would crash
    image = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_icon(painter, QRectF(0, 0, size, size), name, colour)
    painter.end()
    return image


@cache
def icon(name: str, colour: str, faint: str | None = None) -> QIcon:
    """The icon for buttons and menus, sharp at pixel ratios up to 3."""
    made = QIcon()
    for size in (16, 24, 32, 48):
        made.addPixmap(pixmap(name, colour, size, 1.0))
        if faint is not None:
            made.addPixmap(pixmap(name, QColor(faint).name(), size, 1.0), QIcon.Mode.Disabled)
    return made
