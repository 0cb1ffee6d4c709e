"""The report as PDF: drawing to scale, parts list, findings, budgets, sources; text selectable."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMarginsF, QPointF, QRectF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from rigbuilder import __version__
from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.report import Report
from rigbuilder.export.annotations import draw_sign
from rigbuilder.export.document import Bar, Block, Document, FindingBlock, Paragraph, Table
from rigbuilder.export.flow import BODY, SMALL, STRONG, TITLE, Flow, SetText, Style
from rigbuilder.export.gui import ensure_application, painting
from rigbuilder.export.ink import Ink, colour
from rigbuilder.export.palette import PRINT
from rigbuilder.export.plates import State
from rigbuilder.export.sections import document_of
from rigbuilder.export.sheet import DOT_MM, make_sheet, paint_sheet, parts_by_key
from rigbuilder.export.wording import SEVERITY_WORDS, clean
from rigbuilder.rig.model import Rig

_GLYPH_MAP = re.compile(rb"\d+ beginbfrange\s.*?endbfrange", re.DOTALL)
_TARGETS = re.compile(rb"\[[^\]]*\]")
DOTS_PER_INCH = 1200
MARGIN_MM = 15.0
FOOT_MM = 9.0
LEAST_DRAWING_MM = 110.0
BAR_ROW_MM = 6.0
"""At least the height of a bar and of a row of the table below the bars."""
VERDICT_STATE: dict[str, State] = {"fits": "ok", "does-not-fit": "bad", "unknown": "unknown"}
SEVERITY_STATE: dict[str, State] = {
    "error": "bad",
    "unknown": "unknown",
    "warning": "info",
    "note": "info",
    "waived": "info",
}
SHARE_COLOURS = ("#4a76b8", "#7fb8a8", "#d8b26a")


def to_pdf(
    rig: Rig,
    catalog: Catalog,
    report: Report,
    *,
    paper: Literal["a4", "letter"] | None = None,
    plots: bool = False,
) -> bytes:
    """The whole report; ``paper`` by default as the system's country has it."""
    ensure_application(widgets=plots)
    size = page_size(paper)
    document = document_of(rig, catalog, report)
    flow = flow_on(size)
    _first_page(flow, document, rig, catalog, report)
    for section in document.sections:
        flow.heading(section.title)
        bars = sum(isinstance(block, Bar) for block in section.blocks)
        for block in section.blocks:
            if isinstance(block, Bar) and bars:
                flow.need(min(flow.height_mm, bars * 2 * BAR_ROW_MM + 2 * BAR_ROW_MM))
                bars = 0  # from the first bar on to the end of their table on one page
            put_block(flow, block)
    if plots:
        from rigbuilder.export.plots.page import add_plots

        add_plots(flow, rig, catalog, report)
    return written(flow, size, document.title)


def flow_on(size: QPageSize) -> Flow:
    """An empty flow as large as the type area of a page."""
    whole = size.size(QPageSize.Unit.Millimeter)
    return Flow(whole.width() - 2 * MARGIN_MM, whole.height() - 2 * MARGIN_MM - FOOT_MM)


def written(flow: Flow, size: QPageSize, title: str) -> bytes:
    """The PDF of a flow that ``flow_on`` made; each page says title, date and its number."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(size)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle(clean(title))
    writer.setAuthor("RigBuilder")
    writer.setCreator(f"RigBuilder {__version__}")
    with painting(writer) as painter:
        _paint_pages(painter, writer, flow, title)
    return spaces_named(bytes(held.data()))


def spaces_named(data: bytes) -> bytes:
    """The file with its space glyphs named as spaces.

    Qt (6.12) tells readers that the glyph of a space is a tab, and copied text falls into cells.
    The maps from glyphs to letters are plain text in the file; the change keeps their length.
    """

    def mend(found: re.Match[bytes]) -> bytes:
        return _TARGETS.sub(lambda row: row.group().replace(b"<0009>", b"<0020>"), found.group())

    return _GLYPH_MAP.sub(mend, data)


def page_size(paper: Literal["a4", "letter"] | None) -> QPageSize:
    """The page; by default as the system's country has it."""
    if paper is None:
        imperial = QLocale.MeasurementSystem.ImperialUSSystem
        paper = "letter" if QLocale.system().measurementSystem() == imperial else "a4"
    return QPageSize(QPageSize.PageSizeId.Letter if paper == "letter" else QPageSize.PageSizeId.A4)


def _paint_pages(painter: QPainter, writer: QPdfWriter, flow: Flow, title: str) -> None:
    per_mm = DOTS_PER_INCH / 25.4
    made = f"RigBuilder {__version__}, {date.today().isoformat()}"
    for number, page in enumerate(flow.pages, 1):
        if number > 1:
            writer.newPage()
        painter.resetTransform()
        painter.scale(per_mm, per_mm)
        painter.translate(MARGIN_MM, MARGIN_MM)
        for paint in page:
            paint(painter)
        foot = Style(2.6, colour="#4a4f57")
        top = flow.height_mm + FOOT_MM - 4.0
        third = flow.width_mm / 4
        shown = SetText(_cut(title), 2 * third, foot)
        shown.paint_line(painter, 0, 0.0, top)
        SetText(made, third, foot, "right").paint_line(painter, 0, 2 * third, top)
        pages = f"{number} / {len(flow.pages)}"
        SetText(pages, third, foot, "right").paint_line(painter, 0, 3 * third, top)


