"""Measures a part from a picture: the marks give figures, the figures a part record.

``measured`` carries the changed part and the sources that its new figures name; whoever opens the
dialog saves them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.evidence import Source
from rigbuilder.catalog.own import own_file
from rigbuilder.catalog.parts import Board, Card
from rigbuilder.catalog.user import user_folders
from rigbuilder.measure.board import BoardReading, read_board
from rigbuilder.measure.card import CardReading, read_card
from rigbuilder.measure.marks import first_marks
from rigbuilder.measure.records import (
    Picture,
    card_conflicts,
    conflicts,
    measured_board,
    measured_card,
    name_problems,
)
from rigbuilder.rig.file import RigFileError
from rigbuilder.ui.language import counted, tr
from rigbuilder.ui.measure.board_form import BoardForm
from rigbuilder.ui.measure.card_form import CardForm
from rigbuilder.ui.measure.history import History
from rigbuilder.ui.measure.overlay import CARD_CORNER_WORDS, Sight
from rigbuilder.ui.measure.picture import FILTER, PictureError, dropped_picture, read_picture
from rigbuilder.ui.measure.pieces import EmptyPage, Verdict, scrolled
from rigbuilder.ui.measure.saving import write_part
from rigbuilder.ui.measure.view import WHEEL_STEP, PictureView
from rigbuilder.ui.theme.icons import icon
from rigbuilder.ui.theme.theme import Theme

PANEL_WIDTH = 380
Result = tuple[Board | Card, dict[str, Source]]


class MeasureDialog(QDialog):
    """Picture at the left, form at the right, what is wrong and the buttons below the form."""

    measured = Signal(object, object)
    """The changed part, and a dict of the sources that its new figures name."""

    def __init__(self, catalog: Catalog, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalog, self._theme = catalog, theme
        self.picture: Picture | None = None
        self.reading: BoardReading | CardReading = BoardReading()
        self.history = History(self)
        self.view = PictureView(self.history, theme)
        self.board_form = BoardForm(catalog, self.history, theme)
        self.card_form = CardForm(catalog, self.history)
        self.ask_picture: Callable[[], Path | None] = self._ask_picture
        self.ask_file: Callable[[str], Path | None] = self._ask_file
        self.today: Callable[[], date] = date.today
        self.setWindowTitle(tr("Measure from a picture"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAcceptDrops(True)
        self.setMinimumSize(820, 520)
        self.resize(1180, 690)
        self._make_actions()
        self._lay_out()
        self._connect()
        self.refresh()

    def _make_actions(self) -> None:
        self.actions_by_name: dict[str, QAction] = {}
        rows = (
            ("open", tr("Open a picture\N{HORIZONTAL ELLIPSIS}"), ["Ctrl+O"], self.open),
            ("undo", tr("Undo"), ["Ctrl+Z"], self.history.undo),
            ("redo", tr("Redo"), ["Ctrl+Shift+Z", "Ctrl+Y"], self.history.redo),
            ("zoom-in", tr("Zoom in"), ["Ctrl++", "Ctrl+="], lambda: self.view.zoom(WHEEL_STEP)),
            ("zoom-out", tr("Zoom out"), ["Ctrl+-"], lambda: self.view.zoom(1 / WHEEL_STEP)),
            ("fit", tr("Fit to window"), ["Ctrl+0"], self.view.fit),
        )
        for name, words, keys, act in rows:
            action = QAction(words, self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setToolTip(f"{words} ({keys[0]})")
            action.triggered.connect(lambda _on=False, act=act: act())
            self.addAction(action)
            self.actions_by_name[name] = action

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 6)
        self.opener = QPushButton(tr("Open a picture\N{HORIZONTAL ELLIPSIS}"))
        self.opener.clicked.connect(self.open)
        bar.addWidget(self.opener)
        self.tools: dict[str, QToolButton] = {}
        for name in ("undo", "redo", "zoom-in", "zoom-out", "fit"):
            tool = QToolButton()
            tool.setDefaultAction(self.actions_by_name[name])
            tool.setAccessibleName(self.actions_by_name[name].text())
            tool.setProperty("role", "flat")
            bar.addWidget(tool)
            self.tools[name] = tool
        self.title = QLabel()
        self.title.setProperty("role", "dim")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        bar.addWidget(self.title, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        self.stack = QStackedWidget()
        self.empty = EmptyPage()
        self.empty.opener.clicked.connect(self.open)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.view)
        column.addWidget(self.stack, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self._panel())
        split.setStretchFactor(0, 1)
        split.setSizes([1180 - PANEL_WIDTH, PANEL_WIDTH])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        self._dress()

    def _panel(self) -> QWidget:
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("What the picture shows"))
        self.tabs.addTab(scrolled(self.board_form), tr("Board"))
        self.tabs.addTab(scrolled(self.card_form), tr("Card"))
        self.verdict = Verdict()
        self.save = QPushButton(tr("Save as a file\N{HORIZONTAL ELLIPSIS}"))
        self.save.setToolTip(tr("Writes the part as a catalog file, ready to contribute"))
        self.use = QPushButton(tr("Use these figures"))
        self.use.setProperty("role", "primary")
        cancel = QPushButton(tr("Cancel"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.use)
        cancel.clicked.connect(self.reject)
        for button in (self.opener, self.empty.opener, self.save, self.use, cancel):
            button.setAutoDefault(False)
        panel = QFrame()
        panel.setProperty("panel", "true")
        panel.setMinimumWidth(PANEL_WIDTH - 20)
        panel.setMaximumWidth(560)
        column = QVBoxLayout(panel)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.verdict)
        column.addLayout(buttons)
        return panel

    def _connect(self) -> None:
        self.history.changed.connect(self.refresh)
        self.board_form.edited.connect(self.refresh)
        self.card_form.edited.connect(self.refresh)
        self.board_form.add_wanted.connect(self._add_slot)
        self.tabs.currentChanged.connect(self._kind_changed)
        self.view.dropped.connect(self.open_path)
        self.use.clicked.connect(self._use)
        self.save.clicked.connect(self.save_file)
        self._theme.changed.connect(self._dress)

    def _dress(self) -> None:
        t = self._theme.tokens
        for name, action in self.actions_by_name.items():
            if name != "open":
                action.setIcon(icon(name, t.text_dim, t.border_strong))

    @property
    def on_board(self) -> bool:
        """Whether a board is measured, not a card."""
        return self.tabs.currentIndex() == 0

    def _kind_changed(self) -> None:
        self.view.clicks_add_slots = self.on_board
        self.view.select(None)
        if not self.on_board:
            self.card_form.place_ruler()
        self.refresh()

    def open(self) -> None:
        """A picture that the user picks."""
        path = self.ask_picture()
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Shows a picture and begins anew; on a bad one says why and keeps what there is."""
        try:
            image, picture = read_picture(path)
        except PictureError as error:
            self.verdict.say(str(error), "error")
            return
        self.picture = picture
        self.title.setText(
            tr(
                "{name}, {width} x {height} pixels",
                name=picture.name,
                width=picture.width_px,
                height=picture.height_px,
            )
        )
        self.stack.setCurrentWidget(self.view)
        self.view.set_picture(image)
        self.history.reset(first_marks(*picture.size))
        self._kind_changed()
        self.view.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Takes pictures anywhere, also before there is one."""
        if dropped_picture(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        """Opens the picture."""
        path = dropped_picture(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.open_path(path)

    def refresh(self) -> None:
        """Reads the marks anew and shows what they say."""
        for name, on in (("undo", self.history.can_undo), ("redo", self.history.can_redo)):
            self.actions_by_name[name].setEnabled(on)
        for name in ("zoom-in", "zoom-out", "fit"):
            self.actions_by_name[name].setEnabled(self.picture is not None)
        untouched = False
        if self.picture is None:
            problems = [tr("Open a picture to begin.")]
        elif self.on_board:
            problems = self._read_board(self.picture)
        else:
            problems = self._read_card(self.picture)
        if (
            self.picture is not None
            and self.history.marks.corners == first_marks(*self.picture.size).corners
        ):
            untouched = True
            words = (
                tr("Drag the four corners onto those of the board.")
                if self.on_board
                else tr("Drag the four corners onto those of the card.")
            )
            problems = [words]
        self.use.setEnabled(not problems)
        self.save.setEnabled(not problems)
        if problems:
            level = "note" if untouched or self.picture is None else "error"
            self.verdict.say("\n".join(problems), level)
        else:
            self.verdict.say(self._good_words(), "ok")
        self.view.viewport().update()

    def _read_board(self, picture: Picture) -> list[str]:
        form = self.board_form
        marks = form.named(self.history.marks)
        reading = read_board(marks, picture.size, form.size_mm, form.form_factor_now)
        self.reading = reading
        board = form.board()
        problems = list(reading.problems)
        if not problems:
            problems += name_problems(reading)
        if not problems and board is None:
            problems.append(tr("Say which board it is: brand, name and socket."))
        found = conflicts(board, reading) if board is not None and reading.accepted else []
        form.show_reading(marks, reading, bool(found))
        if not form.override.isChecked():
            problems += [str(conflict) for conflict in found]
        self.view.sight = Sight(
            board=reading,
            board_mm=form.size_mm,
            form_factor=form.form_factor_now,
            lens=reading.lens,
            names=tuple(slot.name for slot in marks.slots),
        )
        return problems

    def _read_card(self, picture: Picture) -> list[str]:
        form = self.card_form
        marks = self.history.marks
        known = form.known_now()
        reading = read_card(marks, picture.size, form.view_now, known, form.accuracy.value())
        self.reading = reading
        problems = list(reading.problems)
        if not problems and form.card is None:
            problems.append(tr("Choose the card."))
        found = card_conflicts(form.card, reading) if form.card and reading.accepted else []
        form.show_reading(marks, reading, bool(found))
        if not form.override.isChecked():
            problems += found
        words = CARD_CORNER_WORDS[form.view_now]
        self.view.sight = Sight(words=words, lens=reading.lens, slots=False)
        return problems

    def _good_words(self) -> str:
        if isinstance(self.reading, BoardReading):
            count = len(self.reading.slots)
            return counted(
                count,
                "{n} slot on the openings' lines within {off:.1f} mm. "
                "Check the names before you use them.",
                "{n} slots on the openings' lines within {off:.1f} mm. "
                "Check the names before you use them.",
                off=self.reading.largest_residual_mm,
            )
        return tr("Measured. Check the known length before you use the sizes.")

    def _add_slot(self) -> None:
        """Below the lowest mark, to be dragged or nudged from there."""
        if self.picture is not None:
            marks = self.history.marks
            start, end = marks.corners[0], marks.corners[3]
            down = min(0.95, 0.55 + 0.07 * len(marks.slots))
            x = start.x + (end.x - start.x) * down + self.picture.width_px * 0.06
            y = start.y + (end.y - start.y) * down
            self.view.add_slot(type(start)(x, y))
            self.view.setFocus()

    def outcome(self) -> Result | None:
        """The changed part and its new sources; None while something is wrong."""
        if self.picture is None or not self.use.isEnabled():
            return None
        if isinstance(self.reading, BoardReading):
            form = self.board_form
            board = form.board()
            assert board is not None  # the button is off without one
            lanes = form.lanes(self.history.marks)
            return measured_board(
                board, self.reading, lanes, self.picture, form.size_mm, self.today()
            )
        card = self.card_form.card
        assert card is not None  # the button is off without one
        view, known = self.card_form.view_now, self.card_form.known_now()
        return measured_card(card, self.reading, view, known, self.picture, self.today())

    def _use(self) -> None:
        result = self.outcome()
        if result is not None:
            self.measured.emit(*result)
            self.accept()

    def save_file(self) -> None:
        """Writes the part as a catalog file that the user picks; the dialog stays open."""
        result = self.outcome()
        path = self.ask_file(f"{result[0].id}.json") if result is not None else None
        if result is None or path is None:
            return
        target = path if path.suffix == ".json" else path.with_name(f"{path.name}.json")
        try:
            write_part(target, result[0], result[1], self._catalog)
        except RigFileError as error:
            self.verdict.say(f"{error}.", "error")
            return
        self.verdict.say(tr("Saved {name}.", name=target.name), "ok")

    def _ask_picture(self) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Open a picture"), "", tr(FILTER))
        return Path(name) if name else None

    def _ask_file(self, proposal: str) -> Path | None:
        folder = user_folders().parts
        start = str(own_file(folder, proposal.removesuffix(".json")))
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Save the part"), start if folder.is_dir() else proposal, tr("Parts (*.json)")
        )
        return Path(name) if name else None
