"""The gauges' panel: verdict, power, memory of each card, speed and cost, following a drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rigbuilder.checks.report import Report
from rigbuilder.ui.document import Document
from rigbuilder.ui.gauges.bars import Chart, memory_chart, power_chart
from rigbuilder.ui.gauges.lines import (
    cost_words,
    memory_foot,
    memory_head,
    power_foot,
    power_head,
    power_tip,
    speed_rows,
)
from rigbuilder.ui.gauges.verdict import VerdictLine
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.theme.theme import Theme

if TYPE_CHECKING:
    from rigbuilder.ui.gauges.chart import BarChart


FOLLOW_MS = 16
"""From a step of a drag to the gauges: the drawing comes first, one frame at 60 a second later."""
SHRINK_MS = 400
"""From the end of a drag to the gauge's giving up the rows that were only for the preview."""


class Gauge(QWidget):
    """Heading with one figure, the bars, and a line below. The plot comes when it is loaded."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._name, self._theme = name, theme
        self._data = Chart()
        self._rows = 0
        self.chart: BarChart | None = None
        heading = QLabel(name)
        heading.setProperty("role", "heading")
        self.head = QLabel()
        self.head.setProperty("role", "value")
        self.head.setAccessibleName(tr("{name} in one line", name=name))
        self.foot = QLabel()
        self.foot.setProperty("role", "dim")
        self.foot.setWordWrap(True)
        self.foot.setAccessibleName(tr("{name}: more", name=name))
        self.foot.setContentsMargins(10, 0, 10, 0)
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 10, 0)
        row.addWidget(heading)
        row.addStretch()
        row.addWidget(self.head)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addLayout(row)
        self._column.addWidget(self.foot)

    def load_plot(self) -> None:
        """Loads the plotting library and shows the bars."""
        if self.chart is None:
            from rigbuilder.ui.gauges.chart import BarChart

            self.chart = BarChart(self._theme, self._name)
            self._column.insertWidget(1, self.chart)
            self.show_chart(self._data)

    def show_chart(self, data: Chart, *, passing: bool = False) -> None:
        """Shows other bars; none at all hides the plot.

        A ``passing`` chart, while a drag goes on, takes no room away: nothing below it jumps.
        """
        self._data = data
        if self.chart is not None:
            self._rows = max(len(data.bars), self._rows if passing else 0)
            self.chart.setVisible(self._rows > 0)
            self.chart.show_chart(data, self._rows)

    def say(self, head: str, foot: str) -> None:
        """Other words above and below the bars."""
        self.head.setText(head)
        self.foot.setText(foot or " ")  # keeps its line: nothing below it jumps


class GaugesPanel(QFrame):
    """Reads the report that is shown; while a drag goes on it shows the change as well."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.setAccessibleName(tr("Gauges"))
        self._document, self._theme = document, theme
        self.verdict = VerdictLine(theme)
        self.power = Gauge(tr("Power"), theme)
        self.memory = Gauge(tr("Card memory"), theme)
        self.keys = QLabel()
        self.keys.setTextFormat(Qt.TextFormat.RichText)
        self.keys.setContentsMargins(10, 0, 10, 0)
        self._grid = QGridLayout()
        self.lines: dict[str, QLabel] = {}
        self._lay_out()
        self._shrink = QTimer(self, singleShot=True, interval=SHRINK_MS)
        self._shrink.timeout.connect(self._fit_rows)
        self._follow = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._follow.timeout.connect(self.refresh)
        document.shown.connect(self._shown)
        document.rig_changed.connect(self._fit_rows)
        theme.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(9)
        column.addWidget(self.verdict)
        column.addWidget(self.power)
        column.addWidget(self.memory)
        column.addWidget(self.keys)
        self._grid.setContentsMargins(10, 0, 10, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        column.addStretch()
        for row, name in enumerate((mark("Decode"), mark("Prompt"), mark("Cost"))):
            label, value = QLabel(tr(name)), QLabel()
            label.setProperty("role", "heading")
            value.setAccessibleName(tr(name))
            value.setWordWrap(True)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)
            self.lines[name] = value

    def load_plots(self) -> None:
        """Loads the plotting library: not needed for the window's first picture."""
        self.power.load_plot()
        self.memory.load_plot()

    def _shown(self) -> None:
        """A drag goes first: the gauges follow it a frame later, an edit they show at once."""
        if self._document.previewing:
            self._follow.start()
        else:
            self.refresh()

    def refresh(self) -> None:
        """Shows the document's report, or the preview's with its changes."""
        self._follow.stop()
        document, t = self._document, self._theme.tokens
        report = document.shown_report
        before = document.report if document.previewing else None
        self.verdict.show_report(report, before)
        old_power = before.power if before else None
        self.power.show_chart(power_chart(report.power, old_power, t))
        power = report.power
        self.power.say(power_head(power), power_foot(power, report.cost.currency))
        self.power.setToolTip(power_tip(power))
        memory = report.memory
        old_memory = before.memory if before else None
        chart = memory_chart(memory, old_memory, t) if memory else Chart()
        self.memory.show_chart(chart, passing=True)
        if document.previewing:
            self._shrink.stop()
        else:
            self._shrink.start()
        self.memory.say(memory_head(report), memory_foot(report))
        self.keys.setText(self._key_words())
        self.keys.setVisible(bool(memory and memory.cards))
        self._show_lines(report, before)

    def _fit_rows(self) -> None:
        """The gauge takes the room of the rows it has, once no drag goes on."""
        self._shrink.stop()
        report = self._document.report
        if not self._document.previewing and report.memory is not None:
            chart = memory_chart(report.memory, None, self._theme.tokens)
            self.memory.show_chart(chart)

    def _key_words(self) -> str:
        t = self._theme.tokens
        full, empty = "\N{BLACK SQUARE}", "\N{WHITE SQUARE}"
        rows = (
            (full, t.gauge_weights, tr("weights")),
            (full, t.gauge_kv, tr("KV cache")),
            (full, t.gauge_overhead, tr("overhead")),
            (empty, t.text_dim, tr("free")),
        )
        return " &nbsp; ".join(
            f'<span style="color:{colour}">{sign}</span>&nbsp;'
            f'<span style="color:{t.text_dim}">{words}</span>'
            for sign, colour, words in rows
        )

    def _show_lines(self, report: Report, before: Report | None) -> None:
        rows = {name: (words, tip) for name, words, tip in speed_rows(report, before)}
        if "Speed" in rows:
            rows["Decode"] = rows["Speed"]
        words, tip = cost_words(report.cost, before.cost if before else None)
        rows["Cost"] = (words, tip)
        for name, label in self.lines.items():
            words, tip = rows.get(name, ("\N{EN DASH}", ""))
            label.setText(words)
            label.setToolTip(tip)
            label.setAccessibleDescription(f"{words}. {tip}" if tip else words)