def _cut(title: str) -> str:
    shown = clean(title)
    return shown if len(shown) <= 48 else f"{shown[:47]}\N{HORIZONTAL ELLIPSIS}"


def _first_page(flow: Flow, document: Document, rig: Rig, catalog: Catalog, report: Report) -> None:
    """Title, verdict, what the rig is in a few lines, and the drawing on the rest of the page."""
    flow.text(document.title, TITLE)
    flow.space(2.0)
    _verdict(flow, document.verdict, report)
    flow.space(1.5)
    for line in document.summary:
        flow.text(line, BODY)
    flow.space(4.0)
    room = flow.left_mm if flow.left_mm >= LEAST_DRAWING_MM else flow.height_mm
    sheet = make_sheet(report.layout, parts_by_key(rig, catalog), flow.width_mm, room)

    def paint(painter: QPainter, top: float) -> None:
        painter.save()
        painter.translate((flow.width_mm - sheet.width_mm) / 2, top)
        paint_sheet(painter, sheet)
        painter.restore()

    flow.put(sheet.height_mm, paint)


def _verdict(flow: Flow, words: str, report: Report) -> None:
    state = VERDICT_STATE[report.verdict]
    name = {"ok": PRINT.ok, "bad": PRINT.bad, "unknown": PRINT.unknown}[state]
    shown = SetText(words, flow.width_mm - 14, Style(4.2, bold=True, colour=name))
    height = shown.height_mm + 3.4

    def paint(painter: QPainter, top: float) -> None:
        ink = Ink(painter, PRINT, "side", DOT_MM)
        box = QRectF(0, top, flow.width_mm, height)
        ink.box(box, None, name, width_px=2.0, radius=1.0)
        draw_sign(ink, QPointF(6, top + height / 2), 3.4, state)
        shown.paint(painter, 12, top + 1.9)

    flow.put(height, paint)


def put_block(flow: Flow, block: Block) -> None:
    """Sets one block of a document."""
    match block:
        case Paragraph():
            flow.text(block.text, STRONG if block.strong else SMALL if block.small else BODY)
            flow.space(1.2)
        case Table():
            flow.table(block)
            flow.space(2.4)
        case Bar():
            _bar(flow, block)
        case FindingBlock():
            _finding(flow, block)


def _finding(flow: Flow, finding: FindingBlock) -> None:
    """Sign, severity and rule in one line, message and details below; kept together."""
    indent = 6.0
    width = flow.width_mm - indent
    state = SEVERITY_STATE[finding.severity]
    name = {"bad": PRINT.bad, "unknown": PRINT.unknown}.get(state, PRINT.info)
    head = SetText(
        f"{SEVERITY_WORDS[finding.severity]}: {finding.rule}", width, Style(3.1, True, name)
    )
    texts = [SetText(finding.message, width, BODY)]
    texts += [SetText(detail, width - 4, SMALL) for detail in finding.details]
    whole = head.height_mm + sum(text.height_mm for text in texts)
    flow.need(whole if whole < flow.height_mm / 2 else head.height_mm + 3 * texts[0].line_mm)

    def paint_head(painter: QPainter, top: float) -> None:
        middle = top + head.line_mm / 2
        if finding.severity in ("error", "unknown"):
            draw_sign(Ink(painter, PRINT, "side", DOT_MM), QPointF(2.2, middle), 2.4, state)
        else:
            painter.fillRect(QRectF(1.4, middle - 0.8, 1.6, 1.6), colour(name))
        head.paint(painter, indent, top)

    flow.put(head.height_mm, paint_head)
    flow.text(finding.message, BODY, indent_mm=indent)
    for detail in finding.details:
        flow.text(detail, SMALL, indent_mm=indent + 4)
    flow.space(2.2)


def _bar(flow: Flow, bar: Bar) -> None:
    """A bar with a share for each part, hatched apart, and the figures beside it."""
    used = sum(value for _, value in bar.shares)
    words = ", ".join(f"{name} {value:.1f}" for name, value in bar.shares)
    over = used > bar.capacity
    tail = f"{'OVER: ' if over else ''}{words} of {bar.capacity:.1f} {bar.unit}"
    label = SetText(bar.label, 16, SMALL)
    shown = SetText(tail, flow.width_mm * 0.48, SMALL)
    height = max(shown.height_mm, 4.4) + 1.2
    left, width = 17.0, flow.width_mm * 0.52 - 20.0
    scale = width / max(bar.capacity, used, 1e-9)

    def paint(painter: QPainter, top: float) -> None:
        ink = Ink(painter, PRINT, "side", DOT_MM)
        label.paint(painter, 0, top + 0.6)
        shown.paint(painter, left + width + 3, top + 0.6)
        x = left
        for number, (_, value) in enumerate(bar.shares):
            share = QRectF(x, top + 0.5, value * scale, 3.6)
            ink.box(share, SHARE_COLOURS[number % len(SHARE_COLOURS)], PRINT.line, width_px=0.7)
            if number:
                ink.hatch(share, PRINT.line, 1.6, cross=number > 1)
            x += value * scale
        ink.box(QRectF(left, top + 0.5, bar.capacity * scale, 3.6), None, PRINT.line, width_px=1.4)
        if over:
            ink.box(QRectF(left + bar.capacity * scale, top, 0.5, 4.6), PRINT.bad)

    flow.put(height, paint)
