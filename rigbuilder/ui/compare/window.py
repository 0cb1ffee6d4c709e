"""The window that compares rigs: whose workload, the table, the plots, export."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from rigbuilder.advisor.compare.comparison import LEAST, Comparison
from rigbuilder.export.comparison.document import work_words
from rigbuilder.export.comparison.plots import PLOTS
from rigbuilder.export.plots.draw import PlotView
from rigbuilder.export.wording import clean, sentence
from rigbuilder.ui.compare.header import PictureHeader
from rigbuilder.ui.compare.lineup import OWN_WORKLOADS, Entrant, Lineup
from rigbuilder.ui.compare.model import SIGN_PX, ComparisonModel
from rigbuilder.ui.document import Document
from rigbuilder.ui.files import FILTER, SUFFIX
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.plots.window import colours_of
from rigbuilder.ui.start.ready import ready_files
from rigbuilder.ui.theme.theme import Theme

REFRESH_MS = 120
ROW_PX = 23
TITLES_PX = 232
SIZE = (1100, 690)
EXPORT_FILTERS = mark("PDF (*.pdf);;Markdown (*.md);;Comparison, JSON (*.json)")
TAB_WORDS = {
    "context": mark("Context"),
    "power": mark("Power"),
    "worth": mark("Cost and speed"),
    "cost": mark("Cost"),
}
LEGEND = mark(
    "A tick: better than every other rig. =: the ranges overlap, so neither is clearly better. "
    "A number before a range is what to expect."
)


class CompareWindow(QDialog):
    """Two to four rigs side by side; it follows the open rig as it is edited."""

    open_asked = Signal(object)
    """The user wants to work on an entrant."""

    def __init__(self, document: Document, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._theme = document, theme
        self.setWindowTitle(tr("Compare rigs"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAcceptDrops(True)
        self.resize(*SIZE)
        self.lineup = Lineup(document)
        self.comparison: Comparison | None = None
        self.ask_open: Callable[[], list[Path]] = self._ask_open
        self.ask_export: Callable[[Path], Path | None] = self._ask_export
        self.workload = QComboBox()
        self.add_button = QPushButton(tr("Add a rig"))
        self.remove_button = QPushButton(tr("Remove"))
        self.open_button = QPushButton(tr("Open"))
        self.export_button = QPushButton(tr("Export PDF or Markdown\N{HORIZONTAL ELLIPSIS}"))
        self.what = QLabel()
        self.note = QLabel()
        self.tabs = QTabWidget()
        self.model = ComparisonModel(theme)
        self.table = QTableView()
        self.pages = QStackedWidget()
        self.empty = QLabel(
            tr("Add a rig to compare with: a ready rig, a recent one, or a file dropped here.")
        )
        self.views = {key: PlotView(colours_of(theme.tokens)) for key in PLOTS}
        self._name_controls()
        self._make_table()
        self._lay_out()
        self._later = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._connect()
        self.refresh()

    def _name_controls(self) -> None:
        self.workload.setAccessibleName(tr("Workload that the rigs run"))
        self.workload.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.add_button.setMenu(QMenu(self.add_button))
        self.add_button.setToolTip(
            tr("Add a ready rig, a recent rig or a file; or drop files here")
        )
        self.remove_button.setToolTip(tr("Take the rig of the chosen column out (Del)"))
        self.open_button.setToolTip(
            tr("Work on the rig of the chosen column (Enter or double click)")
        )
        self.tabs.setAccessibleName(tr("Figures and plots of the comparison"))
        self.table.setAccessibleName(tr("Figures of the rigs"))
        for label in (self.what, self.note):
            label.setProperty("role", "dim")
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("role", "dim")

    def _make_table(self) -> None:
        table = self.table
        table.setHorizontalHeader(PictureHeader(self._theme))
        table.setModel(self.model)
        rows = table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_PX)
        rows.setFixedWidth(TITLES_PX)
        rows.setHighlightSections(False)
        rows.setAccessibleName(tr("Figures compared"))
        table.setIconSize(QSize(SIGN_PX, SIGN_PX))
        table.setShowGrid(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setCornerButtonEnabled(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        words = QLabel(tr("All run the model of"))
        words.setBuddy(self.workload)
        top.addWidget(words)
        top.addWidget(self.workload)
        top.addWidget(self.what, 1)
        for button in (self.add_button, self.remove_button, self.open_button):
            top.addWidget(button)
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        self.tabs.addTab(self.pages, tr("Figures"))
        for key, view in self.views.items():
            self.tabs.addTab(view, tr(TAB_WORDS[key]))
        foot = QHBoxLayout()
        foot.addWidget(self.note, 1)
        foot.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)
        order: list[QWidget] = [
            self.workload,
            self.add_button,
            self.remove_button,
            self.open_button,
            self.tabs.tabBar(),
            self.table,
            *self.views.values(),
            self.export_button,
        ]
        for first, second in itertools.pairwise(order):
            self.setTabOrder(first, second)

    def _connect(self) -> None:
        self._later.timeout.connect(self._refresh_seen)
        self.lineup.changed.connect(self._later.start)
        self._theme.changed.connect(self._dress)
        self.tabs.currentChanged.connect(self._show_plot)
        self.workload.activated.connect(self._choose_workload)
        self.add_button.menu().aboutToShow.connect(self._fill_menu)
        self.remove_button.clicked.connect(lambda: self.lineup.remove(self.column))
        self.open_button.clicked.connect(lambda: self.ask_to_open(self.column))
        self.export_button.clicked.connect(self.write)
        self.table.doubleClicked.connect(lambda index: self.ask_to_open(index.column()))
        header = self.table.horizontalHeader()
        header.sectionClicked.connect(self._choose_column)
        header.sectionDoubleClicked.connect(self.ask_to_open)
        self.table.selectionModel().currentChanged.connect(self._follow_column)

    @property
    def column(self) -> int:
        """The chosen column; -1 for none."""
        return self.table.currentIndex().column()

    def _choose_column(self, number: int) -> None:
        row = max(1, self.table.currentIndex().row())
        self.table.setCurrentIndex(self.model.index(row, number))

    def _follow_column(self, _new: QModelIndex | None = None) -> None:
        self.remove_button.setEnabled(self.lineup.can_remove(self.column))
        self.open_button.setEnabled(self.lineup.can_remove(self.column))
        self.table.horizontalHeader().viewport().update()

    def _refresh_seen(self) -> None:
        """Judges nothing while nobody looks; ``showEvent`` makes up for it."""
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Shows the rigs as they are now."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Judges the rigs again and shows them."""
        column = max(0, self.column)
        row = max(1, self.table.currentIndex().row())
        self.comparison = self.lineup.comparison()
        self.model.show(self.comparison)
        for number, line in enumerate(self.model.lines):
            if isinstance(line, str):
                self.table.setSpan(number, 0, 1, max(2, self.model.columnCount()))
        there = self.comparison is not None
        self.pages.setCurrentWidget(self.table if there else self.empty)
        if there:
            last = self.model.columnCount() - 1
            self.table.setCurrentIndex(self.model.index(row, min(column, last)))
        self._fill_workloads()
        self._say_what()
        self.add_button.setEnabled(not self.lineup.full)
        self.export_button.setEnabled(there)
        self.note.setText(tr(LEGEND) if there else "")
        self._follow_column()
        self._show_plot()

    def _say_what(self) -> None:
        words = work_words(self.comparison) if self.comparison is not None else ""
        shown = clean(words.removeprefix("All run "))
        metrics = self.what.fontMetrics()
        self.what.setToolTip(shown)
        self.what.setAccessibleName(shown)
        room = max(120, self.what.width())
        self.what.setText(metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room))

    def _fill_workloads(self) -> None:
        box = self.workload
        box.clear()
        for number, entrant in enumerate(self.lineup.entrants):
            box.addItem(clean(entrant.name)[:40], number)
        box.addItem(tr("each its own"), OWN_WORKLOADS)
        box.setCurrentIndex(box.findData(self.lineup.workload_of))
        box.setEnabled(len(self.lineup) >= LEAST)

    def _choose_workload(self) -> None:
        self.lineup.run_workload_of(self.workload.currentData())

    def _fill_menu(self) -> None:
        menu = self.add_button.menu()
        menu.clear()
        for path in ready_files():
            self._offer(menu, path)
        recent = [path for path in self._document.profile.recent if path.exists()]
        if recent:
            menu.addSeparator()
        for path in recent:
            self._offer(menu, path)
        menu.addSeparator()
        menu.addAction(tr("File\N{HORIZONTAL ELLIPSIS}")).triggered.connect(
            lambda: self.add_files(self.ask_open())
        )

    def _offer(self, menu: QMenu, path: Path) -> None:
        action = menu.addAction(path.name.removesuffix(SUFFIX).replace("&", "&&"))
        action.setToolTip(str(path))
        action.triggered.connect(lambda: self.add_files([path]))

    def add_files(self, paths: list[Path]) -> None:
        """Adds rig files until four rigs are compared; says which could not be read."""
        refused = [words for path in paths if (words := self.lineup.add(path)) is not None]
        if refused:
            self.refresh()
            self._later.stop()
            self.note.setText(clean(refused[0]))

    def ask_to_open(self, number: int) -> None:
        """Asks to work on the rig of a column; the open one is there already."""
        if self.lineup.can_remove(number):
            self.open_asked.emit(self.lineup.entrants[number])

    def opened(self, entrant: Entrant, before: Entrant | None) -> None:
        """An entrant has become the open rig in the place of another."""
        self.lineup.trade(entrant, before)

    def _show_plot(self) -> None:
        number = self.tabs.currentIndex() - 1
        if number >= 0 and self.comparison is not None:
            key = list(PLOTS)[number]
            self.views[key].show_plot(PLOTS[key](self.comparison))

    def _dress(self) -> None:
        for view in self.views.values():
            view.dress(colours_of(self._theme.tokens))
        self.refresh()

    def write(self) -> None:
        """Writes the comparison to a file that the user picks; the ending chooses the form."""
        from rigbuilder.export.comparison import export_comparison

        if self.comparison is None:
            return
        path = self.ask_export(Path("comparison.pdf"))
        if path is None:
            return
        target = path if path.suffix else path.with_suffix(".pdf")
        try:
            export_comparison(self.comparison, target)
        except (OSError, ValueError) as error:
            self.note.setText(clean(sentence(str(error))))
            return
        self.note.setText(tr("Exported {path}.", path=clean(target.name)))

    def _ask_open(self) -> list[Path]:
        names, _ = QFileDialog.getOpenFileNames(
            self, tr("Add rigs"), "", f"{tr(FILTER)};;{tr('All files (*)')}"
        )
        return [Path(name) for name in names]

    def _ask_export(self, proposal: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Export the comparison"), str(proposal), tr(EXPORT_FILTERS)
        )
        return Path(name) if name else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Del removes the chosen rig, Enter opens it, while the table has the focus."""
        if self.table.hasFocus():
            if event.key() == Qt.Key.Key_Delete:
                self.lineup.remove(self.column)
                return
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.ask_to_open(self.column)
                return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Takes files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        """Adds the files."""
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.add_files(paths)
