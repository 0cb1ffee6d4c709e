"""The plots on the pages of the PDF, two on a page, each with its figures in words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.report import Report
from rigbuilder.export.flow import SMALL, Flow
from rigbuilder.export.plots.draw import in_words, paint_plot
from rigbuilder.export.plots.specs import Plot, plots_of
from rigbuilder.rig.model import Rig

PLOT_MM = 112.0
"""Height of a plot with its words: two and their heading fill a page."""
WORDS_MM = 12.0
"""Of which the words take so much."""


def add_plots(flow: Flow, rig: Rig, catalog: Catalog, report: Report) -> None:
    """A section with every plot of a rig that there is something to draw for."""
    put_plots(flow, plots_of(rig, catalog, report))


def put_plots(flow: Flow, plots: Iterable[Plot]) -> None:
    """A section with the plots that there is something to draw for."""
    drawn = [plot for plot in plots if plot.missing is None]
    if not drawn:
        return
    flow.heading("Plots", keep_mm=PLOT_MM)
    for plot in drawn:
        _put(flow, plot)


def _put(flow: Flow, plot: Plot) -> None:
    flow.need(PLOT_MM)
    flow.text(f"{plot.title}. {in_words(plot)}", SMALL)

    def paint(painter: QPainter, top: float) -> None:
        paint_plot(painter, QRectF(0, top, flow.width_mm, PLOT_MM - WORDS_MM - 4.0), plot)

    flow.put(PLOT_MM - WORDS_MM, paint)
