"""The window that finds builds: demands at the left, the search and its answer at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rigbuilder.advisor.suggest import Demands, Step, Suggestion, Suggestions
from rigbuilder.export.suggestions import looked_words
from rigbuilder.export.wording import clean
from rigbuilder.ui.document import Document
from rigbuilder.ui.language import mark, tr
from rigbuilder.ui.suggest.details import BuildDetails
from rigbuilder.ui.suggest.form import DemandsForm
from rigbuilder.ui.suggest.model import CARDS, COST, BarDelegate, BuildsModel
from rigbuilder.ui.suggest.runner import Runner
from rigbuilder.ui.suggest.ways import WaysOut
from rigbuilder.ui.theme.theme import Theme

SIZE = (1290, 690)
FORM_PX = 310
ROW_PX = 30
WIDTHS = {1: 170, 2: 76, 3: 76, 4: 74, 5: 200, 6: 70}
HINT = mark(
    "Say what the rig shall run and keep, then find builds. Each one is a whole rig with its "
    "parts, judged by all rules and proven to fit; none is surpassed by another in cost, speed, "
    "power and noise at once."
)


class SuggestWindow(QDialog):
    """Finds builds while the rest of the window stays usable."""

    open_asked = Signal(object)
    """A ``Suggestion`` to open as a rig."""

    def __init__(self, document: Document, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._theme = document, theme
        self.setWindowTitle(tr("Find a build"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(*SIZE)
        self.form = DemandsForm()
        self.runner = Runner(self)
        self.answer: Suggestions | None = None
        self.find_button = QPushButton(tr("Find builds"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self.open_button = QPushButton(tr("Open as a rig"))
        self.bar = QProgressBar()
        self.note = QLabel()
        self.hint = QLabel(tr(HINT))
        self.table = QTableView()
        self.model = BuildsModel()
        self.details = BuildDetails()
        self.ways = WaysOut()
        self.pages = QStackedWidget()
        self._make_table()
        self._name_controls()
        self._lay_out()
        self._connect()
        self._show_state()

    def _make_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        self._bars = BarDelegate(self._theme)
        table.setItemDelegate(self._bars)
        table.setAccessibleName(tr("Builds that fit, cheapest first"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setCornerButtonEnabled(False)
        table.verticalHeader().setDefaultSectionSize(ROW_PX)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setHighlightSections(False)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setAccessibleName(tr("Figures of the builds"))
        table.verticalHeader().setAccessibleName(tr("Numbers of the builds"))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in WIDTHS.items():
            table.setColumnWidth(column, width)
        head.setSectionResizeMode(CARDS, QHeaderView.ResizeMode.Stretch)

    def _name_controls(self) -> None:
        self.find_button.setProperty("role", "primary")
        self.find_button.setDefault(True)
        self.find_button.setToolTip(tr("Search the whole catalog (Ctrl+Enter)"))
        self.cancel_button.setToolTip(tr("Give the search up (Esc)"))
        self.cancel_button.setAutoDefault(False)
        self.open_button.setAutoDefault(False)
        self.open_button.setToolTip(tr("Work on the chosen build (Enter or double click)"))
        self.bar.setAccessibleName(tr("Progress of the search"))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        for label in (self.hint, self.note):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", "dim")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setContentsMargins(60, 0, 60, 0)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setFixedWidth(FORM_PX)
        under = QVBoxLayout(left)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self.form, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 4, 12, 8)
        buttons.addWidget(self.find_button, 1)
        buttons.addWidget(self.cancel_button)
        under.addLayout(buttons)
        found = QSplitter(Qt.Orientation.Vertical)
        found.addWidget(self.table)
        found.addWidget(self.details)
        found.setSizes([300, 300])
        found.setChildrenCollapsible(False)
        for page in (self.hint, found, self.ways):
            self.pages.addWidget(page)
        self._found_page = found
        right = QVBoxLayout()
        right.addWidget(self.bar)
        right.addWidget(self.pages, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.note, 1)
        foot.addWidget(self.open_button)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 12, 8)
        row.addWidget(left)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.find_button.clicked.connect(self.search)
        self.cancel_button.clicked.connect(self.runner.cancel)
        self.runner.progressed.connect(self._show_step)
        self.runner.found.connect(self._show_answer)
        self.runner.refused.connect(self._say)
        self.runner.cancelled.connect(lambda: self._say(tr("Cancelled: nothing was changed.")))
        self.ways.relax_asked.connect(self._relax)
        self.ways.open_asked.connect(self.open_asked)
        self.open_button.clicked.connect(self.open_chosen)
        self.table.doubleClicked.connect(lambda _index: self.open_chosen())
        self.table.selectionModel().currentRowChanged.connect(self._follow_row)
        self._theme.changed.connect(self.table.viewport().update)

    def begin(self) -> None:
        """Fills the demands from the open rig, unless an answer stands there already."""
        if self.answer is None and not self.runner.running:
            self.form.begin(self._document.rig, self._document.catalog)
        self.form.model.setFocus()

    def search(self) -> None:
        """Starts the search for what the form says."""
        self.answer = None
        self.model.show(())
        self.details.show_build(None)
        self.pages.setCurrentWidget(self.hint)
        self.runner.start(self.form.demands(), self._document.own_catalog)
        self.note.setText("")
        self._show_state()
        self.cancel_button.setFocus()

    def _relax(self, demands: Demands) -> None:
        self.form.show_demands(demands)
        self.search()

    def _show_step(self, step: Step) -> None:
        self.bar.setRange(0, step.total)
        self.bar.setValue(step.done)
        count = (
            tr(", {done:,} of {total:,}", done=step.done, total=step.total) if step.total else ""
        )
        self.note.setText(
            tr("Looking for {what}{count}\N{HORIZONTAL ELLIPSIS}", what=step.what, count=count)
        )

    def _say(self, words: str) -> None:
        self._show_state()
        self.note.setText(clean(words))
        self.find_button.setFocus()

    def _show_answer(self, answer: Suggestions) -> None:
        self.answer = answer
        self.model.show(answer.builds)
        self._show_state()
        if answer.builds:
            self.pages.setCurrentWidget(self._found_page)
            self.table.setCurrentIndex(self.model.index(0, COST))
            self.table.setFocus()
            self.note.setText(looked_words(answer))
        else:
            self.ways.show_answer(answer)
            self.pages.setCurrentWidget(self.ways)
            self.note.setText("")
            (self.ways.buttons or [self.find_button])[0].setFocus()

    def _show_state(self) -> None:
        running = self.runner.running
        self.form.setEnabled(not running)
        self.find_button.setEnabled(not running)
        self.cancel_button.setEnabled(running)
        self.bar.setVisible(running)
        if running:
            self.bar.setRange(0, 0)
        self.open_button.setEnabled(self.chosen is not None)

    @property
    def chosen(self) -> Suggestion | None:
        """The build of the chosen row."""
        row = self.table.currentIndex().row()
        builds = self.model.builds
        return builds[row] if 0 <= row < len(builds) else None

    def _follow_row(self, _new: QModelIndex, _old: QModelIndex) -> None:
        self.details.show_build(self.chosen)
        self.open_button.setEnabled(self.chosen is not None)

    def open_chosen(self) -> None:
        """Asks to work on the chosen build."""
        if self.chosen is not None:
            self.open_asked.emit(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter opens the chosen build, Ctrl+Enter searches, Esc cancels before it closes."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.find_button.click()
        elif enter and self.table.hasFocus():
            self.open_chosen()
        elif event.key() == Qt.Key.Key_Escape and self.runner.running:
            self.runner.cancel()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: object) -> None:  # noqa: N802 (Qt's name)
        """A search that nobody waits for is given up."""
        self.runner.cancel()
        super().hideEvent(event)  # type: ignore[arg-type]
