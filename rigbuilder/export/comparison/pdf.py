"""A comparison as PDF: a drawing of each rig, the tables, the plots."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from rigbuilder.advisor.compare.comparison import Comparison
from rigbuilder.export.comparison.document import IN_WORDS, document_of
from rigbuilder.export.comparison.plots import PLOTS
from rigbuilder.export.flow import BODY, SMALL, STRONG, TITLE, Flow, SetText
from rigbuilder.export.gui import ensure_application
from rigbuilder.export.palette import PRINT
from rigbuilder.export.pdf import flow_on, page_size, put_block, written
from rigbuilder.export.plots.page import put_plots
from rigbuilder.export.sheet import DOT_MM, parts_by_key
from rigbuilder.export.small import paint_small

GAP_MM = 4.0
SHAPE = 0.72
"""Height of a drawing over its width."""
TALLEST_MM = 62.0


def to_pdf(comparison: Comparison, paper: Literal["a4", "letter"] | None = None) -> bytes:
    """The whole comparison; ``paper`` by default as the system's country has it."""
    ensure_application(widgets=True)
    size = page_size(paper)
    document = document_of(comparison, IN_WORDS)
    flow = flow_on(size)
    flow.text("Comparison of rigs", TITLE)
    flow.space(2.0)
    flow.text(f"{document.verdict}.", STRONG)
    flow.space(2.0)
    for line in document.summary:
        flow.text(line, BODY)
    flow.space(4.0)
    _drawings(flow, comparison)
    for section in document.sections:
        flow.heading(section.title)
        for block in section.blocks:
            put_block(flow, block)
    put_plots(flow, [make(comparison) for make in PLOTS.values()])
    return written(flow, size, f"Comparison: {document.title}")


def _drawings(flow: Flow, comparison: Comparison) -> None:
    """The rigs in a row, each with its name."""
    count = len(comparison.rigs)
    width = (flow.width_mm - (count - 1) * GAP_MM) / count
    height = min(TALLEST_MM, width * SHAPE)
    names = [SetText(judged.name, width, SMALL, "left") for judged in comparison.rigs]

    def paint(painter: QPainter, top: float) -> None:
        for number, judged in enumerate(comparison.rigs):
            left = number * (width + GAP_MM)
            parts = parts_by_key(judged.rig, judged.catalog)
            room = QRectF(left, top, width, height)
            paint_small(painter, room, judged.report.layout, parts, PRINT, pixel=DOT_MM)
            names[number].paint(painter, left, top + height + 1.0)

    flow.put(height + 1.0 + max(name.height_mm for name in names), paint)
