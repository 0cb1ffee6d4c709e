"""The drawing sheet as SVG or PNG."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.report import Report
from rigbuilder.export.gui import ensure_application, painting
from rigbuilder.export.ink import Ink, text_width_mm
from rigbuilder.export.palette import PRINT
from rigbuilder.export.sheet import DOT_MM, Sheet, make_sheet, paint_sheet, parts_by_key
from rigbuilder.export.wording import clean, verdict_line
from rigbuilder.rig.model import Rig

WIDTH_MM, HEIGHT_MM = 277.0, 190.0
"""A landscape A4 page within its margins."""
EDGE_MM = 6.0
HEAD_MM = 12.0
UNITS_PER_MM = 10
PNG_DOTS_PER_MM = 8.0
"""203 dpi."""


def _size_mm(sheet: Sheet) -> tuple[float, float]:
    width = max(sheet.width_mm, 120.0) + 2 * EDGE_MM
    return width, sheet.height_mm + HEAD_MM + 2 * EDGE_MM


def _paint(painter: QPainter, sheet: Sheet, title: str, verdict: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width, height = _size_mm(sheet)
    painter.fillRect(QRectF(0, 0, width, height), QColor(PRINT.background))
    painter.translate(EDGE_MM, EDGE_MM)
    ink = Ink(painter, PRINT, "side", DOT_MM)
    for text, size, middle, bold in ((title, 4.6, 2.4, True), (verdict, 3.2, 8.0, False)):
        shown = ink.elided(text, size, width - 2 * EDGE_MM, bold=bold)
        half = text_width_mm(shown, size, bold=bold) / 2
        ink.text(QPointF(half, middle), shown, size, PRINT.text, bold=bold)
    painter.translate(0, HEAD_MM)
    paint_sheet(painter, sheet)


def _sheet(rig: Rig, catalog: Catalog, report: Report) -> Sheet:
    return make_sheet(report.layout, parts_by_key(rig, catalog), WIDTH_MM, HEIGHT_MM)


def to_svg(rig: Rig, catalog: Catalog, report: Report) -> bytes:
    """Both views to scale as a vector drawing; its printed size keeps the scale."""
    ensure_application()
    sheet = _sheet(rig, catalog, report)
    title, verdict = clean(rig.name), verdict_line(report)
    width, height = (round(side * UNITS_PER_MM) for side in _size_mm(sheet))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(round(UNITS_PER_MM * 25.4))
    generator.setSize(QSize(width, height))
    generator.setViewBox(QRectF(0, 0, width, height))
    generator.setTitle(title)
    generator.setDescription(verdict)
    with painting(generator) as painter:
        painter.scale(UNITS_PER_MM, UNITS_PER_MM)
        _paint(painter, sheet, title, verdict)
    return bytes(held.data())


def to_png(rig: Rig, catalog: Catalog, report: Report) -> bytes:
    """Both views as a picture of 203 dpi."""
    ensure_application()
    sheet = _sheet(rig, catalog, report)
    width, height = (round(side * PNG_DOTS_PER_MM) for side in _size_mm(sheet))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(PNG_DOTS_PER_MM * 1000))
    image.setDotsPerMeterY(round(PNG_DOTS_PER_MM * 1000))
    image.setText("Title", clean(rig.name))
    image.fill(QColor(PRINT.background))
    with painting(image) as painter:
        painter.scale(PNG_DOTS_PER_MM, PNG_DOTS_PER_MM)
        _paint(painter, sheet, clean(rig.name), verdict_line(report))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(held.data())
