"""The plots of the open rig in a window of their own; each can be saved as PNG or SVG."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from rigbuilder.estimates.value import Rent
from rigbuilder.export.plots.draw import PlotColours, PlotView, to_png, to_svg
from rigbuilder.export.plots.specs import PLOTS, Plot, break_even_plot
from rigbuilder.rig.file import RigFileError, write_atomically
from rigbuilder.ui.document import Document
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.theme.theme import Theme
from rigbuilder.ui.theme.tokens import Tokens

REFRESH_MS = 120
TAB_WORDS = {
    "context": mark("Context"),
    "power": mark("Power"),
    "efficiency": mark("Supply"),
    "roofline": mark("Roofline"),
    "break-even": mark("Cost"),
}


def colours_of(t: Tokens) -> PlotColours:
    """The plot's colours in the window's theme."""
    lines = (t.accent, t.gauge_kv, t.gauge_overhead, t.unknown)
    return PlotColours(t.panel, t.text, t.border_strong, lines, t.error)


class PlotsWindow(QDialog):
    """A tab for each plot; only the one in sight is worked out."""

    export_asked = Signal()
    """The user wants the PDF with the plots in it."""

    def __init__(self, document: Document, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._theme = document, theme
        self.setWindowTitle(tr("Plots"))
        self.resize(760, 520)
        self.ask_path: Callable[[str], Path | None] = self._ask_path
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Plots of the rig"))
        self.views = {key: PlotView(colours_of(theme.tokens)) for key in PLOTS}
        for key, view in self.views.items():
            self.tabs.addTab(view, tr(TAB_WORDS[key]))
        self.rent = QDoubleSpinBox()
        self.rent.setRange(0.0, 1000.0)
        self.rent.setDecimals(2)
        self.rent.setSingleStep(0.1)
        self.rent.setSpecialValueText(tr("no rent"))
        self.rent.setAccessibleName(tr("Price of a rented computer an hour, for comparison"))
        self.note = QLabel()
        self.note.setProperty("role", "dim")
        self.save = QPushButton(tr("Save as PNG or SVG\N{HORIZONTAL ELLIPSIS}"))
        self._lay_out()
        self._later = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._later.timeout.connect(self.refresh)
        document.rig_changed.connect(self._later.start)
        theme.changed.connect(self._dress)
        self.tabs.currentChanged.connect(self.refresh)
        self.rent.valueChanged.connect(self.refresh)
        self.save.clicked.connect(self.save_plot)
        self.refresh()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        words = QLabel(tr("Rent an hour"))
        words.setBuddy(self.rent)
        for widget in (words, self.rent, self.note):
            foot.addWidget(widget)
        foot.addStretch()
        self.pdf = QPushButton(tr("Export PDF with plots\N{HORIZONTAL ELLIPSIS}"))
        self.pdf.clicked.connect(self.export_asked)
        foot.addWidget(self.pdf)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)

    @property
    def key(self) -> str:
        """The plot in sight."""
        return list(PLOTS)[self.tabs.currentIndex()]

    def plot(self) -> Plot:
        """The plot in sight, worked out for the rig as it is."""
        document = self._document
        rig, catalog, report = document.rig, document.catalog, document.report
        if self.key == "break-even":
            rent = Rent(self.rent.value()) if self.rent.value() else None
            return break_even_plot(rig, catalog, report, rent)
        return PLOTS[self.key](rig, catalog, report)

    def refresh(self) -> None:
        """Draws the plot in sight again."""
        plot = self.plot()
        self.views[self.key].show_plot(plot)
        self.save.setEnabled(plot.missing is None)
        self.rent.setEnabled(self.key == "break-even")
        self.rent.setPrefix(f"{self._document.rig.site.currency} ")

    def _dress(self) -> None:
        for view in self.views.values():
            view.dress(colours_of(self._theme.tokens))

    def save_plot(self) -> None:
        """Saves the plot in sight; the ending chooses the form."""
        path = self.ask_path(f"{self.key}.png")
        if path is None:
            return
        svg = path.suffix.lower() == ".svg"
        target = path if svg or path.suffix.lower() == ".png" else path.with_suffix(".png")
        try:
            write_atomically(target, to_svg(self.plot()) if svg else to_png(self.plot()))
        except RigFileError as error:
            self.note.setText(f"{error}.")
            return
        self.note.setText(tr("Saved {name}.", name=target.name))

    def _ask_path(self, proposal: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Save plot"), proposal, tr("Picture (*.png);;Drawing (*.svg)")
        )
        return Path(name) if name else None
