"""The plots as pictures, drawings, pages and for those who cannot see them."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.checks.report import Report
from rigbuilder.export import export_bytes
from rigbuilder.export.plots.draw import PAPER, PlotView, in_words, to_png, to_svg
from rigbuilder.export.plots.specs import Plot, Series, plots_of
from rigbuilder.rig.model import Rig

Judged = tuple[Rig, Catalog, Report]
LINE = Plot("x", "A line", "Watts", "Tokens", (Series("gpu1", ((0.0, 1.0), (10.0, 2.0))),))


def _text(reader: PdfReader) -> str:
    """The words of a PDF; pyqtgraph sets ligatures, which readers unfold when they search."""
    words = "".join(page.extract_text() for page in reader.pages)
    return unicodedata.normalize("NFKC", words)


def _colours(data: bytes) -> set[str]:
    image = QImage.fromData(data)
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


def test_a_picture_shows_the_line_in_its_colour(qtbot: QtBot) -> None:
    data = to_png(LINE, PAPER, QSize(400, 260))
    assert QImage.fromData(data).size() == QSize(800, 520)
    assert PAPER.lines[0] in _colours(data)
    assert PAPER.limit not in _colours(data)


def test_a_limit_is_drawn_in_the_colour_of_limits(qtbot: QtBot) -> None:
    limit = Plot("x", "T", "x", "y", (Series("most", ((0.0, 1.0), (1.0, 1.0)), "limit"),))
    assert PAPER.limit in _colours(to_png(limit, PAPER, QSize(400, 260)))


def test_a_drawing_holds_its_words_as_text(qtbot: QtBot) -> None:
    text = to_svg(LINE).decode()
    assert text.startswith("<?xml")
    for words in ("A line", "Watts", "gpu1"):
        assert words in text


def test_a_plot_without_figures_says_why(qtbot: QtBot) -> None:
    view = PlotView(PAPER)
    qtbot.addWidget(view)
    view.show_plot(Plot("x", "T", "x", "y", missing="Choose a model."))
    assert view.accessibleDescription() == "Choose a model."
    view.show_plot(LINE)
    assert view.accessibleDescription() == in_words(LINE)


def test_words_name_the_ends_of_lines_and_every_point() -> None:
    plot = Plot("x", "T", "Watts", "Speed", (
        Series("line", ((0.0, 1.0), (5.0, 1.5), (10.0, 2.0))),
        Series("here", ((5.0, 1.5),), "point"),
    ))  # fmt: skip
    assert in_words(plot) == "Watts to Speed. line: 0 to 1, 10 to 2; here: 5 to 1.5"


@pytest.mark.parametrize("plots", [True, False])
def test_the_pdf_has_plots_on_request_only(qtbot: QtBot, judged: Judged, plots: bool) -> None:
    data = export_bytes(*judged, ".pdf", paper="a4", plots=plots)
    text = _text(PdfReader(io.BytesIO(data)))
    titles = [plot.title for plot in plots_of(*judged)]
    assert all((title in text) == plots for title in titles)


def test_the_command_line_makes_a_pdf_with_plots_without_a_window(tmp_path: Path) -> None:
    from tests.cli.test_main import process

    out = tmp_path / "rig.pdf"
    done = process("export", "dual-3090-nvlink", "-o", str(out), "--plots")
    assert done.returncode == 0, done.stderr
    assert "Roofline" in _text(PdfReader(out))
